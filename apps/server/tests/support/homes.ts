import type { Permission } from '@chat-js/protocol/permissions.ts';
import { bitsOf } from '@chat-js/protocol/permissions.ts';
import { type Person, register } from './people.ts';
import type { TestServer } from './server.ts';

/** A guild of one owner, with one channel and a way in. */
export interface TestGuild {
  owner: Person;
  guild_id: string;
  channel_id: string;
  code: string;
}

export async function foundGuild(server: TestServer): Promise<TestGuild> {
  const owner = await register(server);
  const { id: guild_id } = await owner.call('guilds.create', { name: 'Home', template: 'empty' });
  const channel_id = (await owner.call('channels.list', { guild_id }))[0]?.id ?? '';
  const { code } = await owner.call('invites.create', { channel_id });
  return { owner, guild_id, channel_id, code };
}

/** A new member with a role of their own, above those given before. */
export async function appoint(server: TestServer, { owner, guild_id, code }: TestGuild, powers: readonly Permission[]): Promise<Person> {
  const person = await register(server, { invite: code });
  const role = await owner.call('roles.create', { guild_id, name: 'Powers', permissions: String(bitsOf(powers)) });
  await owner.call('roles.reorder', { guild_id, roles: [{ id: role.id, position: 100 }] });
  await owner.call('members.addRole', { guild_id, user_id: person.id, role_id: role.id });
  return person;
}
