import type { Channel } from '@chat-js/protocol/channels.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endThreads } from '../src/features/threads/end-threads.ts';
import { errorName } from './support/calls.ts';
import { readChannel } from './support/channels.ts';
import type { Person } from './support/people.ts';
import { logIn, registerMember } from './support/people.ts';
import { startServer, type TestServer, turnableClock } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

const HOUR = 3_600_000;
const clock = turnableClock();
let server: TestServer;
let people: People;
let world: World;

beforeAll(async () => {
  server = await startServer({ clock, env: { RATE_LIMITS: 'off' } });
  people = await createPeople(server);
});
beforeEach(async () => {
  world = await buildWorld(server, people);
});

const start = (person: Person, name = 'О чашках') =>
  person.call('threads.createFromMessage', { channel_id: world.channel_id, message_id: world.message_id, name, auto_archive_duration: 60 });
const get = (person: Person, { id }: { id: string }) => readChannel(person, id);
const write = (person: Person, { id }: { id: string }, content = 'и я') => person.call('messages.create', { channel_id: id, content });
const update = (person: Person, { id }: { id: string }, change: object) => person.ask('channels.update', { channel_id: id, ...change });
const texts = async (person: Person, { id }: { id: string }) =>
  (await person.call('messages.list', { channel_id: id })).map(({ content }) => content);
const members = async (person: Person, { id }: { id: string }) =>
  (await person.call('threads.listMembers', { channel_id: id })).map(({ user_id }) => user_id);

