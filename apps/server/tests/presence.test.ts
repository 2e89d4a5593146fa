import type { WireEvent } from '@chat-js/protocol/events.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Person, register } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket, type RawSocket } from './support/sockets.ts';
import { pause, until } from './support/until.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

let server: TestServer;
let people: People;
let world: World;

beforeAll(async () => {
  server = await startServer();
  people = await createPeople(server);
});
beforeEach(async () => {
  world = await buildWorld(server, people);
});

const AWAY = { status: 'idle', since: 1, afk: true };
const BACK = { status: 'online', since: null, afk: false };

function statuses({ events }: RawSocket, { id }: Person): string[] {
  return events.flatMap((event) => (event[0] === 'PRESENCE_UPDATE' && event[1].user.id === id ? [event[1].status] : []));
}

async function watch(person: Person) {
  const watcher = await openSocket(people.owner);
  return { until: (status: string) => until(() => statuses(watcher, person).at(-1) === status), all: () => statuses(watcher, person) };
}

describe('somebody with several devices', () => {
  test('is idle when nobody is at any of them, and there again when somebody is', async () => {
    const person = await register(server, { invite: world.code });
    const watcher = await watch(person);
    const [phone, desktop] = [await openSocket(person), await openSocket(person)];
    await watcher.until('online');
    phone.socket.emit('presence.update', AWAY);
    await pause(200);
    desktop.socket.emit('presence.update', AWAY);
    await watcher.until('idle');
    phone.socket.emit('presence.update', BACK);
    await watcher.until('online');
    expect(watcher.all()).toEqual(['online', 'idle', 'online']);
    // The one that somebody was at goes.
    phone.close();
    await until(() => watcher.all().length === 4, 7_000);
    expect(watcher.all().at(-1)).toBe('idle');
    desktop.close();
  });

  test('is seen as they want, whatever their devices say', async () => {
    const person = await register(server, { invite: world.code });
    const watcher = await watch(person);
    const device = await openSocket(person);
    await watcher.until('online');
    await person.call('settings.update', { status: 'dnd' });
    await watcher.until('dnd');
    device.socket.emit('presence.update', AWAY);
    await person.call('settings.update', { status: 'idle' });
    await watcher.until('idle');
    device.socket.emit('presence.update', BACK);
    await person.call('settings.update', { status: 'online' });
    await watcher.until('online');
    expect(watcher.all()).toEqual(['online', 'dnd', 'idle', 'online']);
    device.close();
  });

  test('comes back idle when the connection of a device at which nobody is was lost', async () => {
    const person = await register(server, { invite: world.code });
    const watcher = await watch(person);
    const device = await openSocket(person);
    await watcher.until('online');
    device.socket.emit('presence.update', AWAY);
    await watcher.until('idle');
    device.close();
    const back = await openSocket(person, device.lastId(), undefined, AWAY);
    await pause(300);
    expect(back.events[0]?.[0]).toBe('RESUMED');
    expect(watcher.all()).toEqual(['online', 'idle']);
    back.close();
  });

  test('who says it without end is cut off, and so is who says something else', async () => {
    const person = await register(server, { invite: world.code });
    const other = await openSocket(person);
    const flooding = await openSocket(person);
    for (let i = 0; i < 12; i++) flooding.socket.emit('presence.update', i % 2 ? AWAY : BACK);
    await until(() => flooding.socket.disconnected);
    const junk = await openSocket(person);
    junk.socket.emit('presence.update', { status: 'king' });
    await until(() => junk.socket.disconnected);
    expect(other.socket.connected).toBe(true);
    other.close();
  });
});

