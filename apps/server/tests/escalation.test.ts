import type { OperationName } from '@chat-js/protocol/operations.ts';
import { ALL_PERMISSIONS, bitsOf, PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { errorName } from './support/calls.ts';
import { startServer, type TestServer } from './support/server.ts';
import { buildWorld, createPeople, type People, type Role, type World } from './support/world.ts';

let server: TestServer;
let people: People;
let world: World;
/** Role ids by name. */
let roles: Record<string, string>;

beforeAll(async () => {
  server = await startServer();
  people = await createPeople(server);
});

beforeEach(async () => {
  world = await buildWorld(server, people);
  const list = await people.owner.call('roles.list', { guild_id: world.guild_id });
  roles = Object.fromEntries(list.map(({ name, id }) => [name, id]));
});

const EVERYTHING = String(ALL_PERMISSIONS);
const ADMIN = String(PERMISSIONS.ADMINISTRATOR);
const KICK = String(PERMISSIONS.KICK_MEMBERS);

type Attempt = [who: Role, name: OperationName, input: () => object];

/** Ways to more power than one has. Each is refused, and nothing has changed by it. */
const ATTEMPTS: Record<string, Attempt> = {
  'give oneself a role above': ['moderator', 'members.addRole', () => ({ user_id: people.moderator.id, role_id: roles.administrator })],
  'give oneself a role above, by the list': [
    'moderator',
    'members.update',
    () => ({ user_id: people.moderator.id, roles: [roles.moderator, roles.administrator] }),
  ],
  'give someone the own role': ['moderator', 'members.addRole', () => ({ user_id: people.member.id, role_id: roles.moderator })],
  'give a role below that may what one may not': [
    'moderator',
    'members.addRole',
    () => ({ user_id: people.moderator.id, role_id: roles.manager }),
  ],
  'give @everyone': ['owner', 'members.addRole', () => ({ user_id: people.member.id, role_id: world.guild_id })],
  'take a role from someone above': [
    'moderator',
    'members.removeRole',
    () => ({ user_id: people.administrator.id, role_id: roles.administrator }),
  ],
  'make a role that may everything': ['moderator', 'roles.create', () => ({ permissions: EVERYTHING })],
  'make a role that may what one may not': ['moderator', 'roles.create', () => ({ permissions: String(PERMISSIONS.MANAGE_GUILD) })],
  'add to a role below what one lacks': ['moderator', 'roles.update', () => ({ role_id: roles.helper, permissions: ADMIN })],
  'take from a role below what one lacks': ['moderator', 'roles.update', () => ({ role_id: roles.manager, permissions: '0' })],
  'add to @everyone what one lacks': ['moderator', 'roles.update', () => ({ role_id: world.guild_id, permissions: EVERYTHING })],
  'change a role above': ['moderator', 'roles.update', () => ({ role_id: roles.administrator, name: 'x' })],
  'change the own role': ['moderator', 'roles.update', () => ({ role_id: roles.moderator, permissions: EVERYTHING })],
  'delete a role above': ['moderator', 'roles.delete', () => ({ role_id: roles.administrator })],
  'delete @everyone': ['owner', 'roles.delete', () => ({ role_id: world.guild_id })],
  'move the own role up': ['moderator', 'roles.reorder', () => ({ roles: [{ id: roles.moderator, position: 4 }] })],
  'move a role below past the own': ['moderator', 'roles.reorder', () => ({ roles: [{ id: roles.helper, position: 4 }] })],
  'move a role above down': ['moderator', 'roles.reorder', () => ({ roles: [{ id: roles.administrator, position: 1 }] })],
  'kick the owner': ['administrator', 'members.kick', () => ({ user_id: people.owner.id })],
  'kick someone above': ['moderator', 'members.kick', () => ({ user_id: people.administrator.id })],
  'time out someone above': [
    'moderator',
    'members.update',
    () => ({ user_id: people.administrator.id, communication_disabled_until: soon() }),
  ],
  'end the own time-out': ['timed_out', 'members.update', () => ({ user_id: people.timed_out.id, communication_disabled_until: null })],
  'rename the owner': ['administrator', 'members.update', () => ({ user_id: people.owner.id, nick: 'x' })],
  'allow in a channel what one lacks': [
    'moderator',
    'channels.setOverwrite',
    () => ({ channel_id: world.channel_id, overwrite_id: people.moderator.id, type: 1, allow: EVERYTHING }),
  ],
  'lift in a channel what one lacks': [
    'moderator',
    'channels.removeOverwrite',
    () => ({ channel_id: world.channel_id, overwrite_id: people.muted.id }),
  ],
  'deny to a role above': [
    'moderator',
    'channels.setOverwrite',
    () => ({ channel_id: world.channel_id, overwrite_id: roles.administrator, type: 0, deny: KICK }),
  ],
  'deny to someone above': [
    'moderator',
    'channels.setOverwrite',
    () => ({ channel_id: world.channel_id, overwrite_id: people.administrator.id, type: 1, deny: KICK }),
  ],
  'rename the emoji of someone else with the right to add some': [
    'moderator',
    'emojis.update',
    () => ({ emoji_id: world.emoji_id, name: 'mine' }),
  ],
  'change overwrites with the right to manage channels alone': [
    'manager',
    'channels.update',
    () => ({ channel_id: world.channel_id, permission_overwrites: [] }),
  ],
  'bring overwrites along when a channel is made': [
    'manager',
    'channels.create',
    () => ({ name: 'x', permission_overwrites: [{ id: people.manager.id, type: 1, allow: ADMIN }] }),
  ],
  'take over the overwrites of a category with the right to manage channels alone': [
    'manager',
    'channels.update',
    () => ({ channel_id: world.channel_id, parent_id: world.category_id, lock_permissions: true }),
  ],
  'the same by moving it': [
    'manager',
    'channels.reorder',
    () => ({ channels: [{ id: world.channel_id, parent_id: world.category_id, lock_permissions: true }] }),
  ],
};

function soon(): string {
  return new Date(Date.now() + 60_000).toISOString();
}

/** Everything that gives power in the guild. */
async function powers(): Promise<object> {
  const { guild_id } = world;
  const guild = await server.ctx.storage.guilds.getGuild(guild_id);
  const members = await server.ctx.storage.members.listMembers(guild_id, { after: '0', limit: 100 });
  return { owner_id: guild?.owner_id, roles: guild?.roles, channels: guild?.channels, members };
}

describe('nobody comes to more power than they have', () => {
  test.each(Object.entries(ATTEMPTS))('%s', async (_what, [who, name, input]) => {
    const before = await powers();
    const outcome = await people[who].ask(name, { guild_id: world.guild_id, ...input() });
    expect(errorName(outcome)).toMatch(/^(MISSING_PERMISSIONS|INVALID_ROLE)$/);
    expect(await powers()).toEqual(before);
  });

  test('the same attempts by the owner are no attempts: they succeed', async () => {
    const names = [
      'make a role that may everything',
      'allow in a channel what one lacks',
      'time out someone above',
      'move a role above down',
    ];
    // Nobody, not even the owner, times out an administrator: nothing would change for them.
    const expected = [200, 204, 403, 200];
    for (const [index, what] of names.entries()) {
      const [, name, input] = ATTEMPTS[what] ?? [];
      if (!name || !input) throw new Error('unknown attempt');
      expect({ what, status: (await people.owner.ask(name, { guild_id: world.guild_id, ...input() })).status }).toEqual({
        what,
        status: expected[index],
      });
    }
  });

  test('fields that nobody may send are not heard', async () => {
    const { guild_id, channel_id } = world;
    const { manager, member, moderator } = people;
    const before = await powers();
    await manager.ask('guilds.update', { guild_id, owner_id: manager.id, roles: [], permissions: EVERYTHING, id: '1', version: 99 });
    await member.ask('members.updateMe', { guild_id, nick: null, roles: [roles.administrator], user_id: people.owner.id });
    await member.ask('users.updateMe', { admin: true, pending: false, bot: true, id: people.admin.id, password_hash: 'x' });
    await manager.ask('channels.update', { channel_id, id: '1', guild_id: '2', type: 4, last_message_id: '9' });
    await moderator.ask('roles.update', { guild_id, role_id: roles.helper, id: roles.administrator, position: 99, managed: true });
    expect(await powers()).toEqual(before);
    expect(await member.call('users.me', {})).toMatchObject({ admin: false, bot: false, id: member.id });
  });
});

describe('what is hidden stays hidden from those who manage', () => {
  async function hide(channel_id: string): Promise<void> {
    const deny = String(PERMISSIONS.VIEW_CHANNEL);
    await people.owner.call('channels.setOverwrite', { channel_id, overwrite_id: people.manager.id, type: 1, deny });
  }

  test('a hidden channel can be neither moved nor named, and answers like one that never was', async () => {
    const { guild_id, channel_id, category_id } = world;
    await hide(channel_id);
    await hide(category_id);
    const unknown = '1234567890123456789';
    const attempts: [OperationName, (id: string) => object][] = [
      ['channels.reorder', (id) => ({ guild_id, channels: [{ id, position: 3 }] })],
      ['guilds.update', (id) => ({ guild_id, safety_alerts_channel_id: id })],
      ['channels.create', (id) => ({ guild_id, name: 'x', parent_id: id })],
      ['channels.update', (id) => ({ channel_id: id, name: 'x' })],
    ];
    for (const [name, input] of attempts) {
      for (const id of [channel_id, category_id]) {
        const [hidden, missing] = [await people.manager.ask(name, input(id)), await people.manager.ask(name, input(unknown))];
        expect({ name, status: hidden.status, body: hidden.body }).toEqual({ name, status: missing.status, body: missing.body });
        expect(hidden.status).toBeGreaterThanOrEqual(400);
      }
    }
  });

  test('an invite to a hidden channel is not in the list', async () => {
    const { guild_id, channel_id, code } = world;
    const codes = async () => (await people.manager.call('invites.listOfGuild', { guild_id })).map((invite) => invite.code);
    expect(await codes()).toContain(code);
    await hide(channel_id);
    expect(await codes()).not.toContain(code);
  });
});

describe('one guild has no say in another', () => {
  test('its roles, people, channels and entries are strangers there', async () => {
    const { stranger } = people;
    const [elsewhere] = await stranger.call('users.listMyGuilds', {});
    const guild_id = elsewhere?.id ?? '';
    const [channel] = await stranger.call('channels.list', { guild_id });
    const attempts: [OperationName, object][] = [
      ['roles.get', { guild_id, role_id: roles.helper }],
      ['roles.update', { guild_id, role_id: roles.helper, permissions: '0' }],
      ['roles.delete', { guild_id, role_id: roles.helper }],
      ['roles.reorder', { guild_id, roles: [{ id: roles.helper, position: 1 }] }],
      ['members.addRole', { guild_id, user_id: stranger.id, role_id: roles.helper }],
      ['members.addRole', { guild_id, user_id: people.member.id, role_id: guild_id }],
      ['members.kick', { guild_id, user_id: people.member.id }],
      ['members.update', { guild_id, user_id: people.member.id, nick: 'x' }],
      ['channels.reorder', { guild_id, channels: [{ id: world.channel_id, position: 1 }] }],
      ['channels.create', { guild_id, name: 'x', parent_id: world.category_id }],
      ['channels.setOverwrite', { channel_id: channel?.id, overwrite_id: roles.helper, type: 0, deny: KICK }],
      ['channels.setOverwrite', { channel_id: channel?.id, overwrite_id: people.member.id, type: 1, deny: KICK }],
      ['auditLog.undo', { guild_id, entry_id: world.entry_id }],
    ];
    for (const [name, input] of attempts) {
      const { status } = await stranger.ask(name, input);
      expect({ name, refused: status >= 400 && status < 500 }).toEqual({ name, refused: true });
    }
  });
});

test('a gap that a deleted role has left does not stop a moderator from moving roles below', async () => {
  const { guild_id } = world;
  await people.owner.call('roles.delete', { guild_id, role_id: roles.manager ?? '' });
  const { id } = await people.moderator.call('roles.create', { guild_id, permissions: '0' });
  const list = await people.moderator.call('roles.reorder', { guild_id, roles: [{ id, position: 2 }] });
  const names = [...list].sort((a, b) => a.position - b.position).map(({ name }) => name);
  expect(names).toEqual(['@everyone', 'helper', 'new role', 'moderator', 'administrator']);
});

test('a moderator who is timed out moderates nothing, and an administrator cannot be', async () => {
  const { guild_id } = world;
  const { owner, moderator, administrator, member } = people;
  await owner.call('members.update', { guild_id, user_id: moderator.id, communication_disabled_until: soon() });
  expect(errorName(await moderator.ask('members.kick', { guild_id, user_id: member.id }))).toBe('MISSING_PERMISSIONS');
  expect(errorName(await moderator.ask('auditLog.list', { guild_id }))).toBe('MISSING_PERMISSIONS');
  expect((await moderator.ask('channels.list', { guild_id })).status).toBe(200);
  const onAdministrator = { guild_id, user_id: administrator.id, communication_disabled_until: soon() };
  expect(errorName(await owner.ask('members.update', onAdministrator))).toBe('MISSING_PERMISSIONS');
});

test('leaving and coming back ends no time-out, and one that was lifted does not come back', async () => {
  const { guild_id, channel_id, code } = world;
  const { moderator, timed_out } = people;
  const returns = async () => {
    await timed_out.call('guilds.leave', { guild_id });
    await timed_out.call('invites.accept', { code });
    return timed_out.ask('messages.create', { channel_id, content: 'я вернулся' });
  };
  const before = await moderator.call('members.get', { guild_id, user_id: timed_out.id });
  expect(errorName(await returns())).toBe('MISSING_PERMISSIONS');
  const { communication_disabled_until } = await moderator.call('members.get', { guild_id, user_id: timed_out.id });
  expect(communication_disabled_until).toBe(before.communication_disabled_until);
  await moderator.call('members.update', { guild_id, user_id: timed_out.id, communication_disabled_until: null });
  expect((await returns()).status).toBe(200);
});

test('a time-out ends by itself, may be 28 days long and no longer', async () => {
  const { guild_id } = world;
  const { moderator, muted } = people;
  const until = (ms: number) => ({ guild_id, user_id: muted.id, communication_disabled_until: new Date(Date.now() + ms).toISOString() });
  expect((await moderator.ask('members.update', until(29 * 86_400_000))).body).toMatchObject({
    errors: { communication_disabled_until: { _errors: [{ code: 'GUILD_MEMBER_TIMEOUT_TOO_LONG' }] } },
  });
  expect((await moderator.call('members.update', until(-1))).communication_disabled_until).toBeNull();
  await moderator.call('members.update', until(27 * 86_400_000));
});

test('roles have bounds: 250 of them, colours that are colours, bits that mean something', async () => {
  const { guild_id } = world;
  const { owner } = people;
  const role = await owner.call('roles.create', { guild_id, permissions: String((1n << 60n) | bitsOf(['KICK_MEMBERS'])) });
  expect(role.permissions).toBe(KICK);
  for (const bad of [
    { color: 0x1000000 },
    { name: '' },
    { permissions: '-1' },
    { colors: { primary_color: 1, secondary_color: null, tertiary_color: 2 } },
  ]) {
    expect((await owner.ask('roles.create', { guild_id, ...bad })).status).toBe(400);
  }
  const count = (await owner.call('roles.list', { guild_id })).length;
  const outcomes = await Promise.all(Array.from({ length: 250 - count + 5 }, () => owner.ask('roles.create', { guild_id })));
  for (let left = outcomes.filter(({ status }) => status === 409).length; left > 0; left--) await owner.ask('roles.create', { guild_id });
  expect((await owner.call('roles.list', { guild_id })).length).toBeLessThanOrEqual(250);
  while ((await owner.ask('roles.create', { guild_id })).status === 200);
  expect(errorName(await owner.ask('roles.create', { guild_id }))).toBe('TOO_MANY_ROLES');
  expect((await owner.call('roles.list', { guild_id })).length).toBe(250);
});
