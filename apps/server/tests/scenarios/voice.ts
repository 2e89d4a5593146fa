import { expect } from 'vitest';
import { foundHome, newcomer } from '../nodes/nodes.ts';
import type { Person } from '../support/people.ts';
import { openClient, openSocket, type RawSocket } from '../support/sockets.ts';
import { until } from '../support/until.ts';
import { type Scenarios, times } from './scenario.ts';

export const voiceScenarios: Scenarios = {
  async 'whoever talks is seen on every node, with one device, and goes on through another node'(nodes) {
    const home = await foundHome(nodes);
    const { guild_id, owner } = home;
    const { id: channel_id } = await owner.call('channels.create', { guild_id, name: 'hall', type: 2 });
    const [watcher, person] = [await newcomer(nodes, home), await newcomer(nodes, home)];
    const watchers = await Promise.all(nodes.servers.map(({ url }) => openSocket({ ...watcher, url })));
    const [near, far] = [nodes.servers[0], nodes.servers.at(-1)];
    const first = await openSocket({ ...person, url: near?.url ?? '' });
    const session_id = await join(first, { channel_id });
    await Promise.all(watchers.map((one) => until(() => whereTold(one, person).at(-1) === channel_id)));
    first.close();
    const again = await openSocket({ ...person, url: far?.url ?? '' });
    expect(await join(again, { channel_id, session_id })).toBe(session_id);
    const other = await openSocket({ ...person, url: near?.url ?? '' });
    const moved = await join(other, { channel_id });
    expect(moved).not.toBe(session_id);
    await until(async () => !(await again.call('voice.update', { self_mute: true })).ok);
    await other.call('voice.update', { self_deaf: true });
    for (const one of watchers) {
      await until(() => told(one, person).at(-1)?.self_deaf === true);
      expect(told(one, person).at(-1)).toMatchObject({ session_id: moved, self_mute: false });
    }
    for (const { url } of nodes.servers) {
      const client = await openClient({ ...watcher, url });
      expect(client.getState().voice[guild_id]).toMatchObject({ [person.id]: { session_id: moved } });
      client.close();
    }
  },

  async 'as many talk as may, from whichever nodes they come at once'(nodes) {
    const home = await foundHome(nodes);
    const { guild_id, owner } = home;
    const { id: channel_id } = await owner.call('channels.create', { guild_id, name: 'hall', type: 2 });
    const sockets = await times(7, async () => openSocket(await newcomer(nodes, home)));
    const answers = await Promise.all(sockets.map(({ call }) => call('voice.join', { channel_id })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(4);
    const client = await openClient(owner);
    const inside = () => Object.keys(client.getState().voice[guild_id] ?? {}).length;
    await until(() => inside() === 4);
  },

  async 'kicked through one node, somebody talks no more on any, within half a second'(nodes) {
    const home = await foundHome(nodes);
    const { guild_id, owner } = home;
    const { id: channel_id } = await owner.call('channels.create', { guild_id, name: 'hall', type: 2 });
    const watchers = await Promise.all(nodes.servers.map(({ url }) => openSocket({ ...owner, url })));
    const isTold = (person: Person, where: string | null) =>
      Promise.all(watchers.map((one) => until(() => whereTold(one, person).at(-1) === where)));
    const delays: number[] = [];
    // A busy machine delays what a product does not: the quickest counts.
    for (let turn = 0; turn < 3; turn += 1) {
      const person = await newcomer(nodes, home);
      await join(await openSocket(person), { channel_id });
      await isTold(person, channel_id);
      const begun = performance.now();
      await owner.call('members.kick', { guild_id, user_id: person.id });
      await isTold(person, null);
      delays.push(performance.now() - begun);
    }
    expect(Math.min(...delays)).toBeLessThan(500);
  },
};

async function join({ call }: RawSocket, input: { channel_id: string; session_id?: string }): Promise<string> {
  const ack = await call('voice.join', input);
  if (!ack.ok) throw new Error(`not let in: ${ack.error.message}`);
  return ack.answer.session_id;
}

function told({ events }: RawSocket, { id }: Pick<Person, 'id'>) {
  return events.flatMap((event) => (event[0] === 'VOICE_STATE_UPDATE' && event[1].user_id === id ? [event[1]] : []));
}

const whereTold = (socket: RawSocket, person: Pick<Person, 'id'>) => told(socket, person).map(({ channel_id }) => channel_id);
