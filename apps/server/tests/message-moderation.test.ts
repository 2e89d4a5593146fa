import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { EventData, EventType } from '@chat-js/protocol/events.ts';
import { snowflakeAt } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetUndo } from '../src/features/housekeeping.ts';
import { newMessage } from '../src/features/messages/new-message.ts';
import { errorName } from './support/calls.ts';
import type { Person } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket, type RawSocket } from './support/sockets.ts';
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

async function write(person: Person, ...contents: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const content of contents) ids.push((await person.call('messages.create', { channel_id: world.channel_id, content })).id);
  return ids;
}

const history = async () => people.owner.call('messages.list', { channel_id: world.channel_id, limit: 100 });

async function lastDeed(action_type: number) {
  const { audit_log_entries } = await people.moderator.call('auditLog.list', { guild_id: world.guild_id, action_type, limit: 1 });
  return audit_log_entries[0];
}

async function undoLast(action_type: number, person = people.moderator) {
  return person.ask('auditLog.undo', { guild_id: world.guild_id, entry_id: (await lastDeed(action_type))?.id ?? '' });
}

/** What was told of one kind, once everything before is. */
async function toldOf<T extends EventType>(socket: RawSocket, type: T): Promise<EventData<T>[]> {
  await socket.callRaw('instance.get', {});
  return socket.events.filter(([told]) => told === type).map(([, data]) => data as EventData<T>);
}

describe('deleting one message', () => {
  test("what one wrote oneself is gone for good and is nobody else's business", async () => {
    const { channel_id } = world;
    const [message_id = ''] = await write(people.member, 'моё');
    await people.member.call('messages.delete', { channel_id, message_id });
    expect((await history()).map(({ content }) => content)).toEqual(['first']);
    expect(await lastDeed(AUDIT_ACTION.MESSAGE_DELETE)).toBeUndefined();
    expect(errorName(await people.member.ask('messages.delete', { channel_id, message_id }))).toBe('UNKNOWN_MESSAGE');
  });

  test("a moderator's deletion is written down, and undone it leaves everything exactly as it was", async () => {
    const { channel_id } = world;
    await people.member.call('messages.create', { channel_id, content: 'важное\n"всё"', nonce: 'n1' });
    await write(people.owner, 'после');
    const [, target] = await history();
    const message_id = target?.id ?? '';
    await people.moderator.call('pins.add', { channel_id, message_id });
    const before = await history();
    const pinned = await people.owner.call('pins.list', { channel_id });

    await people.moderator.call('messages.delete', { channel_id, message_id, reason: 'ошибка' });
    expect((await history()).map(({ content }) => content)).toEqual(['после', 'first']);
    expect((await people.owner.call('pins.list', { channel_id })).items).toEqual([]);
    expect(await lastDeed(AUDIT_ACTION.MESSAGE_DELETE)).toMatchObject({
      user_id: people.moderator.id,
      target_id: people.member.id,
      options: { channel_id, message_id, count: '1' },
      reason: 'ошибка',
    });
    expect((await undoLast(AUDIT_ACTION.MESSAGE_DELETE)).status).toBe(200);
    expect(await history()).toEqual(before);
    expect(await people.owner.call('pins.list', { channel_id })).toEqual(pinned);
    const retry = await people.member.call('messages.create', { channel_id, content: 'важное', nonce: 'n1' });
    expect(retry.id).toBe(message_id);
  });

  test('nobody deletes through another channel, or where they may not look', async () => {
    const { guild_id, channel_id, message_id } = world;
    const { id: other } = await people.owner.call('channels.create', { guild_id, name: 'other' });
    expect(errorName(await people.owner.ask('messages.delete', { channel_id: other, message_id }))).toBe('UNKNOWN_MESSAGE');
    expect(errorName(await people.muted.ask('messages.delete', { channel_id, message_id }))).toBe('MISSING_PERMISSIONS');
    expect(errorName(await people.muted.ask('messages.delete', { channel_id, message_id: '9' }))).toBe('MISSING_PERMISSIONS');
    expect(await history()).toHaveLength(1);
  });

  test('after fifteen minutes the copy is gone and nothing can be undone', async () => {
    const { guild_id, channel_id, message_id } = world;
    await people.moderator.call('messages.delete', { channel_id, message_id });
    const entry = await lastDeed(AUDIT_ACTION.MESSAGE_DELETE);
    const { ctx } = server;
    await forgetUndo(ctx);
    expect((await ctx.storage.auditLog.getEntry(guild_id, entry?.id ?? ''))?.undo).toContain('first');
    await forgetUndo({ ...ctx, clock: { now: () => ctx.clock.now() + LIMITS.undoMs + 60_000 } });
    expect((await ctx.storage.auditLog.getEntry(guild_id, entry?.id ?? ''))?.undo).toBeNull();
    expect(errorName(await undoLast(AUDIT_ACTION.MESSAGE_DELETE))).toBe('CANNOT_UNDO');
  });
});

