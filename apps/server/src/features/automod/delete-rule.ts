import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';
import { RULE_KEYS, tellRule } from './change-rules.ts';

export async function deleteRule(ctx: Context, actor: Actor, input: OperationInput<'automod.delete'>): Promise<null> {
  const { guild_id, rule_id, reason } = input;
  await accessGuild(ctx, actor, guild_id, 'MANAGE_GUILD');
  const rule = (await ctx.storage.autoMod.removeRule(guild_id, rule_id)) ?? refuse('UNKNOWN_AUTOMOD_RULE');
  await tellRule(ctx, 'AUTO_MODERATION_RULE_DELETE', rule);
  await recordDeed(ctx, actor, {
    guild_id,
    action_type: AUDIT_ACTION.AUTO_MODERATION_RULE_DELETE,
    target_id: rule_id,
    changes: changesBetween(rule, {}, RULE_KEYS),
    reason,
  });
  return null;
}