describe('a thread', () => {
  test('started from a message has its id, and the message says so; whoever began it is in it', async () => {
    const { member, owner } = people;
    const thread = await start(member);
    expect(thread).toMatchObject({
      ...{ id: world.message_id, type: 11, parent_id: world.channel_id, guild_id: world.guild_id, name: 'О чашках' },
      ...{ owner_id: member.id, message_count: 0, total_message_sent: 0, member_count: 1, last_message_id: null },
      ...{ thread_metadata: { archived: false, locked: false, auto_archive_duration: 60 }, member: { user_id: member.id } },
    });
    const message = await owner.call('messages.get', { channel_id: world.channel_id, message_id: world.message_id });
    expect(message).toMatchObject({ flags: 32, thread: { id: thread.id, name: 'О чашках' } });
    expect(message.thread).not.toHaveProperty('member');
    const again = { channel_id: world.channel_id, message_id: world.message_id, name: 'второй' };
    expect(errorName(await owner.ask('threads.createFromMessage', again))).toBe('THREAD_EXISTS');
    expect((await owner.call('channels.list', { guild_id: world.guild_id })).map(({ id }) => id)).not.toContain(thread.id);
  });

  test('of its own leaves a note in the channel that nobody can edit or start another from', async () => {
    const { member, owner } = people;
    const { channel_id, guild_id } = world;
    const thread = await member.call('threads.create', { channel_id, name: 'Походы', type: 11 });
    const [note] = await owner.call('messages.list', { channel_id, limit: 1 });
    expect(note).toMatchObject({ type: 18, content: 'Походы', author: { id: member.id } });
    expect(note?.message_reference).toEqual({ type: 0, channel_id: thread.id, guild_id });
    const message_id = note?.id ?? '';
    expect(errorName(await member.ask('messages.edit', { channel_id, message_id, content: 'иначе' }))).toBe('SYSTEM_MESSAGE');
    expect(errorName(await member.ask('threads.createFromMessage', { channel_id, message_id, name: 'x' }))).toBe('SYSTEM_MESSAGE');
  });

  test('of no kind that there is is refused, and names the field', async () => {
    const { channel_id } = world;
    const bad = [{ name: 'x' }, { name: 'x', type: 13 }, { name: '', type: 11 }, { name: 'x'.repeat(101), type: 11 }];
    const more = [
      { name: 'x', type: 11, auto_archive_duration: 61 },
      { name: 'x', type: 11, rate_limit_per_user: 21_601 },
    ];
    for (const given of [...bad, ...more]) {
      const { status, body } = await people.member.ask('threads.create', { channel_id, ...given } as never);
      expect({ given, status, body }).toMatchObject({ status: 400, body: { code: 50035, errors: expect.any(Object) } });
    }
  });

  test('stands only in a text channel, never in a thread', async () => {
    const { member, owner } = people;
    const voice = await owner.call('channels.create', { guild_id: world.guild_id, name: 'Голос', type: 2 });
    const thread = await start(member);
    const ask = (channel_id: string) => member.ask('threads.create', { channel_id, name: 'x', type: 11 });
    expect(errorName(await ask(voice.id))).toBe('WRONG_CHANNEL_TYPE');
    expect(errorName(await ask(thread.id))).toBe('UNKNOWN_CHANNEL');
  });

  test('is read by AutoMod in its name and in what is written there, with what its channel is exempt from', async () => {
    const rule = { name: 'Слова', event_type: 1 as const, trigger_type: 1 as const, actions: [{ type: 1 as const }], enabled: true };
    const { guild_id, channel_id } = world;
    const { id: rule_id } = await people.manager.call('automod.create', {
      ...{ guild_id, ...rule, trigger_metadata: { keyword_filter: ['казино'] } },
    });
    const named = await people.member.ask('threads.create', { channel_id, name: 'Идём в казино', type: 11 });
    expect(errorName(named)).toBe('AUTOMOD_BLOCKED');
    const thread = await start(people.member);
    expect(errorName(await update(people.member, thread, { name: 'казино' }))).toBe('AUTOMOD_BLOCKED');
    const said = () => people.member.ask('messages.create', { channel_id: thread.id, content: 'казино' });
    expect(errorName(await said())).toBe('AUTOMOD_BLOCKED');
    await people.manager.call('automod.update', { guild_id, rule_id, exempt_channels: [channel_id] });
    expect((await said()).status).toBe(200);
  });

  test('is as hidden as its channel, and nothing in it can be reached', async () => {
    const { member, blind, stranger } = people;
    const thread = await start(member);
    const { id: message_id } = await write(member, thread, 'между нами');
    const channel_id = thread.id;
    for (const who of [blind, stranger]) {
      for (const [name, input] of [
        ['channels.get', { channel_id }],
        ['messages.list', { channel_id }],
        ['messages.get', { channel_id, message_id }],
        ['messages.create', { channel_id, content: 'и мне' }],
        ['reactions.add', { channel_id, message_id, emoji_name: '👍' }],
        ['channels.typing', { channel_id }],
        ['drafts.update', { channel_id, content: 'x' }],
        ['pins.list', { channel_id }],
        ['threads.join', { channel_id }],
        ['threads.listMembers', { channel_id }],
        ['channels.update', { channel_id, name: 'мой' }],
        ['channels.delete', { channel_id }],
      ] as const) {
        expect([name, errorName(await who.ask(name, input as never))]).toEqual([name, 'UNKNOWN_CHANNEL']);
      }
    }
    const elsewhere = await people.owner.call('channels.create', { guild_id: world.guild_id, name: 'другой' });
    const forward = { type: 1, channel_id, message_id } as const;
    const carried = await blind.ask('messages.create', { channel_id: elsewhere.id, message_reference: forward });
    expect(carried).toMatchObject({ status: 400, body: { errors: { message_reference: {} } } });
    expect((await blind.call('threads.listActive', { guild_id: world.guild_id })).threads).toEqual([]);
    expect(errorName(await member.ask('threads.addMember', { channel_id, user_id: blind.id }))).toBe('UNKNOWN_MEMBER');
    const own = await member.ask('messages.create', { channel_id: elsewhere.id, message_reference: forward });
    expect(own.status).toBe(200);
  });

  test('is no channel: it has no overwrites, invites or place', async () => {
    const { owner, member } = people;
    const { id } = await start(member);
    const { guild_id } = world;
    const overwrite = { channel_id: id, overwrite_id: member.id, type: 1, allow: String(PERMISSIONS.VIEW_CHANNEL) } as const;
    expect(errorName(await owner.ask('channels.setOverwrite', overwrite))).toBe('UNKNOWN_CHANNEL');
    expect(errorName(await owner.ask('invites.create', { channel_id: id }))).toBe('UNKNOWN_CHANNEL');
    expect(errorName(await owner.ask('channels.reorder', { guild_id, channels: [{ id, position: 1 }] }))).toBe('UNKNOWN_CHANNEL');
  });
});

