import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import { snowflakeAt, snowflakeTime } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { type OperationName, operations } from '@chat-js/protocol/operations.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { isReading } from '@chat-js/protocol/routes.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startHousekeeping } from '../src/features/housekeeping.ts';
import { errorName, send } from './support/calls.ts';
import { logIn } from './support/people.ts';
import { sampleOf } from './support/samples.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

let server: TestServer;
let people: People;
let world: World;
let ahead = 0;

beforeAll(async () => {
  server = await startServer({ clock: { now: () => Date.now() + ahead } });
  people = await createPeople(server);
});

beforeEach(async () => {
  ahead = 0;
  world = await buildWorld(server, people);
});

async function newest(given: object = {}) {
  const { audit_log_entries } = await people.owner.call('auditLog.list', { guild_id: world.guild_id, limit: 1, ...given });
  const [entry] = audit_log_entries;
  if (!entry) throw new Error('the audit log is empty');
  return entry;
}

const undo = (entry_id: string, who = people.moderator) => who.ask('auditLog.undo', { guild_id: world.guild_id, entry_id });

/** What there must be for something to be done about it. */
const PREPARED: Partial<Record<OperationName, (world: World) => Promise<unknown>>> = {
  'messages.deleteOf': ({ channel_id }) => people.member.call('messages.create', { channel_id, content: 'слишком много' }),
  'webhooks.follow': ({ news }) => people.owner.call('webhooks.delete', { webhook_id: news.webhook_id }),
  'pins.remove': ({ channel_id, message_id }) => people.owner.call('pins.add', { channel_id, message_id }),
};

describe('whatever is done to a guild is written down', () => {
  const audited = (Object.keys(operations) as OperationName[]).filter((name) => operations[name].audited);

  test.each(audited)('%s leaves an entry that names its actor and its reason', async (name) => {
    world = await buildWorld(server, people, { asks: true });
    await PREPARED[name]?.(world);
    const before = await newest();
    const outcome = await people.administrator.ask(name, { ...sampleOf(name, world), reason: 'потому что' });
    expect(outcome.status).toBeLessThan(300);
    const entry = await newest();
    expect(entry.id).not.toBe(before.id);
    expect(entry).toMatchObject({ user_id: people.administrator.id, reason: 'потому что' });
  });

  test('an operation that changes a guild and writes nothing down is known by name', () => {
    // What people do with what is their own, and what is said, is no matter for the log.
    const silent = [
      'guilds.create',
      // Tries, and changes nothing.
      'automod.test',
      'guilds.delete',
      'guilds.leave',
      'members.updateMe',
      'invites.accept',
      'channels.typing',
      'messages.create',
      'messages.crosspost',
      'messages.edit',
    ];
    const changing = (Object.keys(operations) as OperationName[]).filter(
      (name) => /^(guilds|roles|emojis|channels|members|invites|bans|messages|automod|auditLog)\./.test(name) && !isReading(name),
    );
    expect(changing.filter((name) => !operations[name].audited).sort()).toEqual(silent.sort());
  });
});

