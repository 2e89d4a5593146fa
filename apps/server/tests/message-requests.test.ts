import { LIMITS } from '@chat-js/protocol/limits.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { errorName } from './support/calls.ts';
import { type Person, register } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

let server: TestServer;
let people: People;
let world: World;
/** Takes messages from everybody. */
let open: Person;
/** Shares nothing with them. */
let stranger: Person;

beforeAll(async () => {
  server = await startServer();
  people = await createPeople(server);
  world = await buildWorld(server, people, {});
});
beforeEach(async () => {
  open = await register(server, { invite: world.code });
  await open.call('settings.update', { dm_policy: 'everyone' });
  ({ stranger } = people);
});

const writeTo = async (from: Person, to: Person, content: string) => {
  const { id: channel_id } = await from.call('directMessages.open', { recipient_id: to.id });
  const { id: message_id } = await from.call('messages.create', { channel_id, content });
  return { channel_id, message_id };
};
const listed = async (person: Person, channel_id: string) =>
  (await person.call('directMessages.list', {})).find(({ id }) => id === channel_id);

async function watched(person: Person) {
  const socket = await openSocket(person);
  await socket.next('READY');
  const types = () =>
    socket.events
      .map(([type]) => type)
      .filter((type) => !['READY', 'PRESENCE_UPDATE', 'USER_UPDATE', 'GUILD_MEMBER_UPDATE'].includes(type));
  return { ...socket, types };
}

/** Once this is told, all that was caused before is. */
async function settle(person: Person, phone: Awaited<ReturnType<typeof watched>>) {
  const nick = `n${Math.random()}`.slice(0, 20);
  await person.call('users.updateMe', { global_name: nick });
  await expect
    .poll(() => phone.events.some(([type, data]) => type === 'USER_UPDATE' && 'global_name' in data && data.global_name === nick))
    .toBe(true);
}

describe('what a stranger writes first', () => {
  test('is a request: told of by the channel alone, counted nowhere, and read when one wants to', async () => {
    const phone = await watched(open);
    const { channel_id } = await writeTo(stranger, open, 'здравствуйте');
    const second = await writeTo(stranger, open, 'http://127.0.0.1/picture.png');
    await stranger.call('channels.typing', { channel_id });
    await settle(open, phone);
    const told = phone.events.filter(
      ([type]) => type.startsWith('CHANNEL') || type.startsWith('MESSAGE') || type.startsWith('MENTION') || type.startsWith('TYPING'),
    );
    expect(told.map(([type]) => type)).toEqual(['CHANNEL_CREATE', 'CHANNEL_UPDATE']);
    expect(told.at(-1)?.[1]).toMatchObject({
      is_message_request: true,
      last_message_id: second.message_id,
      recipients: [{ id: stranger.id }],
    });
    phone.close();
    const again = await openSocket(open);
    const ready = (await again.next('READY'))[1];
    again.close();
    expect(ready.private_channels).toMatchObject([{ id: channel_id, is_message_request: true }]);
    expect(ready.read_state.map(({ id }) => id)).not.toContain(channel_id);
    expect(await open.call('messages.list', { channel_id })).toHaveLength(2);
    expect(await listed(stranger, channel_id)).not.toHaveProperty('is_message_request');
  });

  test('tells whoever wrote nothing: no reading, no typing, no reaction, no pin, no vote before it is accepted', async () => {
    const { channel_id, message_id } = await writeTo(stranger, open, 'тук-тук');
    const phone = await watched(stranger);
    await open.call('readStates.ack', { channel_id, message_id });
    await open.call('channels.typing', { channel_id });
    const refused = [
      await open.ask('reactions.add', { channel_id, message_id, emoji_name: '👍' }),
      await open.ask('pins.add', { channel_id, message_id }),
    ];
    expect(new Set(refused.map(errorName))).toEqual(new Set(['CANNOT_MESSAGE_USER']));
    await open.call('directMessages.acceptRequest', { channel_id });
    await settle(stranger, phone);
    expect(phone.types()).toEqual([]);
    await open.call('reactions.add', { channel_id, message_id, emoji_name: '👍' });
    await phone.next('MESSAGE_REACTION_ADD');
    phone.close();
  });

  test('is accepted by an answer, which whoever wrote takes, however few may write to them', async () => {
    const other = await register(server, {});
    await other.call('settings.update', { dm_policy: 'friends' });
    const { channel_id } = await writeTo(other, open, 'ау');
    const phone = await watched(open);
    await open.call('messages.create', { channel_id, content: 'да' });
    expect((await phone.next('CHANNEL_UPDATE'))[1]).not.toHaveProperty('is_message_request');
    await other.call('messages.create', { channel_id, content: 'спасибо' });
    await phone.next('MESSAGE_CREATE');
    await open.call('messages.create', { channel_id, content: 'не за что' });
    await other.call('relationships.set', { user_id: open.id, type: 2 });
    expect(errorName(await open.ask('messages.create', { channel_id, content: 'ещё' }))).toBe('CANNOT_MESSAGE_USER');
    phone.close();
  });

  test('goes when it is declined, and what follows is heard by nobody, until one opens it', async () => {
    const { channel_id } = await writeTo(stranger, open, 'купите слона');
    const phone = await watched(open);
    const theirs = await watched(stranger);
    await open.call('directMessages.declineRequest', { channel_id });
    await phone.next('CHANNEL_DELETE');
    await stranger.call('messages.create', { channel_id, content: 'все говорят' });
    await settle(open, phone);
    expect(phone.types()).toEqual(['CHANNEL_DELETE']);
    expect(await listed(open, channel_id)).toBeUndefined();
    // Beside that the name has changed.
    expect(theirs.types().filter((type) => type !== 'CHANNEL_UPDATE')).toEqual(['MESSAGE_CREATE']);
    // They look for the person themselves: it is there again, and still a request.
    expect(await open.call('directMessages.open', { recipient_id: stranger.id })).toMatchObject({
      id: channel_id,
      is_message_request: true,
    });
    for (const one of [phone, theirs]) one.close();
  });

  test('is an ordinary conversation for those who share a server, unless the person wants it otherwise', async () => {
    const { member, muted } = people;
    expect(await listed(open, (await writeTo(member, open, 'сосед')).channel_id)).not.toHaveProperty('is_message_request');
    await open.call('settings.update', { requests_from_guilds: true });
    expect(await listed(open, (await writeTo(muted, open, 'тоже')).channel_id)).toMatchObject({ is_message_request: true });
    // Who has talked with them already goes on.
    const { channel_id } = await writeTo(member, open, 'ещё раз');
    expect(await listed(open, channel_id)).not.toHaveProperty('is_message_request');
  });

  test('is accepted by friendship', async () => {
    const { channel_id } = await writeTo(stranger, open, 'дружим?');
    await stranger.call('relationships.set', { user_id: open.id });
    await open.call('relationships.set', { user_id: stranger.id });
    expect(await listed(open, channel_id)).not.toHaveProperty('is_message_request');
    await open.call('relationships.remove', { user_id: stranger.id });
  });
});

