import { expect } from 'vitest';
import { foundHome, type Home, type Nodes, newcomer } from '../nodes/nodes.ts';
import type { Person } from '../support/people.ts';
import { openSocket, type RawSocket } from '../support/sockets.ts';
import { pause } from '../support/until.ts';
import { hears, type Scenarios, textsOf, times } from './scenario.ts';

export const resumeScenarios: Scenarios = {
  async 'who lost the connection gets at any node exactly what was missed, in order, once, and goes on'(nodes) {
    const { home, person, socket } = await someoneWhoHeard(nodes);
    socket.close();
    const missed = Array.from({ length: 20 }, (_, i) => `missed ${i}`);
    await write(home, ...missed);
    for (const { url } of nodes.servers) {
      const back = await openSocket({ url, token: person.token }, socket.lastId());
      const after = `after ${url}`;
      await write(home, after);
      missed.push(after);
      await hears(back, after);
      expect(back.events[0]?.[0]).toBe('RESUMED');
      expect(textsOf(back.events)).toEqual(missed);
      back.close();
    }
  },

  async 'who goes from node to node while others write misses nothing and hears nothing twice'(nodes) {
    const { home, person, socket } = await someoneWhoHeard(nodes);
    const expected = Array.from({ length: 100 }, (_, i) => `flood ${i}`);
    const writing = (async () => {
      for (const content of expected) await write(home, content);
    })();
    const heard: string[] = [];
    let current = socket;
    for (let i = 0; i < 12; i++) {
      current.close();
      const next = await openSocket(person, current.lastId());
      expect(next.events[0]?.[0]).toBe('RESUMED');
      await pause(Math.random() * 30);
      next.socket.close();
      heard.push(...textsOf(next.events));
      if (next.lastId() !== '') current = next;
    }
    await writing;
    const last = await openSocket(person, current.lastId());
    await write(home, 'the end');
    await hears(last, 'the end');
    expect([...heard, ...textsOf(last.events)]).toEqual([...expected, 'the end']);
  },

  async 'who was away when their guilds changed starts afresh at any node'(nodes) {
    const { home, person, socket } = await someoneWhoHeard(nodes);
    socket.close();
    await home.owner.call('channels.create', { guild_id: home.guild_id, name: 'new' });
    for (const { url } of nodes.servers) {
      const back = await openSocket({ url, token: person.token }, socket.lastId());
      await back.next('READY');
      expect(back.events.slice(0, 2).map(([type]) => type)).toEqual(['RESYNC', 'READY']);
      back.close();
    }
  },

  async 'a position that nobody gave starts afresh at any node'(nodes) {
    const person = await newcomer(nodes, await foundHome(nodes));
    for (const position of ['1', '9'.repeat(16), '9'.repeat(40), '-1', 'NaN', '', '__proto__', '1-0.0', '9999999999999-0.0']) {
      const back = await openSocket(person, position);
      await back.next('READY');
      expect(back.events.slice(0, 2).map(([type]) => type)).toEqual(['RESYNC', 'READY']);
      back.close();
    }
  },

  async 'ten who resume at the same moment are told the same'(nodes) {
    const { home, person, socket } = await someoneWhoHeard(nodes);
    const expected = Array.from({ length: 60 }, (_, i) => `flood ${i}`);
    const flood = Promise.all(expected.map((content) => write(home, content)));
    const sockets = await times(10, () => pause(Math.random() * 50).then(() => openSocket(person, socket.lastId())));
    await flood;
    await write(home, 'the end');
    for (const one of sockets) {
      await hears(one, 'the end');
      expect(textsOf(one.events).sort()).toEqual([...expected, 'the end'].sort());
      expect(textsOf(one.events)).toEqual(textsOf(sockets[0]?.events ?? []));
    }
  },
};

/** A member who has heard something, so that there is a position to go on from. */
async function someoneWhoHeard(nodes: Nodes): Promise<{ home: Home; person: Person; socket: RawSocket }> {
  const home = await foundHome(nodes);
  const person = await newcomer(nodes, home);
  const socket = await openSocket(person);
  await write(home, 'hello');
  await hears(socket, 'hello');
  socket.close();
  return { home, person, socket };
}

async function write({ owner, channel_id }: Home, ...texts: string[]): Promise<void> {
  for (const content of texts) await owner.call('messages.create', { channel_id, content });
}
