import { expect } from 'vitest';
import { foundHome, newcomer } from '../nodes/nodes.ts';
import { openClient, openSocket } from '../support/sockets.ts';
import { until } from '../support/until.ts';
import { hears, type Scenarios, times } from './scenario.ts';

export const directMessageScenarios: Scenarios = {
  async 'two who open their conversation at once have one, on whichever node'(nodes) {
    const home = await foundHome(nodes);
    const [anna, tom] = await times(2, () => newcomer(nodes, home));
    if (!anna || !tom) return expect.unreachable();
    const open = () => [
      anna.call('directMessages.open', { recipient_id: tom.id }),
      tom.call('directMessages.open', { recipients: [anna.id] }),
    ];
    const opened = await Promise.all([...open(), ...open(), ...open()]);
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(opened[0]?.recipients.map(({ id }) => id)).toEqual([tom.id]);
  },

  async 'what is written reaches every device of both and nobody else, wherever they are connected'(nodes) {
    const home = await foundHome(nodes);
    const [anna, tom, other] = await times(3, () => newcomer(nodes, home));
    if (!anna || !tom || !other) return expect.unreachable();
    const clients = await Promise.all([...(await times(3, () => openClient(anna))), ...(await times(3, () => openClient(tom)))]);
    const aside = await openSocket(other);
    const { id: channel_id } = await anna.call('directMessages.open', { recipient_id: tom.id });
    const { id } = await anna.call('messages.create', { channel_id, content: 'между нами', nonce: 'a' });
    for (const client of clients) await until(() => client.getState().channels[channel_id]?.last_message_id === id);
    await home.owner.call('messages.create', { channel_id: home.channel_id, content: 'конец' });
    await hears(aside, 'конец');
    for (const secret of [channel_id, 'между нами']) expect(JSON.stringify(aside.events)).not.toContain(secret);
    for (const client of clients) client.close();
    aside.close();
  },

  async 'a request that is accepted while more is written is a conversation on every device, wherever it was told'(nodes) {
    const home = await foundHome(nodes);
    const [anna, tom] = await times(2, () => newcomer(nodes, home));
    if (!anna || !tom) return expect.unreachable();
    await tom.call('settings.update', { requests_from_guilds: true });
    const clients = await times(3, () => openClient(tom));
    const { id: channel_id } = await anna.call('directMessages.open', { recipient_id: tom.id });
    const write = (content: string) => anna.call('messages.create', { channel_id, content });
    await write('можно?');
    for (const client of clients) await until(() => client.getState().requests[channel_id] !== undefined);
    const accept = () => tom.call('directMessages.acceptRequest', { channel_id });
    await Promise.all([write('раз'), accept(), write('два'), accept(), write('три')]);
    const { id } = await write('четыре');
    for (const client of clients) {
      await until(() => client.getState().channels[channel_id]?.last_message_id === id);
      expect(client.getState().requests).toEqual({});
      client.close();
    }
  },

  async 'a group follows whoever comes, and is gone at once for whoever goes'(nodes) {
    const home = await foundHome(nodes);
    const [anna, tom, eva] = await times(3, () => newcomer(nodes, home));
    if (!anna || !tom || !eva) return expect.unreachable();
    const late = await newcomer(nodes, home);
    const clients = await times(3, () => openClient(late));
    const { id: channel_id } = await anna.call('directMessages.open', { recipients: [tom.id, eva.id] });
    await tom.call('directMessages.addRecipient', { channel_id, user_id: late.id });
    for (const client of clients) await until(() => client.getState().direct[channel_id]?.recipient_ids.length === 3);
    const { id } = await eva.call('messages.create', { channel_id, content: 'добро пожаловать' });
    for (const client of clients) await until(() => client.getState().channels[channel_id]?.last_message_id === id);

    await anna.call('directMessages.removeRecipient', { channel_id, user_id: late.id });
    for (const client of clients) await until(() => client.getState().channels[channel_id] === undefined);
    const aside = await openSocket(late);
    await eva.call('messages.create', { channel_id, content: 'теперь без них' });
    await home.owner.call('messages.create', { channel_id: home.channel_id, content: 'конец' });
    await hears(aside, 'конец');
    expect(JSON.stringify(aside.events)).not.toContain('теперь без них');
    expect((await late.ask('messages.list', { channel_id })).status).toBe(404);
    for (const client of clients) client.close();
    aside.close();
  },

  async 'many come into a group and go at once, and each device knows in the end what is so'(nodes) {
    const home = await foundHome(nodes);
    const [anna, tom, eva] = await times(3, () => newcomer(nodes, home));
    const people = await times(3, () => newcomer(nodes, home));
    if (!anna || !tom || !eva) return expect.unreachable();
    const clients = await Promise.all([anna, tom, ...people].map((person) => openClient(person)));
    const { id: channel_id } = await anna.call('directMessages.open', { recipients: [tom.id, eva.id] });
    const change = (name: 'directMessages.addRecipient' | 'directMessages.removeRecipient', user_id: string) =>
      anna.ask(name, { channel_id, user_id });
    await Promise.all(
      people.flatMap(({ id }) => [
        change('directMessages.addRecipient', id),
        change('directMessages.removeRecipient', id),
        change('directMessages.addRecipient', id),
      ]),
    );
    const { recipients } = (await anna.call('directMessages.list', {})).find((channel) => channel.id === channel_id) ?? { recipients: [] };
    const inside = new Set([anna.id, ...recipients.map(({ id }) => id)]);
    for (const client of clients) {
      const me = client.getState().me?.id ?? '';
      await until(() => {
        const entry = client.getState().direct[channel_id];
        if (!inside.has(me)) return entry === undefined;
        return new Set([me, ...(entry?.recipient_ids ?? [])]).symmetricDifference(inside).size === 0;
      });
      client.close();
    }
  },
};