describe('the audit log', () => {
  test('is filtered by actor, action and target, and paged', async () => {
    const { guild_id } = world;
    const list = async (query: object) => (await people.owner.call('auditLog.list', { guild_id, limit: 100, ...query })).audit_log_entries;
    const all = await list({});
    expect(all.length).toBeGreaterThan(10);
    expect(await list({ user_id: people.moderator.id })).toEqual(all.filter(({ user_id }) => user_id === people.moderator.id));
    expect(await list({ target_id: people.muted.id })).toEqual(all.filter(({ target_id }) => target_id === people.muted.id));
    expect(await list({ action_type: AUDIT_ACTION.MEMBER_KICK })).toEqual(all.filter(({ action_type }) => action_type === 20));
    expect(await list({ before: all[2]?.id, limit: 2 })).toEqual(all.slice(3, 5));
    expect(await list({ after: all[3]?.id, limit: 2 })).toEqual([all[2], all[1]]);
  });

  test('tells what was before and after', async () => {
    const { guild_id, role_id } = world;
    await people.owner.call('roles.update', { guild_id, role_id, name: 'Знатоки', permissions: '8' });
    expect((await newest()).changes).toEqual([
      { key: 'name', old_value: 'helper', new_value: 'Знатоки' },
      { key: 'permissions', old_value: '0', new_value: '8' },
    ]);
    await people.owner.call('members.addRole', { guild_id, user_id: people.muted.id, role_id });
    expect(await newest()).toMatchObject({
      action_type: AUDIT_ACTION.MEMBER_ROLE_UPDATE,
      target_id: people.muted.id,
      changes: [{ key: '$add', new_value: [{ id: role_id }] }],
    });
  });

  test('takes a reason from the header that libraries send, in any script, and refuses a broken one', async () => {
    const path = `/api/v10/guilds/${world.guild_id}/members/${people.muted.id}`;
    const kick = (reason: string) => send(people.moderator, path, { method: 'DELETE', headers: { 'x-audit-log-reason': reason } });
    expect((await kick('%E0%A4%A')).status).toBe(400);
    expect((await kick(encodeURIComponent('x'.repeat(513)))).status).toBe(400);
    expect((await kick(encodeURIComponent('грубость'))).status).toBe(204);
    expect(await newest()).toMatchObject({ reason: 'грубость', target_id: people.muted.id });
  });

  test('is told to those who may see it and to nobody else', async () => {
    const [moderator, member] = [await openSocket(people.moderator), await openSocket(people.member)];
    await people.owner.call('guilds.update', { guild_id: world.guild_id, name: 'Дом' });
    await moderator.next('GUILD_AUDIT_LOG_ENTRY_CREATE');
    await member.next('GUILD_UPDATE');
    await member.callRaw('instance.get', {});
    expect(member.events.map(([type]) => type)).not.toContain('GUILD_AUDIT_LOG_ENTRY_CREATE');
  });

  test('is kept for 90 days, and what undoing needs for 15 minutes', async () => {
    const { id } = await newest({ user_id: people.moderator.id });
    const tidied = (condition: () => Promise<boolean>) =>
      until(async () => {
        // One that is still under way lets no other begin.
        startHousekeeping(server.ctx).stop();
        return condition();
      });
    ahead = LIMITS.undoMs + 1000;
    await tidied(async () => (await server.ctx.storage.auditLog.getEntry(world.guild_id, id))?.undo === null);
    ahead = LIMITS.auditMs + 60_000;
    await tidied(async () => (await server.ctx.storage.auditLog.getEntry(world.guild_id, id)) === undefined);
  });
});

