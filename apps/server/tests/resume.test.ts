import type { WireEvent } from '@chat-js/protocol/events.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { logInAdmin, type Person, register, registerMember } from './support/people.ts';
import { startServer, type TestServer, temporaryFolder, turnableClock } from './support/server.ts';
import { openClient, openSocket, type RawSocket } from './support/sockets.ts';
import { pause, until } from './support/until.ts';

const clock = turnableClock();
let server: TestServer;
let owner: Person;
let member: Person;
let guild_id: string;
let channel_id: string;

beforeAll(async () => {
  server = await startServer({ clock });
  owner = await logInAdmin(server);
  ({ guild_id, channel_id } = await foundGuild(owner));
  member = await registerMember(server, owner, channel_id);
});

async function foundGuild(founder: Person) {
  const guild = await founder.call('guilds.create', { name: 'Home', template: 'empty' });
  const [channel] = await founder.call('channels.list', { guild_id: guild.id });
  return { guild_id: guild.id, channel_id: channel?.id ?? '' };
}

async function write(...texts: string[]): Promise<void> {
  for (const content of texts) await owner.call('messages.create', { channel_id, content });
}

/** Connects, hears something, and goes away. */
async function leaveAfterHello(person = member): Promise<RawSocket> {
  const socket = await openSocket(person);
  await write('hello');
  await socket.next('MESSAGE_CREATE');
  socket.close();
  return socket;
}

async function typesAtReturn(person: Person, from: string): Promise<string[]> {
  const back = await openSocket(person, from);
  await back.callRaw('instance.get', {});
  back.close();
  return back.events.map(([type]) => type);
}

function texts(events: readonly WireEvent[]): string[] {
  return events.flatMap((event) => (event[0] === 'MESSAGE_CREATE' ? [event[1].content] : []));
}

describe('who lost the connection', () => {
  test('gets exactly what was missed, in order, once, and goes on', async () => {
    const gone = await leaveAfterHello();
    const missed = Array.from({ length: 30 }, (_, i) => `missed ${i}`);
    await write(...missed);
    const back = await openSocket(member, gone.lastId());
    await write('after');
    await until(() => texts(back.events).includes('after'));
    expect(back.events[0]?.[0]).toBe('RESUMED');
    expect(texts(back.events)).toEqual([...missed, 'after']);
    expect(new Set(back.events.map(([, , id]) => id)).size).toBe(back.events.length);
    expect(back.writes[0]).toHaveLength(31);
    back.close();
  });

  test('gets nothing twice when events come while it resumes', async () => {
    const gone = await leaveAfterHello();
    const expected = Array.from({ length: 100 }, (_, i) => `flood ${i}`);
    const flood = Promise.all(expected.map((content) => owner.call('messages.create', { channel_id, content })));
    const sockets = await Promise.all(
      Array.from({ length: 5 }, () => pause(Math.random() * 50).then(() => openSocket(member, gone.lastId()))),
    );
    const sent = (await flood).sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1)).map(({ content }) => content);
    for (const socket of sockets) {
      await until(() => texts(socket.events).length >= sent.length);
      await socket.callRaw('instance.get', {});
      expect(texts(socket.events).sort()).toEqual([...sent].sort());
      expect(texts(socket.events)).toEqual(texts(sockets[0]?.events ?? []));
      socket.close();
    }
  });

  test('does not learn what was said where they may not see', async () => {
    const gone = await leaveAfterHello();
    const elsewhere = await foundGuild(owner);
    await owner.call('messages.create', { channel_id: elsewhere.channel_id, content: 'secret' });
    await write('public');
    const back = await openSocket(member, gone.lastId());
    await back.callRaw('instance.get', {});
    expect(back.events[0]?.[0]).toBe('RESUMED');
    expect(texts(back.events)).toEqual(['public']);
    back.close();
  });

  test('is not told who was typing then', async () => {
    const gone = await leaveAfterHello();
    await owner.call('channels.typing', { channel_id });
    await write('after typing');
    expect(await typesAtReturn(member, gone.lastId())).toEqual(['RESUMED', 'MESSAGE_CREATE']);
  });

  test('starts over after more than ten minutes', async () => {
    const gone = await leaveAfterHello();
    await write('missed');
    clock.turn(10 * 60_000 + 1000);
    await write('much later');
    expect((await typesAtReturn(member, gone.lastId())).slice(0, 2)).toEqual(['RESYNC', 'READY']);
  });

  test('starts over when nothing is known of the position', async () => {
    for (const position of ['1', '9'.repeat(16), '9'.repeat(40), '-1', 'NaN', '', '__proto__', '1e3', ' 1']) {
      expect((await typesAtReturn(member, position)).slice(0, 2)).toEqual(['RESYNC', 'READY']);
    }
  });
});