describe('writing in a thread', () => {
  test('makes one a part of it, counts, and tells only those who are in it or look at it', async () => {
    const { member, owner, moderator } = people;
    const thread = await start(member);
    const [bot, looking, joined, aside] = [
      await openSocket(owner),
      await openSocket(moderator, undefined, [thread.id]),
      await openSocket(member, undefined, []),
      await openSocket(people.manager, undefined, [world.channel_id]),
    ];
    for (const socket of [bot, looking, joined, aside]) await socket.next('READY');
    const { id } = await write(owner, thread);
    for (const socket of [bot, looking]) expect((await socket.next('MESSAGE_CREATE'))[1]).toMatchObject({ id, channel_id: thread.id });
    const news = { guild_id: world.guild_id, channel_unread_updates: [{ id: thread.id, last_message_id: id }] };
    expect((await joined.next('CHANNEL_UNREAD_UPDATE'))[1]).toEqual(news);
    await write(owner, { id: world.channel_id }, 'и здесь');
    expect((await aside.next('MESSAGE_CREATE'))[1].channel_id).toBe(world.channel_id);
    expect(aside.events.filter(([type]) => type === 'MESSAGE_CREATE' || type === 'CHANNEL_UNREAD_UPDATE')).toHaveLength(1);
    for (const socket of [bot, looking, joined, aside]) socket.close();

    expect(await get(owner, thread)).toMatchObject({ message_count: 1, total_message_sent: 1, member_count: 2, last_message_id: id });
    expect((await members(owner, thread)).sort()).toEqual([member.id, owner.id].sort());
    await owner.call('messages.delete', { channel_id: thread.id, message_id: id });
    expect(await get(owner, thread)).toMatchObject({ message_count: 0, total_message_sent: 1 });
  });

  test('takes a permission of its own, whatever the channel says', async () => {
    const { owner, member } = people;
    const { guild_id, channel_id } = world;
    const thread = await start(member);
    const say = (id: string) => member.ask('messages.create', { channel_id: id, content: 'x' });
    const deny = (bits: bigint) => owner.call('channels.setOverwrite', { channel_id, overwrite_id: guild_id, type: 0, deny: String(bits) });
    await deny(PERMISSIONS.SEND_MESSAGES);
    expect([errorName(await say(channel_id)), (await say(thread.id)).status]).toEqual(['MISSING_PERMISSIONS', 200]);
    await deny(PERMISSIONS.SEND_MESSAGES_IN_THREADS);
    expect([(await say(channel_id)).status, errorName(await say(thread.id))]).toEqual([200, 'MISSING_PERMISSIONS']);
  });

  test('works like in a channel: answers, reactions, pins, polls, drafts and slow mode', async () => {
    const { member, moderator, owner } = people;
    const thread = await start(owner);
    const channel_id = thread.id;
    const { id: message_id } = await write(member, thread, 'раз');
    await owner.call('messages.create', { channel_id, content: 'два', message_reference: { message_id } });
    await owner.call('reactions.add', { channel_id, message_id, emoji_name: '👍' });
    await moderator.call('pins.add', { channel_id, message_id });
    await member.call('messages.edit', { channel_id, message_id, content: 'раз!' });
    expect(await owner.call('messages.get', { channel_id, message_id })).toMatchObject({ content: 'раз!', pinned: true });
    expect((await owner.call('pins.list', { channel_id })).items).toHaveLength(1);
    await member.call('drafts.update', { channel_id, content: 'начато' });
    expect(await member.call('drafts.list', {})).toMatchObject([{ channel_id, content: 'начато' }]);
    await moderator.call('channels.update', { channel_id, rate_limit_per_user: 60 });
    await write(member, thread);
    expect(errorName(await member.ask('messages.create', { channel_id, content: 'ещё' }))).toBe('SLOWMODE');
  });

  test('a message that a moderator deleted there comes back, and is counted', async () => {
    const { member, moderator } = people;
    const thread = await start(member);
    const { id: message_id } = await write(member, thread);
    await moderator.call('messages.delete', { channel_id: thread.id, message_id });
    const { audit_log_entries } = await moderator.call('auditLog.list', { guild_id: world.guild_id, action_type: 72, limit: 1 });
    await moderator.call('auditLog.undo', { guild_id: world.guild_id, entry_id: audit_log_entries[0]?.id ?? '' });
    expect([await texts(member, thread), (await get(member, thread)).message_count]).toEqual([['и я'], 1]);
  });
});

