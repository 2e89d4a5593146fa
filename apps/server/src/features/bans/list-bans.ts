import type { Ban } from '@chat-js/protocol/bans.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';
import { deletedUser } from '../users/present.ts';
import { presentBan, presentBans } from './present.ts';

export async function listBans(ctx: Context, actor: Actor, input: OperationInput<'bans.list'>): Promise<Ban[]> {
  const { guild_id, after, before, limit } = input;
  await accessGuild(ctx, actor, guild_id, 'BAN_MEMBERS');
  return presentBans(ctx, await ctx.storage.bans.listBans(guild_id, { after, before, limit }));
}

export async function getBan(ctx: Context, actor: Actor, { guild_id, user_id }: OperationInput<'bans.get'>): Promise<Ban> {
  await accessGuild(ctx, actor, guild_id, 'BAN_MEMBERS');
  const row = (await ctx.storage.bans.getBan(guild_id, user_id)) ?? refuse('UNKNOWN_BAN');
  return presentBan(row, (await ctx.directory.getUser(user_id)) ?? deletedUser(user_id));
}
