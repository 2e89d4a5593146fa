import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Unavailable } from '../src/lib/unavailable.ts';
import { errorName } from './support/calls.ts';
import { readChannel } from './support/channels.ts';
import type { Person } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const GRADIENT = { primary_color: 1, secondary_color: 2, tertiary_color: 3 };

let server: TestServer;
let people: People;
let world: World;
/** Roles by their names. */
let roles: Record<string, string>;

beforeAll(async () => {
  server = await startServer();
  people = await createPeople(server);
});
beforeEach(async () => {
  world = await buildWorld(server, people);
  const list = await people.owner.call('roles.list', { guild_id: world.guild_id });
  roles = Object.fromEntries(list.map(({ id, name }) => [name, id]));
});

const deleteRole = (role_id: string, who = people.moderator) => who.call('roles.delete', { guild_id: world.guild_id, role_id });

async function undo(who: Person = people.moderator, of = people.owner) {
  const { audit_log_entries } = await of.call('auditLog.list', {
    guild_id: world.guild_id,
    action_type: AUDIT_ACTION.ROLE_DELETE,
    limit: 1,
  });
  return who.ask('auditLog.undo', { guild_id: world.guild_id, entry_id: audit_log_entries[0]?.id ?? '' });
}

/** All that a role is part of. The order of a list of roles means nothing: their positions do. */
async function state() {
  const { guild_id } = world;
  const [list, channels, members] = await Promise.all([
    people.owner.call('roles.list', { guild_id }),
    people.owner.call('channels.list', { guild_id }),
    people.owner.call('members.list', { guild_id, limit: 1000 }),
  ]);
  const sorted = members.map((member) => ({ ...member, roles: [...member.roles].sort() }));
  return { roles: list.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id))), channels, members: sorted };
}

