import { expect } from 'vitest';
import { foundHome, newcomer } from '../nodes/nodes.ts';
import { openClient, openSocket } from '../support/sockets.ts';
import { until } from '../support/until.ts';
import { type Scenarios, textsOf, times } from './scenario.ts';

export const threadScenarios: Scenarios = {
  async 'what many write in a thread at once is told in one order, and everybody is in it and counted'(nodes) {
    const home = await foundHome(nodes);
    const { channel_id, owner } = home;
    const people = await times(6, () => newcomer(nodes, home));
    const sockets = await Promise.all(people.map((person) => openSocket(person)));
    const { id } = await owner.call('threads.create', { channel_id, name: 'Отдельно', type: 11 });
    await Promise.all(
      people.flatMap((person, who) =>
        ['раз', 'два'].map((text) => person.call('messages.create', { channel_id: id, content: text + who })),
      ),
    );
    const texts = (index: number) =>
      textsOf(sockets[index]?.events.filter((event) => 'channel_id' in event[1] && event[1].channel_id === id) ?? []);
    for (const index of people.keys()) {
      await until(() => texts(index).length === 12);
      expect(texts(index)).toEqual(texts(0));
    }
    for (const _ of nodes.servers) {
      expect(await owner.call('channels.get', { channel_id: id })).toMatchObject({
        message_count: 12,
        total_message_sent: 12,
        member_count: 7,
      });
    }
    const counts = sockets.map(({ events }) =>
      events.flatMap((event) => (event[0] === 'THREAD_MEMBERS_UPDATE' ? event[1].member_count : [])),
    );
    for (const told of counts) expect(told.at(-1)).toBe(7);
  },

  async 'a thread that ended opens for whoever writes, and those who were in it hear of it on every node'(nodes) {
    const home = await foundHome(nodes);
    const { channel_id, owner } = home;
    const people = await times(3, () => newcomer(nodes, home));
    const { id } = await owner.call('threads.create', { channel_id, name: 'Отдельно', type: 11 });
    for (const person of people) await person.call('threads.join', { channel_id: id });
    await owner.call('channels.update', { channel_id: id, archived: true });
    // They come when it has ended: READY does not know it.
    const clients = await Promise.all(people.map((person) => openClient(person)));
    const { id: message_id } = await owner.call('messages.create', { channel_id: id, content: 'снова' });
    for (const client of clients) {
      await until(() => client.getState().channels[id]?.last_message_id === message_id);
      expect(client.getState().channels[id]).toMatchObject({ thread_metadata: { archived: false }, member: { id } });
    }
  },
};