describe('who is invisible', () => {
  /** Everything that a member can fetch which could say whether somebody is there. */
  async function seen(watcher: Person, { id: user_id }: Person): Promise<unknown> {
    const { guild_id, code } = world;
    const device = await openSocket(watcher);
    const [, { guilds }] = await device.next('READY');
    device.close();
    const guild = guilds.find(({ id }) => id === guild_id);
    const theirs = guild?.presences.filter(({ user }) => user.id === user_id);
    return {
      presences: theirs,
      count: guild?.presences.length,
      online: (await watcher.call('members.online', { guild_id })).map(({ user }) => user.id).sort(),
      members: await watcher.call('members.list', { guild_id }),
      member: await watcher.call('members.get', { guild_id, user_id }),
      user: await watcher.call('users.get', { user_id }),
      profile: await watcher.call('users.profile', { user_id }),
      invite: await watcher.call('invites.get', { code, with_counts: true }),
      counted: await watcher.call('members.countPrune', { guild_id, days: 1 }),
    };
  }

  const aboutThem = ({ id }: Person, events: readonly WireEvent[]) =>
    events.filter(([type, data]) => type !== 'READY' && type !== 'GUILD_MEMBER_ADD' && JSON.stringify(data).includes(id));

  test('looks like someone who is offline, in all that others can fetch and in all that they are told', async () => {
    const person = await register(server, { invite: world.code });
    await person.call('settings.update', { status: 'invisible', custom_status: { text: 'тайно' } });
    const watcher = await openSocket(people.owner);
    const offline = await seen(people.owner, person);
    const before = watcher.events.length;

    const devices = [await openSocket(person), await openSocket(person)];
    devices[0]?.socket.emit('presence.update', AWAY);
    await person.call('settings.update', { custom_status: { text: 'ещё тайнее', emoji_name: '🤫' }, theme: 'light' });
    await pause(300);
    expect(await seen(people.owner, person)).toEqual(offline);
    for (const device of devices) device.close();
    await pause(5_300);
    expect(aboutThem(person, watcher.events.slice(before))).toEqual([]);
    expect(await seen(people.owner, person)).toEqual(offline);
    watcher.close();
  });

  test('goes and comes for others when they choose it', async () => {
    const person = await register(server, { invite: world.code });
    const watcher = await watch(person);
    const device = await openSocket(person);
    await watcher.until('online');
    const here = await seen(people.owner, person);
    await person.call('settings.update', { status: 'invisible' });
    await watcher.until('offline');
    expect(await seen(people.owner, person)).not.toEqual(here);
    await person.call('settings.update', { status: 'online' });
    await watcher.until('online');
    expect(await seen(people.owner, person)).toEqual(here);
    device.close();
  });
});

describe('two who share no server', () => {
  const toldOf = ({ events }: RawSocket) => events.filter(([type]) => type === 'PRESENCE_UPDATE');

  test('tell each other nothing while one only asks to talk, and who they are and that they are there once the other agrees', async () => {
    const [asking, asked] = [await register(server), await register(server)];
    await asked.call('settings.update', { dm_policy: 'everyone' });
    const [mine, theirs] = [await openSocket(asking), await openSocket(asked)];
    await mine.next('READY');
    await theirs.next('READY');
    const { id: channel_id } = await asking.call('directMessages.open', { recipient_id: asked.id });
    await asking.call('messages.create', { channel_id, content: 'можно?' });
    await theirs.next('CHANNEL_CREATE');
    await asked.call('settings.update', { status: 'dnd' });
    const [, { presences }] = await (await openSocket(asking)).next('READY');
    expect(presences).toEqual([]);
    expect([toldOf(mine), toldOf(theirs)]).toEqual([[], []]);

    await asked.call('directMessages.acceptRequest', { channel_id });
    expect((await mine.next('PRESENCE_UPDATE'))[1]).toMatchObject({ user: { id: asked.id }, status: 'dnd' });
    expect((await theirs.next('PRESENCE_UPDATE'))[1]).toMatchObject({ user: { id: asking.id }, status: 'online' });
    expect((await mine.next('PRESENCE_UPDATE'))[1]).not.toHaveProperty('guild_id');
    await asked.call('users.updateMe', { bio: 'Чиню камеры' });
    expect((await asking.call('users.profile', { user_id: asked.id })).bio).toBe('Чиню камеры');
    // What is closed is a reason to know each other still, and none to be seen.
    await asking.call('channels.delete', { channel_id });
    await until(() => statuses(mine, asked).at(-1) === 'offline' && statuses(theirs, asking).at(-1) === 'offline');
  });

  test('see as friends that the other is there and what they say of themselves; a block of who is invisible tells nothing', async () => {
    const [one, other] = [await register(server), await register(server)];
    const socket = await openSocket(other);
    await one.call('relationships.request', { username: other.username });
    await other.call('relationships.set', { user_id: one.id });
    await one.call('users.updateMe', { bio: 'Гуляю' });
    expect((await other.call('users.profile', { user_id: one.id })).bio).toBe('Гуляю');
    await openSocket(one);
    await until(() => statuses(socket, one).at(-1) === 'online');
    await one.call('settings.update', { status: 'invisible' });
    await until(() => statuses(socket, one).at(-1) === 'offline');
    const { id: channel_id } = await one.call('directMessages.open', { recipient_id: other.id });
    await one.call('messages.create', { channel_id, content: 'пока' });
    await one.call('relationships.remove', { user_id: other.id });
    await socket.next('RELATIONSHIP_REMOVE');
    const { length } = socket.events;
    await one.call('relationships.set', { user_id: other.id, type: 2 });
    await one.call('settings.update', { status: 'online' });
    await other.call('settings.update', { status: 'dnd' });
    await socket.next('USER_SETTINGS_UPDATE', length);
    expect(socket.events.slice(length).map(([type]) => type)).toEqual(['USER_SETTINGS_UPDATE']);
    const [, { presences }] = await (await openSocket(other)).next('READY');
    expect(presences).toEqual([]);
  });
});
