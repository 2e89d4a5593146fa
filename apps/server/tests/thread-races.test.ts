import type { Channel } from '@chat-js/protocol/channels.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { endThreads } from '../src/features/threads/end-threads.ts';
import type { ThreadStore } from '../src/features/threads/store.ts';
import { errorName } from './support/calls.ts';
import { readChannel } from './support/channels.ts';
import { type Person, registerMember } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

let server: TestServer;
let people: People;
let world: World;
let threads: ThreadStore;

beforeAll(async () => {
  server = await startServer();
  people = await createPeople(server);
  threads = server.ctx.storage.threads;
});
beforeEach(async () => {
  world = await buildWorld(server, people);
});
afterEach(() => void vi.restoreAllMocks());

const start = (person: Person) =>
  person.ask('threads.createFromMessage', {
    channel_id: world.channel_id,
    message_id: world.message_id,
    name: 'О чашках',
    auto_archive_duration: 60,
  });
const begin = async (person: Person) => {
  expect((await start(person)).status).toBe(201);
  return { channel_id: world.message_id };
};
const write = (person: Person, place: { channel_id: string }, content = 'и я') => person.ask('messages.create', { ...place, content });
const isArchived = async (place: { channel_id: string }) => (await readChannel(people.owner, place.channel_id)).thread_metadata?.archived;

/** What happens between a call of the store and its answer. */
function meanwhile<N extends keyof ThreadStore>(name: N, work: () => Promise<unknown>): void {
  const call = threads[name].bind(threads) as (...args: unknown[]) => Promise<unknown>;
  vi.spyOn(threads, name as 'getThread').mockImplementationOnce(async (...args: unknown[]) => {
    const answer = await call(...args);
    await work();
    return answer as never;
  });
}

/** What happens just before a call of the store. */
function before<N extends keyof ThreadStore>(name: N, work: () => Promise<unknown>): void {
  const call = threads[name].bind(threads) as (...args: unknown[]) => Promise<unknown>;
  vi.spyOn(threads, name as 'getThread').mockImplementationOnce(async (...args: unknown[]) => {
    await work();
    return (await call(...args)) as never;
  });
}