describe('what moderators do', () => {
  test('holds for what was written in threads: the last hour, a ban, a report', async () => {
    const { member, moderator, owner } = people;
    const { guild_id } = world;
    const thread = await start(owner);
    const reported = await write(member, thread, 'грубость');
    await owner.call('reports.create', { guild_id, channel_id: thread.id, message_id: reported.id, user_id: member.id, category: 'abuse' });
    const [report] = await moderator.call('reports.list', { guild_id, limit: 1 });
    expect(report).toMatchObject({ withheld: false, channel_id: thread.id, message: { content: 'грубость' } });
    expect(await moderator.call('messages.deleteOf', { guild_id, user_id: member.id, seconds: 3600 })).toMatchObject({ deleted: 1 });
    await write(member, thread, 'ещё грубость');
    await owner.call('channels.update', { channel_id: thread.id, archived: true });
    await moderator.call('bans.create', { guild_id, user_id: member.id, delete_message_seconds: 3600 });
    await until(async () => (await texts(owner, thread)).length === 0);
    // One that has ended forgets who is gone when it is opened again.
    await owner.call('channels.update', { channel_id: thread.id, archived: false });
    expect(await members(owner, thread)).toEqual([owner.id]);
  });
});

describe('the end of a thread', () => {
  test('comes by itself after its time, and everything in it is only read until somebody writes', async () => {
    const { member, owner } = people;
    const thread = await start(member);
    const { id: message_id } = await write(owner, thread);
    await pass(0.9 * HOUR);
    await write(people.owner, thread);
    await pass(0.9 * HOUR);
    await endThreads(server.ctx);
    expect((await get(people.owner, thread)).thread_metadata?.archived).toBe(false);
    await pass(0.2 * HOUR);
    await endThreads(server.ctx);
    expect((await get(people.owner, thread)).thread_metadata?.archived).toBe(true);

    const channel_id = thread.id;
    for (const outcome of [
      await people.owner.ask('reactions.add', { channel_id, message_id, emoji_name: '👍' }),
      await people.owner.ask('messages.edit', { channel_id, message_id, content: 'x' }),
      await people.owner.ask('pins.add', { channel_id, message_id }),
      await people.owner.ask('threads.leave', { channel_id }),
      await update(people.member, thread, { name: 'иначе' }),
    ]) {
      expect(errorName(outcome)).toBe('THREAD_ARCHIVED');
    }
    expect(await texts(people.member, thread)).toHaveLength(2);
    const socket = await openSocket(people.member, undefined, []);
    expect((await socket.next('READY'))[1].guilds.find(({ id }) => id === world.guild_id)?.threads).toEqual([]);
    expect(await listArchived(people.member)).toEqual([channel_id]);
    await write(people.owner, thread, 'снова');
    expect((await socket.next('THREAD_UPDATE'))[1]).toMatchObject({ id: channel_id, thread_metadata: { archived: false } });
    // Those who were in it hear of it again.
    expect((await socket.next('THREAD_MEMBER_UPDATE'))[1]).toMatchObject({ id: channel_id, user_id: people.member.id });
    expect((await socket.next('CHANNEL_UNREAD_UPDATE'))[1].channel_unread_updates.map(({ id }) => id)).toEqual([channel_id]);
    socket.close();
    expect(await listArchived(people.member)).toEqual([]);
  });

  test('a lock is for those who manage threads', async () => {
    const { member, moderator, owner } = people;
    const thread = await start(member);
    expect(errorName(await update(member, thread, { locked: true }))).toBe('MISSING_PERMISSIONS');
    expect(errorName(await update(people.manager, thread, { archived: true }))).toBe('MISSING_PERMISSIONS');
    expect((await update(member, thread, { archived: true })).status).toBe(200);
    expect((await update(people.manager, thread, { archived: false })).status).toBe(200);
    await moderator.call('channels.update', { channel_id: thread.id, locked: true });
    expect(errorName(await member.ask('messages.create', { channel_id: thread.id, content: 'x' }))).toBe('THREAD_LOCKED');
    await moderator.call('channels.update', { channel_id: thread.id, archived: true });
    expect(errorName(await update(member, thread, { archived: false }))).toBe('MISSING_PERMISSIONS');
    expect((await owner.ask('messages.create', { channel_id: thread.id, content: 'можно' })).status).toBe(200);
    const { audit_log_entries } = await moderator.call('auditLog.list', { guild_id: world.guild_id, action_type: 111 });
    expect(audit_log_entries.map(({ changes }) => changes?.map(({ key }) => key))).toEqual([
      ['archived'],
      ['locked'],
      ['archived'],
      ['archived'],
    ]);
  });

  test('deleted, it is gone with what was written there, and its message says so', async () => {
    const { member, moderator } = people;
    const thread = await start(member);
    const { id } = await write(member, thread);
    expect(errorName(await member.ask('channels.delete', { channel_id: thread.id }))).toBe('MISSING_PERMISSIONS');
    await moderator.call('channels.delete', { channel_id: thread.id, reason: 'не о том' });
    expect(errorName(await member.ask('messages.list', { channel_id: thread.id }))).toBe('UNKNOWN_CHANNEL');
    const message = await member.call('messages.get', { channel_id: world.channel_id, message_id: world.message_id });
    expect([message.flags, message.thread]).toEqual([0, undefined]);
    await until(async () => (await server.ctx.storage.messages.getMessage(thread.id, id)) === undefined);
    const { audit_log_entries } = await moderator.call('auditLog.list', { guild_id: world.guild_id, action_type: 112 });
    expect(audit_log_entries).toMatchObject([{ target_id: thread.id, reason: 'не о том' }]);
  });

  test('goes with its channel', async () => {
    const { owner, member } = people;
    const { id: channel_id } = await owner.call('channels.create', { guild_id: world.guild_id, name: 'скоро' });
    const thread = await member.call('threads.create', { channel_id, name: 'Последнее', type: 11 });
    const { id } = await write(member, thread);
    await owner.call('channels.delete', { channel_id });
    expect(errorName(await member.ask('messages.list', { channel_id: thread.id }))).toBe('UNKNOWN_CHANNEL');
    const { storage } = server.ctx;
    await until(async () => !(await storage.threads.getThread(thread.id)) && !(await storage.messages.getMessage(thread.id, id)));
  });
});

