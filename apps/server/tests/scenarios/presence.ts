import type { Client } from '@chat-js/client/client.ts';
import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import { expect } from 'vitest';
import { foundHome, newcomer } from '../nodes/nodes.ts';
import { call } from '../support/calls.ts';
import { openClient, openSocket, type RawSocket } from '../support/sockets.ts';
import { pause, until } from '../support/until.ts';
import { type Scenarios, times } from './scenario.ts';

export const presenceScenarios: Scenarios = {
  async 'someone is online until their last device has gone, and it is told once'(nodes) {
    const home = await foundHome(nodes);
    const person = await newcomer(nodes, home);
    const watchers = await times(3, async () => openSocket(await newcomer(nodes, home)));
    const devices = await times(3, () => openSocket(person));
    await Promise.all(watchers.map((watcher) => until(() => statuses(watcher, person.id).length === 1)));
    devices[0]?.close();
    devices[1]?.close();
    await pause(5_500);
    for (const watcher of watchers) expect(statuses(watcher, person.id)).toEqual(['online']);
    devices[2]?.close();
    await Promise.all(watchers.map((watcher) => until(() => statuses(watcher, person.id).length === 2, 8_000)));
    for (const watcher of watchers) expect(statuses(watcher, person.id)).toEqual(['online', 'offline']);
  },

  async 'every node gives the same answer to who is there'(nodes) {
    const home = await foundHome(nodes);
    const people = [home.owner, ...(await times(6, () => newcomer(nodes, home)))];
    await Promise.all(people.map((person) => openSocket(person)));
    const expected = people.map(({ id }) => id).sort();
    for (const { url } of nodes.servers) {
      const online = async () => {
        const members = await call({ url, token: home.owner.token }, 'members.online', { guild_id: home.guild_id });
        return members.map(({ user }) => user.id).sort();
      };
      await until(async () => (await online()).length === expected.length);
      expect(await online()).toEqual(expected);
      const client = await openClient({ url, token: home.owner.token });
      expect(Object.keys(client.getState().online[home.guild_id] ?? {}).sort()).toEqual(expected);
      client.close();
    }
  },

  async 'as what somebody wants to be seen is so on every node within a second, and stays when they move'(nodes) {
    const home = await foundHome(nodes);
    const person = await newcomer(nodes, home);
    const watchers = await times(nodes.servers.length, async () => openSocket(await newcomer(nodes, home)));
    const devices = await times(2, () => openSocket(person));
    const all = async (status: string) => {
      await Promise.all(watchers.map((watcher) => until(() => statuses(watcher, person.id).at(-1) === status)));
    };
    await all('online');
    for (const status of ['dnd', 'invisible', 'online'] as const) {
      const asked = performance.now();
      await call(person, 'settings.update', { status });
      await all(status === 'invisible' ? 'offline' : status);
      expect(performance.now() - asked).toBeLessThan(1_000);
    }
    for (const device of devices) device.socket.emit('presence.update', { status: 'idle', since: 1, afk: true });
    await all('idle');
    await call(person, 'settings.update', { status: 'invisible' });
    await all('offline');
    // Who comes to any node while they are invisible is seen nowhere.
    for (const device of devices) device.close();
    const heard = watchers.map(({ events }) => events.length);
    for (const { url } of nodes.servers) (await openSocket({ url, token: person.token })).close();
    await pause(6_000);
    for (const [index, { events }] of watchers.entries()) {
      const since = events.slice(heard[index]).filter((event) => event[0] === 'PRESENCE_UPDATE' && event[1].user.id === person.id);
      expect(since).toEqual([]);
    }
    for (const { url } of nodes.servers) {
      const members = await call({ url, token: home.owner.token }, 'members.online', { guild_id: home.guild_id });
      expect(members.map(({ user }) => user.id)).not.toContain(person.id);
    }
  },

  async 'friends and those who talk see each other without a common server, on whichever nodes, until they part or block'(nodes) {
    const [anna, tom] = await times(2, async () => newcomer(nodes, await foundHome(nodes)));
    if (!anna || !tom) return expect.unreachable();
    const clients = await Promise.all([...(await times(2, () => openClient(anna))), ...(await times(2, () => openClient(tom)))]);
    const seesOther = (client: Client, status: string | undefined) => {
      const other = client.getState().me?.id === anna.id ? tom : anna;
      return until(() => client.getState().online[NO_GUILD]?.[other.id]?.status === status);
    };
    const all = (status: string | undefined) => Promise.all(clients.map((client) => seesOther(client, status)));
    await all(undefined);

    await anna.call('relationships.request', { username: tom.username });
    await tom.call('relationships.set', { user_id: anna.id });
    await all('online');
    await seesOther(await openClient(anna), 'online');
    for (const person of [anna, tom]) await person.call('settings.update', { status: 'dnd' });
    await all('dnd');
    for (const person of [anna, tom]) await person.call('settings.update', { status: 'invisible' });
    await all(undefined);
    for (const person of [anna, tom]) await person.call('settings.update', { status: 'online' });
    await all('online');

    const { id: channel_id } = await anna.call('directMessages.open', { recipient_id: tom.id });
    await anna.call('messages.create', { channel_id, content: 'привет' });
    await tom.call('relationships.remove', { user_id: anna.id });
    for (const client of clients) await until(() => Object.keys(client.getState().relationships).length === 0);
    await all('online');
    await anna.call('relationships.set', { user_id: tom.id, type: 2 });
    await all(undefined);
    await anna.call('relationships.remove', { user_id: tom.id });
    await all('online');
    await tom.call('channels.delete', { channel_id });
    await all(undefined);
    for (const client of clients) client.close();
  },

  async 'a page that is loaded anew at another node does not go and come'(nodes) {
    const home = await foundHome(nodes);
    const person = await newcomer(nodes, home);
    const watcher = await openSocket(await newcomer(nodes, home));
    const before = await openSocket(person);
    await until(() => statuses(watcher, person.id).length === 1);
    for (let i = 0; i < nodes.servers.length; i++) {
      before.close();
      await pause(100);
      await openSocket(person);
    }
    await pause(6_000);
    expect(statuses(watcher, person.id)).toEqual(['online']);
  },
};

function statuses({ events }: RawSocket, user_id: string): string[] {
  return events.flatMap((event) => (event[0] === 'PRESENCE_UPDATE' && event[1].user.id === user_id ? [event[1].status] : []));
}
