import { createClient } from '@chat-js/client/client.ts';
import { isUnread } from '@chat-js/client/unread.ts';
import type { WireEvent } from '@chat-js/protocol/events.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Ack } from '@chat-js/protocol/socket.ts';
import { io } from 'socket.io-client';
import { beforeAll, describe, expect, test } from 'vitest';
import { errorName } from './support/calls.ts';
import { logInAdmin, type Person, registerMember } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket, type RawSocket } from './support/sockets.ts';
import { pause, until } from './support/until.ts';

let server: TestServer;
let owner: Person;
let member: Person;
let guild_id: string;
let here: string;
let elsewhere: string;

beforeAll(async () => {
  server = await startServer();
  owner = await logInAdmin(server);
  guild_id = (await owner.call('guilds.create', { name: 'Home', template: 'empty' })).id;
  here = (await owner.call('channels.list', { guild_id }))[0]?.id ?? '';
  elsewhere = (await owner.call('channels.create', { guild_id, name: 'elsewhere' })).id;
  member = await registerMember(server, owner, here);
});

async function write(channel_id: string, ...texts: string[]): Promise<void> {
  for (const content of texts) await owner.call('messages.create', { channel_id, content });
}

function texts(events: readonly WireEvent[]): string[] {
  return events.flatMap((event) => (event[0] === 'MESSAGE_CREATE' ? [event[1].content] : []));
}

function unreadChannels(events: readonly WireEvent[]): string[] {
  return events.flatMap((event) => (event[0] === 'CHANNEL_UNREAD_UPDATE' ? event[1].channel_unread_updates.map(({ id }) => id) : []));
}

async function settle(socket: RawSocket): Promise<void> {
  await socket.callRaw('instance.get', {});
}

const JUNK: Record<string, unknown> = {
  'not a list': 'everything',
  'an object': { $ne: null },
  null: null,
  numbers: [1, 2],
  'no ids': ['general'],
  'a hidden prototype': ['__proto__'],
  'too many': Array.from({ length: LIMITS.shownChannels + 1 }, (_, i) => String(i + 1)),
};

describe('who names the channels they show', () => {
  test('gets their messages and who is typing there, and of others one word that there is something new', async () => {
    const socket = await openSocket(member, undefined, [here]);
    await write(here, 'one');
    await write(elsewhere, 'two', 'three');
    await owner.call('channels.typing', { channel_id: elsewhere });
    await owner.call('channels.typing', { channel_id: here });
    await write(here, 'four');
    await until(() => unreadChannels(socket.events).length > 0);
    expect(texts(socket.events)).toEqual(['one', 'four']);
    expect(unreadChannels(socket.events)).toEqual([elsewhere]);
    expect(socket.events.filter(([type]) => type === 'TYPING_START')).toHaveLength(1);
    socket.close();
  });

  test('gets the messages of another channel from the answer on', async () => {
    const socket = await openSocket(member, undefined, [here]);
    expect(await socket.show([elsewhere, elsewhere, '999999999999'])).toEqual({ ok: true, answer: null });
    await write(elsewhere, 'now shown');
    await write(here, 'no longer shown');
    await settle(socket);
    expect(texts(socket.events)).toEqual(['now shown']);
    socket.close();
  });

  test('does not get the messages of a channel that they may not see by naming it', async () => {
    const stranger = await registerMember(server, owner, here);
    await stranger.call('guilds.leave', { guild_id });
    const socket = await openSocket(stranger, undefined, [here]);
    expect(await socket.show([here, elsewhere])).toEqual({ ok: true, answer: null });
    await write(here, 'secret');
    await pause(1_200);
    expect(socket.events.map(([type]) => type)).toEqual(['READY']);
    socket.close();
  });

  test('resumes with the messages of what is shown, and one word of the rest', async () => {
    const socket = await openSocket(member, undefined, [here]);
    await write(here, 'before');
    await until(() => texts(socket.events).length === 1);
    socket.close();
    await write(elsewhere, 'a', 'b');
    await write(here, 'c');
    const back = await openSocket(member, socket.lastId(), [here]);
    await settle(back);
    expect(back.writes[0]?.map(([type]) => type)).toEqual(['RESUMED', 'MESSAGE_CREATE', 'CHANNEL_UNREAD_UPDATE']);
    expect(texts(back.events)).toEqual(['c']);
    expect(unreadChannels(back.events)).toEqual([elsewhere]);
    back.close();
  });

  test.each(Object.entries(JUNK))('is refused when what they name is %s', async (_what, channels) => {
    const socket = await openSocket(member, undefined, [here]);
    const ack = await socket.show(channels);
    expect(ack.ok ? undefined : errorName({ status: ack.error.status, body: { ...ack.error, status: undefined } })).toBe(
      'INVALID_FORM_BODY',
    );
    await write(here, 'still shown');
    await until(() => texts(socket.events).length === 1);
    socket.close();
    await expect(openSocket(member, undefined, channels)).rejects.toThrow('50035');
  });
});

test('what is marked as read without being opened is read for good, and what comes after it is new', async () => {
  const client = createClient({ url: server.url, token: member.token, follow: 'shown', retryMost: 50 });
  await until(() => client.getState().ready);
  client.show(here);
  await write(elsewhere, 'told');
  await until(() => isUnread(client.getState(), elsewhere));
  await write(elsewhere, 'not told any more', 'nor this');
  await client.markRead(elsewhere);
  expect(isUnread(client.getState(), elsewhere)).toBe(false);
  const newest = (await owner.call('messages.list', { channel_id: elsewhere, limit: 1 }))[0]?.id;
  expect(client.getState().seen[elsewhere]).toBe(newest);
  await write(elsewhere, 'after that');
  await until(() => isUnread(client.getState(), elsewhere));
  client.close();
});

test('naming channels without end is refused for a while', async () => {
  const limited = await startServer({ env: { RATE_LIMITS: 'on' } });
  const socket = await openSocket(await logInAdmin(limited), undefined, []);
  const acks = await Promise.all(Array.from({ length: 100 }, () => socket.show([])));
  expect(acks.filter(({ ok }) => ok)).toHaveLength(60);
  expect(acks.at(-1)).toMatchObject({ ok: false, error: { status: 429 } });
});

test('of what one client asks at once a bounded part waits', async () => {
  const server = await startServer();
  const { url, token } = await logInAdmin(server);
  const { members } = server.ctx.storage;
  const list = members.listMembershipsOf;
  const gate = Promise.withResolvers<void>();
  members.listMembershipsOf = (user_id) => gate.promise.then(() => list(user_id));
  const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true, auth: { token } });
  const answered: boolean[] = [];
  // The connection is not in its place yet: nobody can be shown anything.
  for (let i = 0; i < 300; i++) socket.emit('show', [], ({ ok }: Ack<null>) => answered.push(ok));
  await until(() => answered.length === 200);
  expect(answered).not.toContain(true);
  gate.resolve();
  await until(() => answered.length === 300);
  expect(answered.filter(Boolean)).toHaveLength(100);
  socket.close();
});
