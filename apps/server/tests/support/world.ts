import type { Channel } from '@chat-js/protocol/channels.ts';
import { ALL_PERMISSIONS, bitsOf, PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { call } from './calls.ts';
import { logIn, logInAdmin, type Person, register } from './people.ts';
import type { TestServer } from './server.ts';

/** Everybody that a rule may treat differently. */
export type Role = 'waiting' | 'stranger' | 'left' | 'blind' | 'muted' | 'member' | 'manager' | 'owner' | 'admin';
export type People = Record<Role, Person>;

/**
 * A guild with one text channel in which the blind may not see, the muted may see and nothing else, and the manager
 * has a role that manages; the stranger has a guild of their own, and `left` was here once.
 */
export interface World {
  server: TestServer;
  people: People;
  guild_id: string;
  channel_id: string;
  category_id: string;
  message_id: string;
  code: string;
  /** Another device of the owner. */
  session_id: string;
  /** Someone else who waits for approval. */
  applicant_id: string;
}

export async function createPeople(server: TestServer): Promise<People> {
  const admin = await logInAdmin(server);
  const registered: Person[] = [];
  // One after the other: ids tell the order, and two servers shall have the same.
  for (const name of ['stranger', 'left', 'blind', 'muted', 'member', 'manager', 'owner'])
    registered.push(await register(server, { name }));
  const [stranger, left, blind, muted, member, manager, owner] = registered;
  if (!stranger || !left || !blind || !muted || !member || !manager || !owner) throw new Error('people are missing');
  await stranger.call('guilds.create', { name: 'Elsewhere', template: 'empty' });
  return { admin, stranger, left, blind, muted, member, manager, owner, waiting: await apply(server, admin, 'waiting') };
}

/** Someone who waits for approval. */
export async function apply(server: TestServer, admin: Person, name?: string): Promise<Person> {
  await admin.call('instance.update', { registration: 'approval' });
  const person = await register(server, name === undefined ? {} : { name });
  await admin.call('instance.update', { registration: 'open', name: 'Chat-JS' });
  return person;
}

/** Builds the guild anew, and logs in who was logged out. */
export async function buildWorld(server: TestServer, people: People): Promise<World> {
  for (const role of Object.keys(people) as Role[]) {
    if ((await people[role].ask('users.me', {})).status === 401) people[role] = await logIn(server, people[role]);
  }
  const { owner, left, admin } = people;
  for (const { id, owner: owns } of await owner.call('users.listMyGuilds', {})) {
    if (owns) await owner.call('guilds.delete', { guild_id: id });
  }

  const { id: guild_id } = await owner.call('guilds.create', { name: 'Home', template: 'empty' });
  const [channel] = await owner.call('channels.list', { guild_id });
  const channel_id = channel?.id ?? '';
  const category = await owner.call('channels.create', { guild_id, name: 'Category', type: 4 });
  const { code } = await owner.call('invites.create', { channel_id });
  await left.call('invites.accept', { code });
  await left.call('guilds.leave', { guild_id });
  await admit(server, people, guild_id, channel_id);
  const { id: message_id } = await owner.call('messages.create', { channel_id, content: 'first' });

  const other = await logIn(server, owner);
  const current = (await call(other, 'auth.listSessions', {})).find((session) => session.current);
  const [applicant] = (await admin.call('registrations.list', {})).filter(({ user }) => user.id !== people.waiting.id);
  return {
    server,
    people,
    guild_id,
    channel_id,
    category_id: category.id,
    message_id,
    code,
    session_id: current?.id ?? '',
    applicant_id: applicant?.user.id ?? (await apply(server, admin)).id,
  };
}

/** Roles and overwrites have no operation yet: they are written where they are kept. */
async function admit({ ctx }: TestServer, { blind, muted, member, manager }: People, guild_id: string, channel_id: string) {
  const guild = await ctx.storage.guilds.getGuild(guild_id);
  const [everyone] = guild?.roles ?? [];
  if (!guild || !everyone) throw new Error('the guild is missing');
  const permissions = String(bitsOf(['MANAGE_CHANNELS', 'MANAGE_GUILD']));
  const managers = { ...everyone, id: ctx.ids.next(), name: 'managers', position: 1, permissions };
  const permission_overwrites: Channel['permission_overwrites'] = [
    { id: blind.id, type: 1, allow: '0', deny: String(PERMISSIONS.VIEW_CHANNEL) },
    { id: muted.id, type: 1, allow: '0', deny: String(ALL_PERMISSIONS & ~PERMISSIONS.VIEW_CHANNEL) },
  ];
  await ctx.storage.guilds.replaceGuild({
    ...guild,
    version: guild.version + 1,
    roles: [everyone, managers],
    channels: guild.channels.map((channel) => (channel.id === channel_id ? { ...channel, permission_overwrites } : channel)),
  });
  for (const { id } of [blind, muted, member, manager]) {
    const roles = id === manager.id ? [managers.id] : [];
    await ctx.storage.members.insertMember({ guild_id, user_id: id, nick: null, roles, joined_at: '2026-01-01T00:00:00.000000+00:00' });
    ctx.directory.forget([{ guild_id, user_id: id }]);
  }
  ctx.directory.forget([{ guild_id }]);
}