describe('the people of a thread', () => {
  test('come, bring others, and go; who leaves the guild is in none', async () => {
    const { member, moderator, owner } = people;
    const thread = await start(owner);
    const channel_id = thread.id;
    const guest = await registerMember(server, owner, world.channel_id);
    await member.call('threads.join', { channel_id });
    await member.call('threads.join', { channel_id });
    await member.call('threads.addMember', { channel_id, user_id: guest.id });
    expect((await members(owner, thread)).sort()).toEqual([guest.id, member.id, owner.id].sort());
    expect(errorName(await member.ask('threads.removeMember', { channel_id, user_id: guest.id }))).toBe('MISSING_PERMISSIONS');
    await moderator.call('threads.removeMember', { channel_id, user_id: member.id });
    expect(errorName(await moderator.ask('threads.removeMember', { channel_id, user_id: member.id }))).toBe('UNKNOWN_MEMBER');
    await guest.call('guilds.leave', { guild_id: world.guild_id });
    await until(async () => (await members(owner, thread)).length === 1);
    await owner.call('threads.leave', { channel_id });
    expect(await members(owner, thread)).toEqual([]);
  });

  test('are told on all their devices, and lose it with the sight of its channel', async () => {
    const { owner, member } = people;
    const { guild_id, channel_id } = world;
    const thread = await start(owner);
    await member.call('threads.join', { channel_id: thread.id });
    const socket = await openSocket(member, undefined, [thread.id]);
    const [, ready] = await socket.next('READY');
    const known = ready.guilds.find(({ id }) => id === guild_id)?.threads as Channel[];
    expect(known).toMatchObject([{ id: thread.id, member: { user_id: member.id } }]);
    const hide = { channel_id, overwrite_id: member.id, type: 1, deny: String(PERMISSIONS.VIEW_CHANNEL) } as const;
    await owner.call('channels.setOverwrite', hide);
    await socket.next('CHANNEL_DELETE');
    await write(owner, thread, 'без него');
    await owner.call('channels.removeOverwrite', { channel_id, overwrite_id: member.id });
    await socket.next('CHANNEL_CREATE');
    const [, sync] = await socket.next('THREAD_LIST_SYNC');
    expect(sync).toMatchObject({ channel_ids: [channel_id], threads: [{ id: thread.id }], members: [{ user_id: member.id }] });
    await write(owner, thread, 'с ним');
    expect((await socket.next('MESSAGE_CREATE'))[1].content).toBe('с ним');
    socket.close();
  });
});

/** Access tokens do not live that long. */
async function pass(ms: number): Promise<void> {
  clock.turn(ms);
  for (const name of ['owner', 'member'] as const) people[name] = await logIn(server, people[name]);
}

async function listArchived(person: Person): Promise<string[]> {
  const { threads, has_more } = await person.call('threads.listArchived', { channel_id: world.channel_id });
  expect(has_more).toBe(false);
  return threads.map(({ id }) => id);
}
