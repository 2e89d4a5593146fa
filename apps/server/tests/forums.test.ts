import { CHANNEL_FLAG } from '@chat-js/protocol/forums.ts';
import type { OperationRequest } from '@chat-js/protocol/operations.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endThreads } from '../src/features/threads/end-threads.ts';
import { errorName } from './support/calls.ts';
import { readChannel } from './support/channels.ts';
import { logIn, type Person } from './support/people.ts';
import { startServer, type TestServer, turnableClock } from './support/server.ts';
import { until } from './support/until.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

const HOUR = 3_600_000;
const clock = turnableClock();
let server: TestServer;
let people: People;
let world: World;
let forum: { channel_id: string };
let question: string;
let solved: string;

beforeAll(async () => {
  server = await startServer({ clock, env: { RATE_LIMITS: 'off' } });
  people = await createPeople(server);
});
beforeEach(async () => {
  world = await buildWorld(server, people, { asks: true });
  forum = { channel_id: world.forum_id };
  [question = '', solved = ''] = (await tagsOf(people.owner)).map(({ id }) => id);
});

type NewPost = Omit<OperationRequest<'threads.create'>, 'channel_id'>;

const tagsOf = async (person: Person) => (await readChannel(person, forum.channel_id)).available_tags ?? [];
const post = (person: Person, given: Partial<NewPost> = {}) =>
  person.ask('threads.create', { ...forum, name: 'Шумит', message: { content: 'отчего?' }, ...given });
const posted = (person: Person, given: Partial<NewPost> = {}) =>
  person.call('threads.create', { ...forum, name: 'Шумит', message: { content: 'отчего?' }, ...given });
const get = (id: string, person = people.owner) => readChannel(person, id);
const update = (person: Person, channel_id: string, change: object) => person.ask('channels.update', { channel_id, ...change });
const titles = async (person = people.owner) =>
  (await person.call('threads.listActive', { guild_id: world.guild_id })).threads
    .filter(({ parent_id }) => parent_id === forum.channel_id)
    .map(({ name }) => name);
const firstOf = async (person: Person, ...thread_ids: string[]) =>
  (await person.call('threads.postData', { ...forum, thread_ids })).threads;