describe('undoing a deletion', () => {
  test('is told to those who look, in the order of the messages, though their making was told before', async () => {
    const { channel_id } = world;
    const ids = await write(people.member, 'раз', 'два', 'три');
    const socket = await openSocket(people.owner);
    await socket.next('READY');
    await people.moderator.call('messages.bulkDelete', { channel_id, messages: [...ids].reverse() });
    const [, gone] = await socket.next('MESSAGE_DELETE_BULK');
    expect(gone).toMatchObject({ ids, channel_id });
    await undoLast(AUDIT_ACTION.MESSAGE_BULK_DELETE);
    const told = await toldOf(socket, 'MESSAGE_CREATE');
    expect(told.map(({ id }) => id)).toEqual(ids);
  });

  test('needs what deleting needs, and happens once', async () => {
    const { guild_id, channel_id, message_id } = world;
    await people.owner.call('messages.delete', { channel_id, message_id });
    expect(await lastDeed(AUDIT_ACTION.MESSAGE_DELETE)).toBeUndefined();
    const [id = ''] = await write(people.member, 'x');
    await people.owner.call('messages.delete', { channel_id, message_id: id });
    const role = await people.owner.call('roles.create', {
      guild_id,
      name: 'наблюдатель',
      permissions: String(PERMISSIONS.VIEW_AUDIT_LOG),
    });
    await people.owner.call('members.addRole', { guild_id, user_id: people.member.id, role_id: role.id });
    expect(errorName(await undoLast(AUDIT_ACTION.MESSAGE_DELETE, people.member))).toBe('MISSING_PERMISSIONS');
    const entry_id = (await lastDeed(AUDIT_ACTION.MESSAGE_DELETE))?.id ?? '';
    const undone = await Promise.all(Array.from({ length: 5 }, () => people.moderator.ask('auditLog.undo', { guild_id, entry_id })));
    expect(undone.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(await history()).toHaveLength(1);
  });

  test('is not possible when the channel is gone', async () => {
    const { guild_id } = world;
    const { id: channel_id } = await people.owner.call('channels.create', { guild_id, name: 'short-lived' });
    const { id } = await people.member.call('messages.create', { channel_id, content: 'x' });
    await people.moderator.call('messages.delete', { channel_id, message_id: id });
    await people.owner.call('channels.delete', { channel_id });
    expect(errorName(await undoLast(AUDIT_ACTION.MESSAGE_DELETE))).toBe('CANNOT_UNDO');
  });
});

describe('deleting several messages', () => {
  test('takes those of the channel and passes over the others', async () => {
    const { guild_id, channel_id, message_id } = world;
    const { id: other } = await people.owner.call('channels.create', { guild_id, name: 'other' });
    const elsewhere = await people.owner.call('messages.create', { channel_id: other, content: 'мимо' });
    const [id = ''] = await write(people.member, 'сюда');
    await people.moderator.call('messages.bulkDelete', { channel_id, messages: [message_id, elsewhere.id, id, snowflakeAt(Date.now())] });
    expect(await history()).toEqual([]);
    expect(await people.owner.call('messages.list', { channel_id: other })).toHaveLength(1);
    expect((await lastDeed(AUDIT_ACTION.MESSAGE_BULK_DELETE))?.options).toEqual({ channel_id, count: '2' });
  });

  test.each([
    ['none', [], 'INVALID_FORM_BODY'],
    ['one', ['1'], 'INVALID_FORM_BODY'],
    ['ten thousand', Array.from({ length: 10_000 }, (_, i) => snowflakeAt(Date.now() - i)), 'INVALID_FORM_BODY'],
    ['the same twice', ['9000000000000000000', '9000000000000000000'], 'INVALID_FORM_BODY'],
    ['no ids', ['x', '-1'], 'INVALID_FORM_BODY'],
    ['old ones', [snowflakeAt(Date.now() - 15 * 86_400_000), snowflakeAt(Date.now())], 'MESSAGES_TOO_OLD'],
  ])('refuses %s', async (_what, messages, error) => {
    expect(errorName(await people.moderator.ask('messages.bulkDelete', { channel_id: world.channel_id, messages }))).toBe(error);
    expect(await history()).toHaveLength(1);
  });

  test('nothing is written down when none of the ids is there', async () => {
    const now = Date.now();
    const messages = [snowflakeAt(now), snowflakeAt(now - 1)];
    expect((await people.moderator.ask('messages.bulkDelete', { channel_id: world.channel_id, messages })).status).toBe(204);
    expect(await lastDeed(AUDIT_ACTION.MESSAGE_BULK_DELETE)).toBeUndefined();
  });
});

describe('deleting what someone wrote lately', () => {
  test('reaches every channel that one moderates, and no other, and is undone as one', async () => {
    const { guild_id, channel_id } = world;
    const deny = String(PERMISSIONS.VIEW_CHANNEL);
    const [open, closed] = [
      await people.owner.call('channels.create', { guild_id, name: 'open' }),
      await people.owner.call('channels.create', { guild_id, name: 'closed' }),
    ];
    for (const { id } of [open, closed]) await people.member.call('messages.create', { channel_id: id, content: 'спам' });
    await write(people.member, 'спам', 'спам');
    await people.owner.call('channels.setOverwrite', { channel_id: closed.id, overwrite_id: people.moderator.id, type: 1, deny });
    const before = await history();

    const answer = await people.moderator.call('messages.deleteOf', { guild_id, user_id: people.member.id });
    expect(answer).toEqual({ deleted: 3, has_more: false });
    expect((await history()).map(({ content }) => content)).toEqual(['first']);
    expect(await people.owner.call('messages.list', { channel_id: open.id })).toEqual([]);
    expect(await people.owner.call('messages.list', { channel_id: closed.id })).toHaveLength(1);
    expect(await lastDeed(AUDIT_ACTION.MESSAGE_BULK_DELETE)).toMatchObject({
      target_id: people.member.id,
      options: { count: '3', delete_message_seconds: '3600' },
    });
    expect((await undoLast(AUDIT_ACTION.MESSAGE_BULK_DELETE)).status).toBe(200);
    expect(await history()).toEqual(before);
    expect(await people.owner.call('messages.list', { channel_id: open.id })).toHaveLength(1);
    expect(channel_id).not.toBe(open.id);
  });

  test('works for someone who has left, and not on someone above', async () => {
    const { guild_id, code } = world;
    await people.left.call('invites.accept', { code });
    await write(people.left, 'и прощайте');
    await people.left.call('guilds.leave', { guild_id });
    expect(await people.moderator.call('messages.deleteOf', { guild_id, user_id: people.left.id })).toMatchObject({ deleted: 1 });
    for (const above of [people.owner, people.administrator]) {
      expect(errorName(await people.moderator.ask('messages.deleteOf', { guild_id, user_id: above.id }))).toBe('MISSING_PERMISSIONS');
    }
    expect((await undoLast(AUDIT_ACTION.MESSAGE_BULK_DELETE)).status).toBe(200);
    expect((await history()).map(({ author }) => author.id)).toContain(people.left.id);
  });

  test('takes at most a thousand at once, the newest, and says that there is more', async () => {
    const { guild_id, channel_id } = world;
    const { ctx } = server;
    const rows = Array.from({ length: 1_010 }, (_, i) => {
      const id = ctx.ids.next();
      return newMessage({ id, channel_id, author_id: people.member.id, content: `${i}`, time: ctx.clock.now() });
    });
    await Promise.all(rows.map((row) => ctx.storage.messages.insertOnce(row)));
    const user_id = people.member.id;
    expect(await people.moderator.call('messages.deleteOf', { guild_id, user_id })).toEqual({ deleted: 1000, has_more: true });
    const left = await ctx.storage.messages.listMessagesBy([channel_id], user_id, '0', 100);
    expect(left.map(({ id }) => id)).toEqual(
      rows
        .slice(0, 10)
        .map(({ id }) => id)
        .reverse(),
    );
    expect(await people.moderator.call('messages.deleteOf', { guild_id, user_id })).toEqual({ deleted: 10, has_more: false });
  });

  test('keeps no more for undoing than a document of a database holds', async () => {
    const { guild_id, channel_id } = world;
    const { ctx } = server;
    const content = '"'.repeat(LIMITS.messageContent.max);
    const rows = Array.from({ length: 1_000 }, () => {
      const id = ctx.ids.next();
      return newMessage({ id, channel_id, author_id: people.member.id, content, time: ctx.clock.now() });
    });
    await Promise.all(rows.map((row) => ctx.storage.messages.insertOnce(row)));
    const { deleted, has_more } = await people.moderator.call('messages.deleteOf', { guild_id, user_id: people.member.id });
    expect(has_more).toBe(true);
    const entry = await ctx.storage.auditLog.getEntry(guild_id, (await lastDeed(AUDIT_ACTION.MESSAGE_BULK_DELETE))?.id ?? '');
    expect(Buffer.byteLength(entry?.undo ?? '')).toBeLessThan(LIMITS.undoBytes);
    expect(deleted).toBeGreaterThan(100);
    while ((await ctx.storage.messages.removeSomeMessages(channel_id, 500)) === 500);
  });

  test.each([0, -1, 604_801, 'x', 1.5])('refuses to look back %s seconds', async (seconds) => {
    const input = { guild_id: world.guild_id, user_id: people.member.id, seconds };
    expect(errorName(await people.moderator.ask('messages.deleteOf', input))).toBe('INVALID_FORM_BODY');
  });
});

describe('pins', () => {
  test('are listed pinned last first, in pages, and say so in the message', async () => {
    const { channel_id, message_id } = world;
    const [second = '', third = ''] = await write(people.member, 'второе', 'третье');
    for (const id of [third, message_id, second]) await people.moderator.call('pins.add', { channel_id, message_id: id });
    await people.moderator.call('pins.add', { channel_id, message_id: third });
    const page = await people.member.call('pins.list', { channel_id, limit: 2 });
    expect(page.items.map(({ message }) => message.id)).toEqual([second, message_id]);
    expect(page.has_more).toBe(true);
    const before = page.items.at(-1)?.pinned_at ?? '';
    const rest = await people.member.call('pins.list', { channel_id, before });
    expect(rest.items.map(({ message }) => [message.id, message.pinned])).toEqual([[third, true]]);
    expect(rest.has_more).toBe(false);
    expect((await history()).every(({ pinned }) => pinned)).toBe(true);
  });

  test('are told to those who look, and written down once', async () => {
    const { guild_id, channel_id, message_id } = world;
    const socket = await openSocket(people.member);
    await socket.next('READY');
    for (const operation of ['pins.add', 'pins.add', 'pins.remove', 'pins.remove'] as const) {
      await people.moderator.call(operation, { channel_id, message_id, reason: 'надо' });
    }
    const updates = await toldOf(socket, 'MESSAGE_UPDATE');
    expect(updates.map(({ id, pinned }) => [id, pinned])).toEqual([
      [message_id, true],
      [message_id, false],
    ]);
    const lists = await toldOf(socket, 'CHANNEL_PINS_UPDATE');
    expect(lists.map(({ last_pin_timestamp }) => last_pin_timestamp)).toEqual([expect.any(String), null]);
    const { audit_log_entries } = await people.moderator.call('auditLog.list', { guild_id, limit: 2 });
    expect(audit_log_entries.map(({ action_type }) => action_type)).toEqual([AUDIT_ACTION.MESSAGE_UNPIN, AUDIT_ACTION.MESSAGE_PIN]);
  });

  test('are at most 250 in a channel', async () => {
    const { channel_id, message_id } = world;
    const pins = Array.from({ length: LIMITS.pins }, (_, i) => ({ channel_id, message_id: server.ctx.ids.next(), pinned_at: i }));
    await server.ctx.storage.pins.insertPins(pins);
    expect(errorName(await people.moderator.ask('pins.add', { channel_id, message_id }))).toBe('TOO_MANY_PINS');
  });

  test('go with their channel, are refused for other channels, and are served at the older path', async () => {
    const { guild_id, message_id } = world;
    const { id: channel_id } = await people.owner.call('channels.create', { guild_id, name: 'other' });
    expect(errorName(await people.owner.ask('pins.add', { channel_id, message_id }))).toBe('UNKNOWN_MESSAGE');
    const { id } = await people.owner.call('messages.create', { channel_id, content: 'x' });
    const headers = { authorization: `Bearer ${people.owner.token}` };
    const older = `${server.url}/api/v10/channels/${channel_id}/pins/${id}`;
    expect((await fetch(older, { method: 'PUT', headers })).status).toBe(204);
    expect((await people.owner.call('pins.list', { channel_id })).items).toHaveLength(1);
    expect((await fetch(older, { method: 'DELETE', headers })).status).toBe(204);
    await people.owner.call('pins.add', { channel_id, message_id: id });
    await people.owner.call('channels.delete', { channel_id });
    await expect.poll(() => server.ctx.storage.pins.getPin(id)).toBeUndefined();
  });
});

describe('slow mode', () => {
  const slow = (seconds: number) => people.owner.call('channels.update', { channel_id: world.channel_id, rate_limit_per_user: seconds });
  const say = (person: Person, content: string, nonce?: string) =>
    person.ask('messages.create', { channel_id: world.channel_id, content, ...(nonce !== undefined && { nonce }) });

  test('makes people wait and says for how long; a repeated nonce is not a second message', async () => {
    await slow(30);
    const first = await say(people.member, 'раз', 'a');
    expect(first.status).toBe(200);
    const second = await say(people.member, 'два', 'b');
    expect(errorName(second)).toBe('SLOWMODE');
    const { retry_after } = second.body as { retry_after: number };
    expect(retry_after).toBeGreaterThan(25);
    expect(retry_after).toBeLessThanOrEqual(30);
    expect((await say(people.member, 'раз', 'a')).body).toEqual(first.body);
    expect(await history()).toHaveLength(2);
  });

  test('is over when it says', async () => {
    await slow(1);
    await say(people.member, 'раз');
    const { retry_after } = (await say(people.member, 'два')).body as { retry_after: number };
    await new Promise((resolve) => setTimeout(resolve, retry_after * 1000));
    expect((await say(people.member, 'два')).status).toBe(200);
  });

  test('counts each person and each channel by itself, and holds for nobody who looks after the channel', async () => {
    const { guild_id } = world;
    await slow(30);
    for (const person of [people.moderator, people.manager, people.owner]) {
      for (const content of ['раз', 'два']) expect((await say(person, content)).status).toBe(200);
    }
    const role = await people.owner.call('roles.create', { guild_id, name: 'быстрые', permissions: String(PERMISSIONS.BYPASS_SLOWMODE) });
    expect((await say(people.member, 'раз')).status).toBe(200);
    expect(errorName(await say(people.member, 'два'))).toBe('SLOWMODE');
    const { id: channel_id } = await people.owner.call('channels.create', { guild_id, name: 'fast' });
    for (const content of ['раз', 'два']) await people.member.call('messages.create', { channel_id, content });
    await people.owner.call('members.addRole', { guild_id, user_id: people.member.id, role_id: role.id });
    expect((await say(people.member, 'два')).status).toBe(200);
  });

  test('lets one of fifty through that are sent at once', async () => {
    await slow(30);
    const sent = await Promise.all(Array.from({ length: 50 }, (_, i) => say(people.member, `${i}`, `n${i}`)));
    expect(sent.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(sent.filter((one) => errorName(one) === 'SLOWMODE')).toHaveLength(49);
  });

  test('a turn that came to nothing is given back', async () => {
    await slow(30);
    expect(errorName(await say(people.member, '   '))).toBe('EMPTY_MESSAGE');
    expect((await say(people.member, 'раз')).status).toBe(200);
  });

  test('costs nothing where it is off', async () => {
    const { ctx } = server;
    const { takeTurn } = await import('../src/features/channels/slow-mode.ts');
    const { accessChannel } = await import('../src/features/channels/access.ts');
    const actor = { user_id: people.member.id } as Parameters<typeof accessChannel>[1];
    const accessed = await accessChannel(ctx, actor, world.channel_id);
    const counters = () => {
      throw new Error('something was counted');
    };
    await expect(takeTurn({ ...ctx, counters }, accessed, { of: 'message', user_id: people.member.id, nonce: 'a' })).resolves.toBeDefined();
  });
});

describe('a locked channel', () => {
  test('is read by everybody and written in by those who lock it, until it is open again', async () => {
    const { guild_id, channel_id, message_id } = world;
    const lock = { channel_id, overwrite_id: guild_id, type: 0 as const, allow: '0', deny: String(PERMISSIONS.SEND_MESSAGES) };
    await people.owner.call('channels.setOverwrite', lock);
    const attempt = () => people.member.ask('messages.create', { channel_id, content: 'можно?' });
    expect(errorName(await attempt())).toBe('MISSING_PERMISSIONS');
    expect(errorName(await people.member.ask('messages.edit', { channel_id, message_id, content: 'и так?' }))).toBe('MISSING_PERMISSIONS');
    expect((await people.member.ask('messages.list', { channel_id })).status).toBe(200);
    expect((await people.administrator.ask('messages.create', { channel_id, content: 'тихо' })).status).toBe(200);
    await people.owner.call('channels.setOverwrite', { ...lock, deny: '0' });
    expect((await attempt()).status).toBe(200);
  });
});

describe('muting and deafening in voice', () => {
  test('is told to everybody, written down, and refused to who may not', async () => {
    const { guild_id } = world;
    const user_id = people.muted.id;
    const socket = await openSocket(people.owner);
    await people.administrator.call('members.update', { guild_id, user_id, mute: true, deaf: true });
    expect((await socket.next('GUILD_MEMBER_UPDATE'))[1]).toMatchObject({ user: { id: user_id }, mute: true, deaf: true });
    socket.close();
    const { audit_log_entries } = await people.owner.call('auditLog.list', { guild_id, limit: 1 });
    expect(audit_log_entries[0]).toMatchObject({
      target_id: user_id,
      changes: [
        { key: 'mute', old_value: false, new_value: true },
        { key: 'deaf', old_value: false, new_value: true },
      ],
    });
    for (const flags of [{ mute: false }, { deaf: false }]) {
      expect(errorName(await people.member.ask('members.update', { guild_id, user_id, ...flags }))).toBe('MISSING_PERMISSIONS');
    }
  });
});