describe('what a moderator did can be undone for fifteen minutes', () => {
  test('a kick: the person is back with their roles, their name and the day they came', async () => {
    const { guild_id, role_id } = world;
    const { moderator, member } = people;
    await moderator.call('members.update', { guild_id, user_id: member.id, nick: 'Имя', mute: true });
    const before = await moderator.call('members.get', { guild_id, user_id: member.id });
    expect(before.roles).toEqual([role_id]);
    await moderator.call('members.kick', { guild_id, user_id: member.id });
    const entry = await newest();
    expect((await undo(entry.id)).body).toMatchObject({ id: entry.id, undone_by: moderator.id, undoable_until: null });
    expect(await moderator.call('members.get', { guild_id, user_id: member.id })).toEqual(before);
    expect(await newest()).toMatchObject({ action_type: AUDIT_ACTION.MEMBER_KICK, options: { undoes: entry.id }, undoable_until: null });
  });

  test('a time-out, a nickname and roles, each as it was', async () => {
    const { guild_id, role_id } = world;
    const { moderator, timed_out, muted } = people;
    const get = (user_id: string) => moderator.call('members.get', { guild_id, user_id });
    const before = await get(timed_out.id);
    await moderator.call('members.update', { guild_id, user_id: timed_out.id, communication_disabled_until: null });
    expect((await undo((await newest()).id)).status).toBe(200);
    expect(await get(timed_out.id)).toEqual(before);

    const was = await get(muted.id);
    await moderator.call('members.update', { guild_id, user_id: muted.id, roles: [role_id], nick: null });
    const [fields, roles] = (await moderator.call('auditLog.list', { guild_id, limit: 2 })).audit_log_entries;
    expect((await undo(roles?.id ?? '')).status).toBe(200);
    expect(await get(muted.id)).toEqual({ ...was, nick: null });
    expect((await undo(fields?.id ?? '')).status).toBe(200);
    expect(await get(muted.id)).toEqual(was);
  });

  test('a role, the order of roles, the overwrites of a channel and of a category with what follows it', async () => {
    const { guild_id, role_id, channel_id, category_id } = world;
    const { owner } = people;
    const state = async () => ({
      roles: await owner.call('roles.list', { guild_id }),
      channels: await owner.call('channels.list', { guild_id }),
    });
    await owner.call('channels.update', { channel_id, parent_id: category_id, lock_permissions: true });
    const before = await state();
    const deny = String(PERMISSIONS.SEND_MESSAGES);
    const changes = [
      () => owner.call('roles.update', { guild_id, role_id, name: 'x', permissions: '8', colors: GRADIENT, hoist: true }),
      () => owner.call('roles.reorder', { guild_id, roles: [{ id: role_id, position: 4 }] }),
      () => owner.call('channels.setOverwrite', { channel_id: category_id, overwrite_id: role_id, type: 0, deny }),
      () => owner.call('channels.update', { channel_id, name: 'другой', topic: 'о том', rate_limit_per_user: 5 }),
    ];
    for (const change of changes) {
      await change();
      expect(await state()).not.toEqual(before);
      expect((await undo((await newest()).id, owner)).status).toBe(200);
      expect(await state()).toEqual(before);
    }
  });

  const GRADIENT = { primary_color: 1, secondary_color: 2, tertiary_color: null };

  test('once, however many press the button at the same moment', async () => {
    const { guild_id } = world;
    await people.moderator.call('members.kick', { guild_id, user_id: people.muted.id });
    const { id } = await newest();
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => undo(id)));
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status !== 200) expect(errorName(outcome)).toBe('CANNOT_UNDO');
  });

  test('not later, not when somebody has changed it since, and not what cannot be undone', async () => {
    const { guild_id, channel_id } = world;
    const { moderator, muted } = people;
    const nick = (name: string) => moderator.call('members.update', { guild_id, user_id: muted.id, nick: name });
    await nick('первое');
    const first = await newest();
    await nick('второе');
    expect(errorName(await undo(first.id))).toBe('CANNOT_UNDO');
    const second = await newest();
    // No id is lower than one before it: where the clock was ahead, the entry is of a later time than now.
    ahead = snowflakeTime(second.id) + LIMITS.undoMs + 1000 - Date.now();
    expect(errorName(await undo(second.id, await logIn(server, moderator)))).toBe('CANNOT_UNDO');
    ahead = 0;
    await people.owner.call('channels.delete', { channel_id });
    expect(errorName(await undo((await newest()).id, people.owner))).toBe('CANNOT_UNDO');
    expect(errorName(await undo(snowflakeAt(Date.now())))).toBe('UNKNOWN_AUDIT_ENTRY');
  });

  test('only by whoever could have done it: nobody undoes what was done to themselves or above them', async () => {
    const { guild_id, role_id } = world;
    const { owner, moderator, administrator, member } = people;
    const roles = await owner.call('roles.list', { guild_id });
    const id = (name: string) => roles.find((role) => role.name === name)?.id ?? '';
    await owner.call('members.addRole', { guild_id, user_id: member.id, role_id: id('moderator') });
    await owner.call('members.addRole', { guild_id, user_id: moderator.id, role_id });
    await owner.call('members.removeRole', { guild_id, user_id: moderator.id, role_id: id('moderator') });
    await owner.call('roles.update', { guild_id, role_id, permissions: String(PERMISSIONS.VIEW_AUDIT_LOG | PERMISSIONS.MANAGE_ROLES) });
    const demotion = (await owner.call('auditLog.list', { guild_id, target_id: moderator.id, action_type: 25 })).audit_log_entries.at(0);
    expect(errorName(await undo(demotion?.id ?? '', moderator))).toBe('MISSING_PERMISSIONS');

    await owner.call('members.update', {
      guild_id,
      user_id: member.id,
      communication_disabled_until: new Date(Date.now() + 60_000).toISOString(),
    });
    // Timed out, they see no log; and whoever sees it does not lift their own.
    expect(errorName(await undo((await newest()).id, member))).toBe('MISSING_PERMISSIONS');
    await administrator.call('members.update', { guild_id, user_id: member.id, nick: 'кто-то' });
    expect(errorName(await undo((await newest()).id, people.manager))).toBe('MISSING_PERMISSIONS');
  });

  test('not for someone who is banned meanwhile', async () => {
    const { guild_id } = world;
    await people.moderator.call('members.kick', { guild_id, user_id: people.muted.id });
    const ban = {
      guild_id,
      user_id: people.muted.id,
      moderator_id: '1',
      reason: null,
      created_at: 0,
      expires_at: null,
      address_hashes: [],
    };
    await server.ctx.storage.bans.keepBan(ban);
    expect(errorName(await undo((await newest()).id))).toBe('CANNOT_UNDO');
  });
});