describe('a message and the end of its thread at the same moment', () => {
  test('a thread that a moderator ends and locks stays so', async () => {
    const { member, owner, moderator } = people;
    const place = await begin(owner);
    before('countInThread', () => moderator.call('channels.update', { ...place, archived: true, locked: true }));
    expect((await write(member, place)).status).toBe(200);
    expect(await isArchived(place)).toBe(true);
  });

  test('a message that is kept and told is answered, though the thread cannot be opened again', async () => {
    const { member, owner, moderator } = people;
    const place = await begin(owner);
    before('countInThread', async () => {
      await moderator.call('channels.update', { ...place, archived: true });
      vi.spyOn(threads, 'countActiveThreads').mockResolvedValue(1000);
    });
    expect((await write(member, place)).status).toBe(200);
  });

  test('a message that is kept and told is answered, though the thread is deleted, and nobody is in what is gone', async () => {
    const { member, owner, moderator } = people;
    const place = await begin(owner);
    before('countInThread', () => moderator.call('channels.delete', place));
    expect((await write(member, place)).status).toBe(200);
    expect(await threads.listThreadMembers(place.channel_id, { after: '0', limit: 10 })).toEqual([]);
  });

  test('what is told last of a thread is what is kept', async () => {
    const { member, owner } = people;
    const place = await begin(member);
    const socket = await openSocket(owner);
    await threads.updateThread(place.channel_id, { ends_at: 0 });
    let written: Promise<unknown> | undefined;
    meanwhile('endThread', async () => {
      written = write(member, place);
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    await endThreads(server.ctx);
    await written;
    const told = () =>
      socket.events.flatMap((event) => (event[0] === 'THREAD_UPDATE' ? (event[1] as Channel).thread_metadata?.archived : []));
    await until(() => told().length === 2);
    expect([told(), await isArchived(place)]).toEqual([[true, false], false]);
    socket.close();
  });

  test('opens it once, however many write', async () => {
    const { member, owner, moderator, manager } = people;
    const place = await begin(owner);
    await owner.call('channels.update', { ...place, archived: true });
    const socket = await openSocket(owner);
    await Promise.all([member, moderator, manager].map((person) => write(person, place)));
    await until(() => socket.events.filter(([type]) => type === 'MESSAGE_CREATE').length === 3);
    expect(socket.events.filter(([type]) => type === 'THREAD_UPDATE')).toHaveLength(1);
    socket.close();
  });

  test('a message that slow mode refuses opens nothing', async () => {
    const { member, owner, moderator } = people;
    const place = await begin(owner);
    await moderator.call('channels.update', { ...place, rate_limit_per_user: 60 });
    expect((await write(member, place)).status).toBe(200);
    await moderator.call('channels.update', { ...place, archived: true });
    expect(errorName(await write(member, place))).toBe('SLOWMODE');
    expect(await isArchived(place)).toBe(true);
  });
});

describe('a thread that is started while something goes', () => {
  test('from a message whose last thread is still being removed is refused, and never swallowed', async () => {
    const { owner, member, moderator } = people;
    const place = await begin(owner);
    let again: Awaited<ReturnType<typeof start>> | undefined;
    const { messages } = server.ctx.storage;
    const remove = messages.removeSomeMessages.bind(messages);
    vi.spyOn(messages, 'removeSomeMessages').mockImplementationOnce(async (...args) => {
      again = await start(member);
      return remove(...args);
    });
    await moderator.call('channels.delete', place);
    await until(() => again);
    await until(async () => (await server.ctx.storage.guilds.getGuild(world.guild_id))?.purging.length === 0);
    if (again?.status === 201) expect(await threads.getThread(place.channel_id)).toBeDefined();
    else expect(again && errorName(again)).toBe('THREAD_EXISTS');
    expect((await start(member)).status).toBe(201);
  });

  test('in a channel that is deleted at this moment leaves nothing behind', async () => {
    const { owner, member } = people;
    const { id: channel_id } = await owner.call('channels.create', { guild_id: world.guild_id, name: 'скоро' });
    before('insertThread', async () => {
      await owner.call('channels.delete', { channel_id });
      await until(async () => (await server.ctx.storage.guilds.getGuild(world.guild_id))?.purging.length === 0);
    });
    expect(errorName(await member.ask('threads.create', { channel_id, name: 'Последнее', type: 11 }))).toBe('UNKNOWN_CHANNEL');
    expect(await threads.listThreadsOfChannel(channel_id, 10)).toEqual([]);
  });

  test('waits for its turn where the channel is slow', async () => {
    const { member, moderator, owner, manager } = people;
    const { channel_id } = world;
    await manager.call('channels.update', { channel_id, rate_limit_per_user: 60 });
    const create = (person: Person) => person.ask('threads.create', { channel_id, name: 'Ещё', type: 11 });
    expect((await create(member)).status).toBe(201);
    expect(errorName(await create(member))).toBe('SLOWMODE');
    // One message and one thread each.
    expect((await write(member, { channel_id })).status).toBe(200);
    expect([(await create(moderator)).status, (await create(moderator)).status, (await create(owner)).status]).toEqual([201, 201, 201]);
  });
});

describe('somebody who goes', () => {
  test('while they join a thread is not in it', async () => {
    const { owner, moderator } = people;
    const place = await begin(owner);
    const guest = await registerMember(server, owner, world.channel_id);
    before('insertThreadMember', () => moderator.call('members.kick', { guild_id: world.guild_id, user_id: guest.id }));
    await guest.ask('threads.join', place);
    expect(await threads.getThreadMember(place.channel_id, guest.id)).toBeUndefined();
  });

  test('who sees the channel no more does not hear that a thread in it is opened again, and is in it when they do', async () => {
    const { owner, member } = people;
    const { guild_id, channel_id } = world;
    const place = await begin(owner);
    await member.call('threads.join', place);
    const hide = { channel_id, overwrite_id: member.id, type: 1, deny: String(PERMISSIONS.VIEW_CHANNEL) } as const;
    await owner.call('channels.setOverwrite', hide);
    const socket = await openSocket(member);
    await owner.call('channels.update', { ...place, archived: true });
    await owner.call('channels.update', { ...place, archived: false });
    await owner.call('channels.create', { guild_id, name: 'открытый' });
    await socket.next('CHANNEL_CREATE');
    expect(socket.events.filter(([type]) => type.startsWith('THREAD'))).toEqual([]);
    const from = socket.events.length;
    await owner.call('channels.removeOverwrite', { channel_id, overwrite_id: member.id });
    const [, sync] = await socket.next('THREAD_LIST_SYNC', from);
    expect(sync.members).toMatchObject([{ id: place.channel_id, user_id: member.id }]);
    socket.close();
  });
});

describe('a thread that is locked', () => {
  test('is written in by nobody else, in an edit neither', async () => {
    const { member, moderator } = people;
    const place = await begin(member);
    const { id: message_id } = await member.call('messages.create', { ...place, content: 'раз' });
    await moderator.call('channels.update', { ...place, locked: true });
    expect(errorName(await member.ask('messages.edit', { ...place, message_id, content: 'два' }))).toBe('THREAD_LOCKED');
    expect(errorName(await member.ask('channels.typing', place))).toBe('THREAD_LOCKED');
  });

  test('nothing is told when nothing is changed', async () => {
    const { owner, member } = people;
    const place = await begin(owner);
    const socket = await openSocket(owner);
    expect((await member.ask('channels.update', { ...place, archived: false })).status).toBe(200);
    expect((await member.ask('channels.update', place)).status).toBe(200);
    await write(member, place);
    await socket.next('MESSAGE_CREATE');
    expect(socket.events.filter(([type]) => type === 'THREAD_UPDATE')).toEqual([]);
    socket.close();
  });
});