describe('the deletion of a role is undone', () => {
  test('with its id, place, look, picture, members and overwrites, exactly as they were', async () => {
    const { guild_id, role_id, channel_id, category_id } = world;
    const { owner, muted, blind } = people;
    const icon = `data:image/png;base64,${PIXEL}`;
    const look = { name: 'Знатоки', colors: GRADIENT, hoist: true, mentionable: true, unicode_emoji: '🛡️' };
    const role = await owner.call('roles.update', { guild_id, role_id, ...look, icon, permissions: String(PERMISSIONS.MANAGE_MESSAGES) });
    for (const { id } of [muted, blind]) await owner.call('members.addRole', { guild_id, user_id: id, role_id });
    for (const overwrite_id of [role_id, roles.manager ?? '']) {
      await owner.call('channels.setOverwrite', { channel_id, overwrite_id, type: 0, deny: String(PERMISSIONS.PIN_MESSAGES) });
    }
    await owner.call('channels.setOverwrite', {
      channel_id: category_id,
      overwrite_id: role_id,
      type: 0,
      allow: String(PERMISSIONS.VIEW_CHANNEL),
    });
    const picture = async () => fetch(`${server.url}/cdn/role-icons/${role_id}/${role.icon}.webp`);
    const bytes = Buffer.from(await (await picture()).arrayBuffer());
    const before = await state();

    await deleteRole(role_id);
    expect(await state()).not.toEqual(before);
    expect((await picture()).status).toBe(404);
    expect((await undo()).body).toMatchObject({ undone_by: people.moderator.id, undoable_until: null });
    expect(await state()).toEqual(before);
    expect(Buffer.from(await (await picture()).arrayBuffer()).equals(bytes)).toBe(true);
    expect(errorName(await undo())).toBe('CANNOT_UNDO');
  });

  test('and everybody is told of it: a channel that the role opened is open again, with its messages', async () => {
    const { guild_id, role_id } = world;
    const { owner, member, stranger } = people;
    const { id: channel_id } = await owner.call('channels.create', {
      guild_id,
      name: 'за дверью',
      permission_overwrites: [
        { id: guild_id, type: 0, deny: String(PERMISSIONS.VIEW_CHANNEL) },
        { id: role_id, type: 0, allow: String(PERMISSIONS.VIEW_CHANNEL) },
      ],
    });
    const [theirs, outside] = [await openSocket(member), await openSocket(stranger)];
    await deleteRole(role_id, owner);
    await theirs.next('GUILD_ROLE_DELETE');
    await until(async () => theirs.events.some(([type, data]) => type === 'CHANNEL_DELETE' && (data as { id: string }).id === channel_id));
    expect(errorName(await member.ask('messages.list', { channel_id }))).toBe('UNKNOWN_CHANNEL');
    expect((await undo(owner)).status).toBe(200);
    const [, created] = await theirs.next('GUILD_ROLE_CREATE');
    expect(created).toMatchObject({ guild_id, role: { id: role_id, name: 'helper' } });
    await until(async () => theirs.events.some(([type, data]) => type === 'CHANNEL_CREATE' && (data as { id: string }).id === channel_id));
    const [, told] = await theirs.next('GUILD_MEMBER_UPDATE');
    expect(told).toMatchObject({ user: { id: member.id }, roles: [role_id] });
    await member.call('messages.create', { channel_id, content: 'снова здесь' });
    await outside.callRaw('instance.get', {});
    expect(outside.events.map(([type]) => type)).not.toContain('GUILD_ROLE_CREATE');
  });

  test('over the same role as before when roles came meanwhile', async () => {
    const { guild_id, role_id } = world;
    const names = async () =>
      (await people.owner.call('roles.list', { guild_id })).sort((a, b) => a.position - b.position).map(({ name }) => name);
    await deleteRole(roles.manager ?? '');
    await people.owner.call('roles.create', { guild_id, name: 'новая' });
    await people.owner.call('roles.reorder', { guild_id, roles: [{ id: role_id, position: 2 }] });
    expect((await undo(people.administrator)).status).toBe(200);
    expect(await names()).toEqual(['@everyone', 'новая', 'helper', 'manager', 'moderator', 'administrator']);
  });

  test('whoever has left and come again since comes without it', async () => {
    const { guild_id, role_id, code } = world;
    const { owner, member, muted } = people;
    await owner.call('members.addRole', { guild_id, user_id: muted.id, role_id });
    await deleteRole(role_id);
    await member.call('guilds.leave', { guild_id });
    await member.call('invites.accept', { code });
    expect((await undo()).status).toBe(200);
    expect((await owner.call('members.get', { guild_id, user_id: member.id })).roles).toEqual([]);
    expect((await owner.call('members.get', { guild_id, user_id: muted.id })).roles).toEqual([role_id]);
  });

  test('what is in a channel that is gone meanwhile stays gone', async () => {
    const { role_id, channel_id, category_id } = world;
    const deny = String(PERMISSIONS.PIN_MESSAGES);
    for (const id of [channel_id, category_id]) {
      await people.owner.call('channels.setOverwrite', { channel_id: id, overwrite_id: role_id, type: 0, deny });
    }
    await deleteRole(role_id);
    await people.owner.call('channels.delete', { channel_id });
    expect((await undo()).status).toBe(200);
    expect((await readChannel(people.owner, category_id)).permission_overwrites.map(({ id }) => id)).toEqual([role_id]);
  });

  test('and deleted again it can be undone again', async () => {
    const { role_id } = world;
    const before = await state();
    for (let time = 0; time < 2; time += 1) {
      await deleteRole(role_id);
      expect((await undo()).status).toBe(200);
      expect(await state()).toEqual(before);
    }
  });
});