test('two devices that accept and decline at once come to one end, and a message meanwhile is lost nowhere', async () => {
  const other = await register(server, {});
  const { channel_id } = await writeTo(other, open, 'раз');
  const phone = await watched(open);
  await Promise.all([
    open.call('directMessages.acceptRequest', { channel_id }),
    other.call('messages.create', { channel_id, content: 'два' }),
    open.call('directMessages.acceptRequest', { channel_id }),
    open.call('directMessages.declineRequest', { channel_id }),
    other.call('messages.create', { channel_id, content: 'три' }),
  ]);
  await settle(open, phone);
  const last = phone.events.filter(([type]) => ['CHANNEL_CREATE', 'CHANNEL_UPDATE', 'CHANNEL_DELETE'].includes(type)).at(-1);
  const now = await listed(open, channel_id);
  expect(now).toBeDefined();
  expect(now).not.toHaveProperty('is_message_request');
  expect(last?.[0]).not.toBe('CHANNEL_DELETE');
  expect(last?.[1]).not.toHaveProperty('is_message_request');
  expect(await open.call('messages.list', { channel_id })).toHaveLength(3);
  phone.close();
});

test('a group is no way around asking', async () => {
  const other = await register(server, {});
  await other.call('settings.update', { dm_policy: 'everyone' });
  const begin = () => stranger.ask('directMessages.open', { recipients: [open.id, other.id] });
  expect(errorName(await begin())).toBe('CANNOT_MESSAGE_USER');
  for (const person of [open, other])
    await person.call('directMessages.acceptRequest', { channel_id: (await writeTo(stranger, person, 'можно?')).channel_id });
  expect((await begin()).status).toBe(200);
});

test('a conversation that was opened in time and lay empty is a request when it is begun too late, and no way into a group', async () => {
  const caller = await register(server, { invite: world.code });
  const other = await register(server, {});
  await other.call('settings.update', { dm_policy: 'everyone' });
  const { id: channel_id } = await caller.call('directMessages.open', { recipient_id: open.id });
  await caller.call('guilds.leave', { guild_id: world.guild_id });
  expect(errorName(await caller.ask('directMessages.open', { recipients: [open.id, other.id] }))).toBe('CANNOT_MESSAGE_USER');
  const phone = await watched(open);
  await caller.call('messages.create', { channel_id, content: 'а вот и я' });
  await settle(open, phone);
  expect(phone.types()).toEqual(['CHANNEL_CREATE']);
  expect(await listed(open, channel_id)).toMatchObject({ is_message_request: true });
  phone.close();
});

test('nobody goes from door to door, and those who open do not count', async () => {
  const caller = await register(server, {});
  const doors = await Promise.all(Array.from({ length: LIMITS.strangersPerHour + 1 }, () => register(server, {})));
  for (const person of doors) await person.call('settings.update', { dm_policy: 'everyone' });
  const last = doors.pop() as Person;
  const knocked = [];
  for (const person of doors) knocked.push(await writeTo(caller, person, 'слыхали?'));
  const refused = await caller.ask('directMessages.open', { recipient_id: last.id });
  expect(errorName(refused)).toBe('TOO_MANY_STRANGERS');
  expect((refused.body as { retry_after: number }).retry_after).toBeGreaterThan(3000);
  await doors[0]?.call('directMessages.acceptRequest', { channel_id: knocked[0]?.channel_id ?? '' });
  await writeTo(caller, last, 'а вы?');
});
