import type { Id } from '@chat-js/protocol/ids.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import type { Context } from '../context.ts';
import { rulesChanged } from '../guilds/announce-guild.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { findRole } from './access.ts';
import { tellRoles } from './announce-roles.ts';

/** Changes one role and tells everybody; `change` may refuse, on the guild as it is when it is written. */
export async function changeRole(
  ctx: Context,
  guild_id: Id,
  role_id: Id,
  change: (role: Role, guild: GuildDoc) => Partial<Role>,
): Promise<{ before: Role; after: Role }> {
  let guildBefore: GuildDoc | undefined;
  const guild = await changeGuild(ctx, guild_id, (current) => {
    guildBefore = current;
    const changed = { ...findRole(current, role_id), ...change(findRole(current, role_id), current) };
    return { roles: current.roles.map((role) => (role.id === role_id ? changed : role)) };
  });
  const before = findRole(guildBefore ?? guild, role_id);
  const after = findRole(guild, role_id);
  const access = await rulesChanged(ctx, guildBefore ?? guild, guild);
  await tellRoles(ctx, guild_id, [after], access);
  return { before, after };
}
