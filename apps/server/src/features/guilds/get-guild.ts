import { guildPermissions } from '@chat-js/permissions/permissions.ts';
import type { Guild } from '@chat-js/protocol/guilds.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { PartialGuild } from '@chat-js/protocol/users.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { memberAccess } from '../members/new-member.ts';
import { accessGuild } from './access.ts';
import { presentGuild } from './present.ts';

export async function getGuild(ctx: Context, actor: Actor, input: OperationInput<'guilds.get'>): Promise<Guild> {
  const { guild } = await accessGuild(ctx, actor, input.guild_id);
  return presentGuild(guild);
}

export async function listMyGuilds(ctx: Context, actor: Actor): Promise<PartialGuild[]> {
  const rows = await ctx.storage.members.listMembershipsOf(actor.user_id);
  const guilds = await Promise.all(rows.map(({ guild_id }) => ctx.directory.getGuild(guild_id)));
  return rows.flatMap((member, i) => {
    const guild = guilds[i];
    if (!guild) return [];
    const { id, name, icon, owner_id } = guild;
    return {
      id,
      name,
      icon,
      banner: null,
      owner: owner_id === actor.user_id,
      permissions: String(guildPermissions(guild, memberAccess(member, ctx.clock.now()))),
      features: [],
    };
  });
}
