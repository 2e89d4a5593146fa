import type { Message } from '@chat-js/protocol/messages.ts';
import { expect } from 'vitest';
import { foundHome, newcomer } from '../nodes/nodes.ts';
import { wholly } from '../support/client-state.ts';
import { openClient, openSocket } from '../support/sockets.ts';
import { until } from '../support/until.ts';
import { hears, type Scenarios, textsOf, times } from './scenario.ts';

export const messageScenarios: Scenarios = {
  async 'what many write at once is told to everybody in one order, and every node has the same history'(nodes) {
    const home = await foundHome(nodes);
    const { channel_id } = home;
    const people = await times(6, () => newcomer(nodes, home));
    const sockets = await Promise.all(people.map((person) => openSocket(person)));
    const sent = await Promise.all(
      people.flatMap((person, who) =>
        Array.from({ length: 10 }, (_, i) => person.call('messages.create', { channel_id, content: `${who} ${i}` })),
      ),
    );
    for (const socket of sockets) {
      await until(() => textsOf(socket.events).length >= sent.length);
      expect(textsOf(socket.events)).toEqual(textsOf(sockets[0]?.events ?? []));
    }
    const pages = await Promise.all(nodes.servers.map(() => home.owner.call('messages.list', { channel_id, limit: 100 })));
    for (const page of pages) expect(page).toEqual(pages[0]);
    expect(pages[0]?.map(({ id }) => id).sort()).toEqual(sent.map(({ id }) => id).sort());
  },

  async 'what many do to one message at once ends the same for everybody, wherever they are connected'(nodes) {
    const home = await foundHome(nodes);
    const { channel_id, owner } = home;
    const people = await times(6, () => newcomer(nodes, home));
    const { id: message_id } = await owner.call('messages.create', { channel_id, content: 'до' });
    await owner.call('messages.create', { channel_id, content: 'ответ', message_reference: { message_id } });
    const clients = await Promise.all(people.map((person) => openClient(person)));
    for (const client of clients) await client.loadPresent(channel_id);

    const place = { channel_id, message_id };
    await Promise.all([
      ...people.flatMap((person, index) =>
        ['👍', '❤️', '🎉'].map(async (emoji_name) => {
          await person.call('reactions.add', { ...place, emoji_name });
          if (index % 2 === 0) await person.call('reactions.removeMine', { ...place, emoji_name });
        }),
      ),
      owner.call('messages.edit', { ...place, content: 'после' }),
      owner.call('pins.add', place),
    ]);

    for (const [index, client] of clients.entries()) {
      const fresh = await people[index]?.call('messages.list', { channel_id, limit: 10 });
      const shown = () => client.getState().windows[channel_id]?.messages.toReversed().map(wholly);
      await until(
        () => JSON.stringify(shown()?.map(({ revision }) => revision)) === JSON.stringify(fresh?.map(({ revision }) => revision)),
      );
      expect(shown()).toEqual(fresh?.map(wholly));
      const own = index % 2 === 1;
      expect(fresh?.[1]?.reactions?.map(({ count, me }) => [count, me])).toEqual([
        [3, own],
        [3, own],
        [3, own],
      ]);
    }
    for (const client of clients) client.close();
  },

  async 'people who answer each other stand in the order of the conversation'(nodes) {
    const home = await foundHome(nodes);
    const { channel_id } = home;
    const [one, two] = await Promise.all([newcomer(nodes, home), newcomer(nodes, home)]);
    const [ear, other] = await Promise.all([openSocket(one), openSocket(two)]);
    const said: string[] = [];
    for (let i = 0; i < 20; i++) {
      const [speaker, listener] = i % 2 === 0 ? [one, other] : [two, ear];
      const content = `answer ${i}`;
      await speaker.call('messages.create', { channel_id, content });
      await hears(listener, content);
      said.push(content);
    }
    const page = await one.call('messages.list', { channel_id, limit: 100 });
    expect(page.map(({ content }) => content).toReversed()).toEqual(said);
  },

  async 'the same message sent again, wherever it arrives, is there once and told once'(nodes) {
    const home = await foundHome(nodes);
    const { owner, channel_id } = home;
    const reader = await openSocket(await newcomer(nodes, home));
    const input = { channel_id, content: 'once', nonce: 'same-nonce' };
    const answers: Message[] = await times(9, () => owner.call('messages.create', input));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    await owner.call('messages.create', { channel_id, content: 'afterwards' });
    await hears(reader, 'afterwards');
    expect(textsOf(reader.events)).toEqual(['once', 'afterwards']);
    expect(await owner.call('messages.list', { channel_id })).toHaveLength(2);
  },

  async 'a page of history and what comes after it have no gap'(nodes) {
    const home = await foundHome(nodes);
    const { owner, channel_id } = home;
    const client = await openClient(await newcomer(nodes, home));
    const expected = Array.from({ length: 30 }, (_, i) => `line ${i}`);
    const writing = (async () => {
      for (const content of expected) await owner.call('messages.create', { channel_id, content });
    })();
    await until(() => client.getState().channels[channel_id]?.last_message_id);
    await client.loadPresent(channel_id);
    await writing;
    const shown = () => client.getState().windows[channel_id]?.messages.map(({ content }) => content);
    await until(() => shown()?.includes('line 29'));
    expect(shown()).toEqual(expected);
  },

  async 'a channel that has just been made can be written in at once'(nodes) {
    const home = await foundHome(nodes);
    const reader = await openSocket(await newcomer(nodes, home));
    for (let i = 0; i < 5; i++) {
      const { id } = await home.owner.call('channels.create', { guild_id: home.guild_id, name: `new-${i}` });
      await home.owner.call('messages.create', { channel_id: id, content: `first in ${i}` });
      await hears(reader, `first in ${i}`);
    }
  },

  async 'others see who is typing'(nodes) {
    const home = await foundHome(nodes);
    const typist = await newcomer(nodes, home);
    const watchers = await times(3, async () => openSocket(await newcomer(nodes, home)));
    await typist.call('channels.typing', { channel_id: home.channel_id });
    for (const watcher of watchers) {
      const [, typing] = await watcher.next('TYPING_START');
      expect(typing).toMatchObject({ channel_id: home.channel_id, user_id: typist.id });
    }
  },
};