describe('starts over when what one may see has changed meanwhile:', () => {
  const changes: Record<string, (person: Person) => Promise<unknown>> = {
    'left the guild': (person) => person.call('guilds.leave', { guild_id }),
    'joined another one': async (person) => {
      const other = await foundGuild(owner);
      const { code } = await owner.call('invites.create', { channel_id: other.channel_id });
      await person.call('invites.accept', { code });
    },
    'a channel was created': () => owner.call('channels.create', { guild_id, name: 'new' }),
    'a guild was deleted': async () => {
      const other = await foundGuild(owner);
      await owner.call('guilds.delete', { guild_id: other.guild_id });
    },
  };

  test.each(Object.entries(changes))('%s', async (_what, change) => {
    const person = await registerMember(server, owner, channel_id);
    const gone = await leaveAfterHello(person);
    await change(person);
    expect((await typesAtReturn(person, gone.lastId())).slice(0, 2)).toEqual(['RESYNC', 'READY']);
  });

  test('a change that may have shown or hidden channels was the last thing heard', async () => {
    const gone = await leaveAfterHello(member);
    const socket = await openSocket(member, gone.lastId());
    const before = (await owner.call('roles.list', { guild_id })).find(({ id }) => id === guild_id)?.permissions ?? '0';
    await owner.call('roles.update', { guild_id, role_id: guild_id, permissions: '0' });
    const [, , position] = await socket.next('GUILD_ROLE_UPDATE');
    socket.close();
    await owner.call('roles.update', { guild_id, role_id: guild_id, permissions: before });
    expect((await typesAtReturn(member, position ?? '')).slice(0, 2)).toEqual(['RESYNC', 'READY']);
  });

  test('a new name or place of a channel is no such change: it is told like everything else', async () => {
    const gone = await leaveAfterHello(member);
    await owner.call('channels.update', { channel_id, name: 'renamed' });
    await owner.call('channels.reorder', { guild_id, channels: [{ id: channel_id, position: 5 }] });
    await owner.call('guilds.update', { guild_id, description: 'told' });
    const types = await typesAtReturn(member, gone.lastId());
    expect(types.filter((type) => type !== 'PRESENCE_UPDATE')).toEqual(['RESUMED', 'CHANNEL_UPDATE', 'CHANNEL_UPDATE', 'GUILD_UPDATE']);
  });

  test('who left hears nothing of it any more', async () => {
    const person = await registerMember(server, owner, channel_id);
    const socket = await openSocket(person);
    await person.call('guilds.leave', { guild_id });
    await socket.next('GUILD_DELETE');
    const heard = socket.events.length;
    await write('not for you');
    await socket.callRaw('instance.get', {});
    expect(socket.events.slice(heard)).toEqual([]);
    socket.close();
  });
});

test('the server was started again: the client starts over by itself and misses nothing', async () => {
  const folder = await temporaryFolder();
  const first = await startServer({ folder });
  const admin = await logInAdmin(first);
  const place = await foundGuild(admin);
  const socket = await openSocket(admin);
  await admin.call('messages.create', { channel_id: place.channel_id, content: 'before' });
  await socket.next('MESSAGE_CREATE');
  await first.close();

  const second = await startServer({ folder });
  const again = { ...admin, url: second.url };
  expect((await typesAtReturn(again, socket.lastId())).slice(0, 2)).toEqual(['RESYNC', 'READY']);
  const client = await openClient(again);
  await client.loadPresent(place.channel_id);
  expect(client.getState().windows[place.channel_id]?.messages.map(({ content }) => content)).toEqual(['before']);
});

describe('two connections of one person', () => {
  test('hear the same, and the person is online until the second one has gone', async () => {
    const person = await registerMember(server, owner, channel_id);
    const watcher = await openSocket(owner);
    const [one, two] = await Promise.all([openSocket(person), openSocket(person)]);
    await write('for both');
    await until(() => texts(one.events).length === 1 && texts(two.events).length === 1);
    const presences = () =>
      watcher.events.flatMap((event) => (event[0] === 'PRESENCE_UPDATE' && event[1].user.id === person.id ? [event[1].status] : []));
    await until(() => presences().length === 1);
    one.close();
    await pause(5_500);
    expect(presences()).toEqual(['online']);
    two.close();
    await until(() => presences().length === 2, 7_000);
    expect(presences()).toEqual(['online', 'offline']);
    watcher.close();
  });

  test('a page that is loaded anew does not go and come', async () => {
    const person = await registerMember(server, owner, channel_id);
    const watcher = await openSocket(owner);
    const before = await openSocket(person);
    await watcher.next('PRESENCE_UPDATE');
    before.close();
    await pause(100);
    await openSocket(person);
    await pause(300);
    const mine = watcher.events.filter((event) => event[0] === 'PRESENCE_UPDATE' && event[1].user.id === person.id);
    expect(mine).toHaveLength(1);
    watcher.close();
  });
});

test('fifty people who join at the same moment all end up knowing each other', async () => {
  const place = await foundGuild(owner);
  const { code } = await owner.call('invites.create', { channel_id: place.channel_id });
  const people = await Promise.all(Array.from({ length: 50 }, () => register(server)));
  const clients = await Promise.all(people.map((person) => openClient(person)));
  await Promise.all(people.map((person) => person.call('invites.accept', { code })));
  const all = [owner, ...people].map(({ id }) => id).sort();
  for (const client of clients) {
    await until(() => Object.keys(client.getState().members[place.guild_id] ?? {}).length === all.length);
    expect(Object.keys(client.getState().members[place.guild_id] ?? {}).sort()).toEqual(all);
    expect(client.getState().guilds[place.guild_id]?.member_count).toBe(all.length);
  }
});