describe('what goes wrong', () => {
  test('an undoing that stopped half-way is tried again and goes on', async () => {
    const { role_id } = world;
    await people.owner.call('channels.setOverwrite', { channel_id: world.channel_id, overwrite_id: role_id, type: 0, deny: '2048' });
    const before = await state();
    await deleteRole(role_id);
    const give = vi.spyOn(server.ctx.storage.members, 'addRoleToMembers').mockRejectedValueOnce(new Unavailable('the store'));
    expect((await undo()).status).toBe(503);
    give.mockRestore();
    const member = await openSocket(people.member);
    expect((await undo()).status).toBe(200);
    expect(await state()).toEqual(before);
    await member.next('CHANNEL_UPDATE');
  });

  test('the deletion of a role that more people had than can be kept is not offered for undoing', async () => {
    const take = vi
      .spyOn(server.ctx.storage.members, 'removeRoleOfMembers')
      .mockImplementationOnce(async (_guild_id, _role_id, limit) => Array.from({ length: limit }, () => people.member.id));
    await deleteRole(world.role_id);
    take.mockRestore();
    expect(errorName(await undo())).toBe('CANNOT_UNDO');
  });
});

describe('only by whoever could make such a role and set it up by hand', () => {
  const { SEND_MESSAGES, MANAGE_ROLES, VIEW_AUDIT_LOG, MANAGE_CHANNELS, CONNECT } = PERMISSIONS;

  test('not without managing roles', async () => {
    const { guild_id, role_id } = world;
    await people.owner.call('roles.update', { guild_id, role_id: roles.manager ?? '', permissions: String(VIEW_AUDIT_LOG) });
    await deleteRole(role_id);
    expect(errorName(await undo(people.manager))).toBe('MISSING_PERMISSIONS');
  });

  test('not a role that stood over them', async () => {
    const { guild_id, role_id } = world;
    await people.owner.call('roles.update', { guild_id, role_id: roles.manager ?? '', permissions: '0' });
    await people.owner.call('roles.update', { guild_id, role_id, permissions: String(VIEW_AUDIT_LOG | MANAGE_ROLES) });
    await deleteRole(roles.manager ?? '', people.owner);
    expect(errorName(await undo(people.member))).toBe('MISSING_PERMISSIONS');
    expect((await undo()).status).toBe(200);
  });

  test('not one that gives what they lack', async () => {
    const { guild_id, role_id } = world;
    await people.owner.call('roles.update', { guild_id, role_id, permissions: String(PERMISSIONS.MANAGE_GUILD) });
    await deleteRole(role_id);
    expect(errorName(await undo())).toBe('MISSING_PERMISSIONS');
    expect((await undo(people.administrator)).status).toBe(200);
  });

  test('not one whose overwrites give or take what they lack', async () => {
    const { role_id, category_id } = world;
    const set = { channel_id: category_id, overwrite_id: role_id, type: 0 } as const;
    for (const bits of [{ allow: String(MANAGE_CHANNELS) }, { deny: String(MANAGE_CHANNELS) }]) {
      await people.owner.call('channels.setOverwrite', { ...set, ...bits });
      await deleteRole(role_id);
      expect(errorName(await undo())).toBe('MISSING_PERMISSIONS');
      expect((await undo(people.administrator)).status).toBe(200);
    }
    await people.owner.call('channels.setOverwrite', { ...set, allow: String(CONNECT), deny: String(SEND_MESSAGES) });
    await deleteRole(role_id);
    expect((await undo()).status).toBe(200);
  });

  test('not with an overwrite in a channel where they may set none', async () => {
    const { role_id, category_id } = world;
    const set = { channel_id: category_id, type: 0 } as const;
    await people.owner.call('channels.setOverwrite', { ...set, overwrite_id: role_id, allow: String(SEND_MESSAGES) });
    await people.owner.call('channels.setOverwrite', { ...set, overwrite_id: roles.moderator ?? '', deny: String(MANAGE_ROLES) });
    await deleteRole(role_id);
    expect(errorName(await undo())).toBe('MISSING_PERMISSIONS');
    expect((await undo(people.administrator)).status).toBe(200);
  });

  test('and once, however many press the button', async () => {
    await deleteRole(world.role_id);
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => undo()));
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
  });
});
