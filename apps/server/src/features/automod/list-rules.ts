import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';

export async function listRules(ctx: Context, actor: Actor, { guild_id }: OperationInput<'automod.list'>): Promise<AutoModRule[]> {
  await accessGuild(ctx, actor, guild_id, 'MANAGE_GUILD');
  return ctx.storage.autoMod.listRules(guild_id);
}

export async function getRule(ctx: Context, actor: Actor, { guild_id, rule_id }: OperationInput<'automod.get'>): Promise<AutoModRule> {
  await accessGuild(ctx, actor, guild_id, 'MANAGE_GUILD');
  return (await ctx.storage.autoMod.getRule(guild_id, rule_id)) ?? refuse('UNKNOWN_AUTOMOD_RULE');
}
