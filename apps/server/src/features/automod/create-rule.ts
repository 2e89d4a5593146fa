import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';
import { checkWords, oneByOne, RULE_KEYS, tellRule } from './change-rules.ts';
import { checkNamed, completeRule } from './complete-rule.ts';

export async function createRule(ctx: Context, actor: Actor, input: OperationInput<'automod.create'>): Promise<AutoModRule> {
  const { guild_id, reason, ...fields } = input;
  const accessed = await accessGuild(ctx, actor, guild_id, 'MANAGE_GUILD');
  const rule: AutoModRule = { id: ctx.ids.next(), guild_id, creator_id: actor.user_id, ...completeRule(fields) };
  await checkNamed(ctx, actor, accessed, rule);

  await oneByOne(ctx, guild_id, async () => {
    const others = await ctx.storage.autoMod.listRules(guild_id);
    if (others.length >= LIMITS.autoMod.rules) refuse('TOO_MANY_AUTOMOD_RULES');
    checkWords(rule, others);
    await ctx.storage.autoMod.insertRule(rule);
    return rule;
  });
  await tellRule(ctx, 'AUTO_MODERATION_RULE_CREATE', rule);
  await recordDeed(ctx, actor, {
    guild_id,
    action_type: AUDIT_ACTION.AUTO_MODERATION_RULE_CREATE,
    target_id: rule.id,
    changes: changesBetween({}, rule, RULE_KEYS),
    reason,
  });
  return rule;
}
