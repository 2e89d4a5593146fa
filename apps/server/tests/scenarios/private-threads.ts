import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { expect } from 'vitest';
import { foundHome, newcomer } from '../nodes/nodes.ts';
import { openClient, openSocket } from '../support/sockets.ts';
import { until } from '../support/until.ts';
import { hears, type Scenarios, times } from './scenario.ts';

export const privateThreadScenarios: Scenarios = {
  async 'a private thread comes to whoever is brought into it, and is gone with them on every node'(nodes) {
    const home = await foundHome(nodes);
    const { channel_id, owner } = home;
    const [starter, guest, outsider] = await times(3, () => newcomer(nodes, home));
    if (!starter || !guest || !outsider) return expect.unreachable();
    const { id } = await starter.call('threads.create', { channel_id, name: 'Втайне', type: 12 });
    // On several devices, wherever they are connected.
    const clients = await times(3, () => openClient(guest));
    const aside = await openSocket(outsider);
    await starter.call('threads.addMember', { channel_id: id, user_id: guest.id });
    for (const client of clients) await until(() => client.getState().channels[id]?.member?.user_id === guest.id);
    const { id: message_id } = await starter.call('messages.create', { channel_id: id, content: 'между нами' });
    for (const client of clients) await until(() => client.getState().channels[id]?.last_message_id === message_id);

    await starter.call('threads.removeMember', { channel_id: id, user_id: guest.id });
    for (const client of clients) await until(() => client.getState().channels[id] === undefined);
    await owner.call('messages.create', { channel_id, content: 'конец' });
    await hears(aside, 'конец');
    for (const secret of [id, 'Втайне', 'между нами']) expect(JSON.stringify(aside.events)).not.toContain(secret);
    for (const client of clients) client.close();
  },

  async 'whoever manages threads sees the private ones from then on, and none of them when that ends'(nodes) {
    const home = await foundHome(nodes);
    const { guild_id, channel_id, owner } = home;
    const [starter, guard] = await times(2, () => newcomer(nodes, home));
    if (!starter || !guard) return expect.unreachable();
    const { id } = await starter.call('threads.create', { channel_id, name: 'Втайне', type: 12 });
    const clients = await times(3, () => openClient(guard));
    const permissions = String(PERMISSIONS.MANAGE_THREADS);
    const { id: role_id } = await owner.call('roles.create', { guild_id, name: 'Хранители', permissions });
    for (const client of clients) expect(client.getState().channels[id]).toBeUndefined();

    const place = { guild_id, user_id: guard.id, role_id };
    await owner.call('members.addRole', place);
    for (const client of clients) await until(() => client.getState().channels[id]?.name === 'Втайне');
    await starter.call('channels.update', { channel_id: id, name: 'Совсем втайне' });
    for (const client of clients) await until(() => client.getState().channels[id]?.name === 'Совсем втайне');
    await owner.call('members.removeRole', place);
    for (const client of clients) await until(() => client.getState().channels[id] === undefined);
    expect((await guard.ask('channels.get', { channel_id: id })).status).toBe(404);
    for (const client of clients) client.close();
  },

  async 'many come into a private thread and go at once, and each device knows in the end what is so'(nodes) {
    const home = await foundHome(nodes);
    const { channel_id } = home;
    const starter = await newcomer(nodes, home);
    const people = await times(4, () => newcomer(nodes, home));
    const clients = await Promise.all(people.map((person) => openClient(person)));
    const { id } = await starter.call('threads.create', { channel_id, name: 'Втайне', type: 12 });
    const change = (name: 'threads.addMember' | 'threads.removeMember', user_id: string) => starter.ask(name, { channel_id: id, user_id });
    await Promise.all(people.map(({ id: user_id }) => change('threads.addMember', user_id)));
    await Promise.all([
      ...people.flatMap(({ id: user_id }, index) => (index % 2 === 0 ? [change('threads.removeMember', user_id)] : [])),
      ...people.map(({ id: user_id }) => change('threads.addMember', user_id)),
      starter.ask('channels.update', { channel_id: id, name: 'Иначе' }),
    ]);
    for (const [index, person] of people.entries()) {
      const { status } = await person.ask('channels.get', { channel_id: id });
      await until(() => (clients[index]?.getState().channels[id]?.name ?? null) === (status === 200 ? 'Иначе' : null));
    }
    for (const client of clients) client.close();
  },
};
