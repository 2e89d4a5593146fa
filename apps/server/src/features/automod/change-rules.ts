import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { Refusal, refuse } from '../refusal.ts';
import { checkRule } from './check-rule.ts';

/** What a change of a rule can be of, for the audit log. */
export const RULE_KEYS = [
  ...(['name', 'trigger_type', 'event_type', 'trigger_metadata', 'actions', 'enabled'] as const),
  ...(['exempt_roles', 'exempt_channels'] as const),
] satisfies readonly (keyof AutoModRule)[];

/** Limits are of all rules of a guild together: one change at a time, whatever the node. */
export async function oneByOne<T>(ctx: Context, guild_id: Id, change: () => Promise<T>): Promise<T> {
  const done: T[] = [];
  await ctx.jobs.run(`automod-${guild_id}`, async () => {
    done.push(await change());
  });
  const [result] = done;
  return result ?? refuse('EDITED_MEANWHILE');
}

/** The words of a rule fit among the others', or a refusal. */
export function checkWords(rule: AutoModRule, others: readonly AutoModRule[]): void {
  const errors = checkRule(rule, others);
  if (errors) throw new Refusal('INVALID_FORM_BODY', { errors });
}

/** Nodes make the rules ready anew before anybody is told. */
export async function tellRule(ctx: Context, type: `AUTO_MODERATION_RULE_${'CREATE' | 'UPDATE' | 'DELETE'}`, rule: AutoModRule) {
  const { guild_id } = rule;
  await ctx.bus.publish({
    type,
    data: rule,
    audience: { holders_in_guild: guild_id, permission: 'MANAGE_GUILD' },
    stale: [{ automod_of: guild_id }],
  });
}
