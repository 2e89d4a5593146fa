import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';
import { checkWords, oneByOne, RULE_KEYS, tellRule } from './change-rules.ts';
import { checkNamed, completeRule } from './complete-rule.ts';

export async function updateRule(ctx: Context, actor: Actor, input: OperationInput<'automod.update'>): Promise<AutoModRule> {
  const { guild_id, rule_id, reason, event_type: _, ...patch } = input;
  const accessed = await accessGuild(ctx, actor, guild_id, 'MANAGE_GUILD');

  const { before, after } = await oneByOne(ctx, guild_id, async () => {
    const rules = await ctx.storage.autoMod.listRules(guild_id);
    const known = rules.find(({ id }) => id === rule_id) ?? refuse('UNKNOWN_AUTOMOD_RULE');
    const { id, creator_id, guild_id: _guild_id, ...fields } = known;
    const wanted = completeRule({ ...fields, ...patch });
    // What a rule named before may have gone since.
    await checkNamed(ctx, actor, accessed, { actions: wanted.actions, exempt_roles: [], exempt_channels: [], ...patch });
    const rule = { id, creator_id, guild_id, ...wanted };
    if (patch.trigger_metadata)
      checkWords(
        rule,
        rules.filter((other) => other !== known),
      );
    const changed = Object.fromEntries(Object.keys(patch).map((key) => [key, rule[key as keyof typeof patch]]));
    return { before: known, after: (await ctx.storage.autoMod.updateRule(guild_id, rule_id, changed)) ?? refuse('UNKNOWN_AUTOMOD_RULE') };
  });

  const changes = changesBetween<AutoModRule>(before, after, RULE_KEYS);
  if (changes.length === 0) return after;
  await tellRule(ctx, 'AUTO_MODERATION_RULE_UPDATE', after);
  await recordDeed(ctx, actor, {
    guild_id,
    action_type: AUDIT_ACTION.AUTO_MODERATION_RULE_UPDATE,
    target_id: rule_id,
    changes,
    options: { auto_moderation_rule_name: after.name },
    reason,
  });
  return after;
}
