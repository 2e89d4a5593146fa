import { expect } from 'vitest';
import { foundHome } from '../nodes/nodes.ts';
import { ask, errorName } from '../support/calls.ts';
import { register } from '../support/people.ts';
import { openSocket } from '../support/sockets.ts';
import type { Scenarios } from './scenario.ts';

/** On nodes of their own, with limits on. */
export const limitScenarios: Scenarios = {
  async 'who writes too fast is slowed down wherever they write'(nodes) {
    const { owner, channel_id } = await foundHome(nodes);
    const results: (string | undefined)[] = [];
    for (let i = 0; i < 13; i++) results.push(errorName(await owner.ask('messages.create', { channel_id, content: `fast ${i}` })));
    expect(results).toEqual([...Array.from({ length: 10 }, () => undefined), 'RATE_LIMITED', 'RATE_LIMITED', 'RATE_LIMITED']);
  },

  async 'what is slowed down over HTTP is slowed down over the socket of another node'(nodes) {
    const { owner, channel_id } = await foundHome(nodes);
    for (let i = 0; i < 10; i++) await owner.call('messages.create', { channel_id, content: `fast ${i}` });
    for (const { url } of nodes.servers) {
      const socket = await openSocket({ url, token: owner.token });
      expect(await socket.call('messages.create', { channel_id, content: 'too fast' })).toMatchObject({
        ok: false,
        error: { status: 429 },
      });
    }
  },

  async 'who guesses passwords is stopped at every node after ten'(nodes) {
    const { username } = await register(nodes.next());
    const guess = async () => errorName(await ask(nodes.next(), 'auth.login', { login: username, password: 'a wrong password' }));
    const results: (string | undefined)[] = [];
    for (let i = 0; i < 12; i++) results.push(await guess());
    expect(results.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'WRONG_CREDENTIALS'));
    expect(results.slice(10)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
  },
};