describe('a forum', () => {
  test('is a channel in which nobody writes, whatever they may', async () => {
    const { owner } = people;
    expect(await get(world.forum_id)).toMatchObject({ type: 15, name: 'помощь', last_message_id: null, flags: 0 });
    const refused = [
      await owner.ask('messages.create', { ...forum, content: 'сюда' }),
      await owner.ask('messages.list', forum),
      await owner.ask('channels.typing', forum),
      await owner.ask('drafts.update', { ...forum, content: 'x' }),
      await owner.ask('scheduledMessages.create', { ...forum, content: 'x', send_at: new Date(clock.now() + HOUR).toISOString() }),
    ];
    expect(refused.map(errorName)).toEqual(refused.map(() => 'WRONG_CHANNEL_TYPE'));
  });

  test('is renamed, described, moved and deleted as other channels', async () => {
    const { manager, member } = people;
    const change = { name: 'Вопросы И Ответы', topic: 'Сначала поищите', parent_id: world.category_id, flags: 16 };
    const { body } = await update(manager, world.forum_id, change);
    expect(body).toMatchObject({ ...change, name: 'вопросы-и-ответы' });
    expect(errorName(await update(member, world.forum_id, { flags: 0 }))).toBe('MISSING_PERMISSIONS');
    const { id } = await posted(member, { applied_tags: [question] });
    await manager.call('channels.delete', forum);
    expect(errorName(await member.ask('channels.get', { channel_id: id }))).toBe('UNKNOWN_CHANNEL');
    await until(async () => (await server.ctx.storage.threads.getThread(id)) === undefined);
    expect(await server.ctx.storage.messages.getMessage(id, id)).toBeUndefined();
  });

  test('has tags that are added, renamed, ordered and deleted, and posts lose those', async () => {
    const { manager, moderator } = people;
    const { id } = await posted(moderator, { applied_tags: [solved, question] });
    const [first, second] = await tagsOf(manager);
    const wanted = [{ ...second, name: 'готово', emoji_name: '✅' }, { name: 'новое' }];
    const changed = await manager.call('channels.update', { ...forum, available_tags: wanted as never });
    const tags = [
      { id: solved, name: 'готово', moderated: true, emoji_id: null, emoji_name: '✅' },
      { name: 'новое', moderated: false, emoji_name: null },
    ];
    expect(changed).toMatchObject({ available_tags: tags });
    expect((await get(id)).applied_tags).toEqual([solved]);
    // It was deleted: it does not come back under its old id.
    expect(await update(manager, world.forum_id, { available_tags: [first] })).toMatchObject({ status: 400 });
    const { audit_log_entries } = await moderator.call('auditLog.list', { guild_id: world.guild_id, action_type: 11, limit: 1 });
    expect(audit_log_entries[0]).toMatchObject({ changes: [{ key: 'available_tags' }], undoable_until: null });
  });

  test('refuses tags that cannot be, and names the field', async () => {
    const { manager } = people;
    const known = await tagsOf(manager);
    const many = (count: number) => Array.from({ length: count }, (_, n) => ({ name: `tag ${n}` }));
    const bad = [
      many(21),
      [{ name: '' }],
      [{ name: 'x'.repeat(21) }],
      [{ name: 'Один' }, { name: 'один' }],
      [known[0], { ...known[0], name: 'двойник' }],
      [{ id: '123', name: 'чужой' }],
      [{ name: 'x', emoji_id: '123' }],
      [{ name: 'x', emoji_name: 'не знак' }],
      [{ name: 'x', emoji_id: world.emoji_id, emoji_name: '✅' }],
      [{}],
      'нет',
    ];
    for (const available_tags of bad) {
      const { status, body } = await update(manager, world.forum_id, { available_tags });
      expect({ available_tags, status, body }).toMatchObject({ status: 400, body: { code: 50035, errors: { available_tags: {} } } });
    }
    expect(await tagsOf(manager)).toEqual(known);
    expect(await update(manager, world.channel_id, { available_tags: [] })).toMatchObject({
      status: 400,
      body: { errors: { available_tags: {} } },
    });
    expect((await update(manager, world.forum_id, { available_tags: many(20) })).status).toBe(200);
    expect((await update(manager, world.forum_id, { available_tags: [{ name: 'x', emoji_id: world.emoji_id }] })).status).toBe(200);
  });
});

describe('a post', () => {
  test('is a thread whose first message has its id; whoever wrote it is in it', async () => {
    const { member, owner } = people;
    const made = await posted(member, { applied_tags: [question], message: { content: `<@${owner.id}> отчего?` } });
    expect(made).toMatchObject({
      ...{ type: 11, parent_id: world.forum_id, owner_id: member.id, name: 'Шумит', applied_tags: [question], member_count: 1 },
      ...{ last_message_id: made.id, message_count: 1, total_message_sent: 1, member: { user_id: member.id } },
    });
    const messages = await owner.call('messages.list', { channel_id: made.id });
    expect(messages).toMatchObject([{ id: made.id, channel_id: made.id, mentions: [{ id: owner.id }], type: 0 }]);
    expect(await firstOf(owner, made.id)).toMatchObject({ [made.id]: { first_message: { id: made.id } } });
  });

  test('needs a message, a name and tags that are there', async () => {
    const bad: [string, object][] = [
      ['message', { message: undefined }],
      ['message', { message: { content: 'x'.repeat(4001) } }],
      ['name', { name: '' }],
      ['applied_tags', { applied_tags: ['123'] }],
      ['applied_tags', { applied_tags: ['1', '2', '3', '4', '5', '6'] }],
      ['applied_tags', { applied_tags: 'x' }],
    ];
    for (const [field, given] of bad) {
      const { status, body } = await post(people.owner, given);
      expect({ given, status, body }).toMatchObject({ status: 400, body: { code: 50035, errors: { [field]: {} } } });
    }
    expect(errorName(await post(people.member, { message: { content: ' ' } }))).toBe('EMPTY_MESSAGE');
    expect(await titles()).toEqual(['Не включается']);
  });

  test('is written with the right to write, and with a tag where one is needed', async () => {
    const { member, manager, muted, blind, timed_out } = people;
    expect(errorName(await post(blind))).toBe('UNKNOWN_CHANNEL');
    for (const who of [muted, timed_out]) expect(errorName(await post(who))).toBe('MISSING_PERMISSIONS');
    const deny = String(PERMISSIONS.CREATE_PUBLIC_THREADS);
    await people.owner.call('channels.setOverwrite', { ...forum, overwrite_id: member.id, type: 1, deny });
    expect((await post(member)).status).toBe(201);
    await update(manager, world.forum_id, { flags: CHANNEL_FLAG.REQUIRE_TAG });
    expect(await post(member)).toMatchObject({ status: 400, body: { errors: { applied_tags: {} } } });
    const { id } = await posted(member, { applied_tags: [question] });
    expect(await update(member, id, { applied_tags: [] })).toMatchObject({ status: 400, body: { errors: { applied_tags: {} } } });
  });

  test('has tags for moderators that others neither set nor take away', async () => {
    const { member, moderator, owner } = people;
    expect(await post(member, { applied_tags: [solved] })).toMatchObject({ status: 400, body: { errors: { applied_tags: {} } } });
    const { id } = await posted(member, { applied_tags: [question] });
    await moderator.call('channels.update', { channel_id: id, applied_tags: [question, solved] });
    expect((await update(member, id, { applied_tags: [question] })).status).toBe(400);
    expect((await update(member, id, { applied_tags: [solved], name: 'Не шумит' })).status).toBe(200);
    expect(await get(id)).toMatchObject({ applied_tags: [solved], name: 'Не шумит' });
    expect(errorName(await update(people.manager, id, { applied_tags: [] }))).toBe('INVALID_FORM_BODY');
    expect(errorName(await update(people.manager, id, { name: 'Чужое' }))).toBe('MISSING_PERMISSIONS');
    const { id: thread } = await owner.call('threads.create', { channel_id: world.channel_id, name: 'x', type: 11 });
    expect(await update(owner, thread, { applied_tags: [] })).toMatchObject({ status: 400, body: { errors: { applied_tags: {} } } });
  });

  test('is written once, however often it is sent with one nonce', async () => {
    const { member } = people;
    const given = { message: { content: 'отчего?', nonce: 'n1' } };
    const answers = await Promise.all(Array.from({ length: 4 }, () => post(member, given)));
    const later = await posted(member, given);
    expect(answers.map(({ body }) => body)).toEqual(answers.map(() => expect.objectContaining({ id: later.id })));
    expect(await titles()).toEqual(['Не включается', 'Шумит']);
    expect(await get(later.id)).toMatchObject({ message_count: 1, total_message_sent: 1 });
    await member.call('messages.create', { channel_id: world.channel_id, content: 'сюда', nonce: 'n2' });
    const elsewhere = await post(member, { message: { content: 'сюда', nonce: 'n2' } });
    expect(elsewhere).toMatchObject({ status: 400, body: { errors: { 'message.nonce': {} } } });
  });

  test('that AutoMod blocks, in its name or its text, leaves nothing', async () => {
    const { manager, member } = people;
    const rule = { guild_id: world.guild_id, rule_id: world.rule_id };
    await manager.call('automod.update', { ...rule, enabled: true });
    for (const given of [{ name: 'очень плохо' }, { message: { content: 'плохо' } }]) {
      expect(errorName(await post(member, given))).toBe('AUTOMOD_BLOCKED');
    }
    await manager.call('automod.update', { ...rule, exempt_channels: [world.forum_id] });
    expect((await post(member, { name: 'плохо' })).status).toBe(201);
    expect(await titles()).toEqual(['Не включается', 'плохо']);
  });

  test('waits for slow mode, and its refusal takes no turn', async () => {
    const { manager, member } = people;
    await update(manager, world.forum_id, { rate_limit_per_user: 60 });
    expect((await post(member, { applied_tags: ['1'] })).status).toBe(400);
    const given = { message: { content: 'раз', nonce: 'slow' } };
    expect((await post(member, given)).status).toBe(201);
    expect((await post(member, given)).status).toBe(201);
    expect(errorName(await post(member))).toBe('SLOWMODE');
    expect(await titles()).toHaveLength(2);
  });

  test('stays when its first message is deleted, and is found among what somebody wrote', async () => {
    const { moderator, member } = people;
    const { id } = await posted(member);
    const { deleted } = await moderator.call('messages.deleteOf', { guild_id: world.guild_id, user_id: member.id });
    expect(deleted).toBeGreaterThan(0);
    expect(await get(id)).toMatchObject({ name: 'Шумит', message_count: 0 });
    expect(await firstOf(member, id)).toEqual({ [id]: { first_message: null } });
  });

  test('is read by nobody else: ids of other channels are passed over', async () => {
    const { owner, member, muted, blind } = people;
    const elsewhere = await owner.call('channels.create', { guild_id: world.guild_id, name: 'другой', type: 15 });
    const hidden = await owner.call('threads.create', { channel_id: elsewhere.id, name: 'x', message: { content: 'тайно' } });
    expect(Object.keys(await firstOf(member, hidden.id, world.post_id, world.thread_id, '1', world.post_id))).toEqual([world.post_id]);
    const ask = (who: Person, channel_id: string) => who.ask('threads.postData', { channel_id, thread_ids: [world.post_id] });
    expect(errorName(await ask(muted, world.forum_id))).toBe('MISSING_PERMISSIONS');
    expect(errorName(await ask(blind, world.forum_id))).toBe('UNKNOWN_CHANNEL');
    expect(errorName(await ask(member, world.channel_id))).toBe('WRONG_CHANNEL_TYPE');
    expect(errorName(await member.ask('threads.createFromMessage', { ...forum, message_id: world.post_id, name: 'x' }))).toBe(
      'WRONG_CHANNEL_TYPE',
    );
  });

  test('is none outside of a forum', async () => {
    const { member } = people;
    const ask = (given: object) => member.ask('threads.create', { channel_id: world.channel_id, name: 'x', type: 11, ...given } as never);
    expect(await ask({ message: { content: 'x' } })).toMatchObject({ status: 400, body: { errors: { message: {} } } });
    expect(await ask({ applied_tags: [] })).toMatchObject({ status: 400, body: { errors: { applied_tags: {} } } });
  });
});

// Last: it turns the clock.
describe('a forum says of its posts', () => {
  test('how long they go on and how slow they are', async () => {
    const { manager, member } = people;
    await update(manager, world.forum_id, {
      default_auto_archive_duration: 60,
      default_thread_rate_limit_per_user: 5,
      default_sort_order: 1,
    });
    const own = await posted(member);
    expect(own).toMatchObject({ rate_limit_per_user: 5, thread_metadata: { auto_archive_duration: 60 } });
    const other = await posted(member, { auto_archive_duration: 4320, rate_limit_per_user: 0 });
    expect(other).toMatchObject({ rate_limit_per_user: 0, thread_metadata: { auto_archive_duration: 4320 } });
    clock.turn(2 * HOUR);
    await endThreads(server.ctx);
    const later = await logIn(server, member);
    expect((await get(own.id, later)).thread_metadata?.archived).toBe(true);
    const { threads } = await later.call('threads.listArchived', forum);
    expect(threads.map(({ id }) => id)).toEqual([own.id]);
  });
});
