import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import { AUTO_MOD_ACTION, type AutoModAction } from '@chat-js/protocol/automod.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { type Deed, recordDeed } from '../audit-log/record.ts';
import { namedChannel } from '../channels/named-channel.ts';
import type { Context } from '../context.ts';
import { isPrivate } from '../threads/is-private.ts';
import type { Caught } from './caught.ts';
import { isAboveAutoMod } from './exempt.ts';
import { isOpenTo } from './is-open-to.ts';
import type { Hit } from './search.ts';
import { sendAlert } from './send-alert.ts';
import { timeOut } from './time-out.ts';

/** How many rules act on one message: a thousand that say the same are not a thousand alerts. */
const MOST_RULES = 5;

/** How often one person is written down in a minute, and alerts are sent: whoever goes on and on fills no log and no channel. */
const NOTES_A_MINUTE = 10;

const AUDITED = {
  [AUTO_MOD_ACTION.BLOCK_MESSAGE]: AUDIT_ACTION.AUTO_MODERATION_BLOCK_MESSAGE,
  [AUTO_MOD_ACTION.SEND_ALERT_MESSAGE]: AUDIT_ACTION.AUTO_MODERATION_FLAG_TO_CHANNEL,
  [AUTO_MOD_ACTION.TIMEOUT]: AUDIT_ACTION.AUTO_MODERATION_USER_COMMUNICATION_DISABLED,
} as const;

/** Does what the rules say, and tells it. */
export async function act(ctx: Context, caught: Caught): Promise<void> {
  const { guild, channel, member } = caught.accessed;
  const noted = (await ctx.autoMod.noted.add(`${guild.id}:${member.user_id}`)).done <= NOTES_A_MINUTE;
  const now = ctx.clock.now();
  const isOpen = await isOpenTo(ctx, guild, channel, (one) => isAboveAutoMod(guild, one, now));
  const acting = caught.hits.slice(0, MOST_RULES);
  const longest = longestTimeOut(caught.hits);
  const all = acting.flatMap((hit) => hit.rule.actions.map((action) => ({ hit, action })));
  const due = all.filter(({ action }) => action.type !== AUTO_MOD_ACTION.TIMEOUT);
  for (const one of longest ? [...due, longest] : due) await perform(ctx, caught, { ...one, noted, isOpen });
}

interface Act {
  hit: Hit;
  action: AutoModAction;
  noted: boolean;
  /** Whether those who are told may see where it was written. If not, they are not told what. */
  isOpen: boolean;
}

async function perform(ctx: Context, caught: Caught, { hit, action, noted, isOpen }: Act): Promise<void> {
  const { guild, channel, member } = caught.accessed;
  const { rule, matched_keyword, matched_content } = hit;
  let alert_id: Id | undefined;
  let more: Pick<Deed, 'changes' | 'undo'> = {};
  if (action.type === AUTO_MOD_ACTION.SEND_ALERT_MESSAGE) {
    if (!noted) return;
    alert_id = await sendAlert(ctx, caught, hit, action.metadata.channel_id);
  }
  if (action.type === AUTO_MOD_ACTION.TIMEOUT) {
    const done = await timeOut(ctx, guild, member.user_id, action.metadata.duration_seconds ?? 0);
    if (!done) return;
    more = done;
  }

  await ctx.bus.publish({
    type: 'AUTO_MODERATION_ACTION_EXECUTION',
    data: {
      guild_id: guild.id,
      action,
      rule_id: rule.id,
      rule_trigger_type: rule.trigger_type,
      user_id: member.user_id,
      channel_id: namedChannel(channel),
      ...(caught.message_id !== undefined && !isPrivate(channel) && { message_id: caught.message_id }),
      ...(alert_id !== undefined && { alert_system_message_id: alert_id }),
      content: isOpen ? caught.content : '',
      matched_keyword: isOpen ? matched_keyword : null,
      matched_content: isOpen ? matched_content : null,
    },
    audience: { holders_in_guild: guild.id, permission: 'MANAGE_GUILD' },
  });
  if (!noted && action.type !== AUTO_MOD_ACTION.TIMEOUT) return;
  // Nobody did it but the rule, which the options name; whose message it was stands on both sides, as in the API.
  await recordDeed(ctx, member, {
    guild_id: guild.id,
    action_type: AUDITED[action.type],
    target_id: member.user_id,
    options: {
      auto_moderation_rule_name: rule.name,
      auto_moderation_rule_trigger_type: String(rule.trigger_type),
      channel_id: namedChannel(channel),
    },
    ...more,
  });
}

/** Whatever rule says it: the longest counts, once. */
function longestTimeOut(hits: readonly Hit[]): { hit: Hit; action: AutoModAction } | undefined {
  const timeOuts = hits.flatMap((hit) =>
    hit.rule.actions.filter(({ type }) => type === AUTO_MOD_ACTION.TIMEOUT).map((action) => ({ hit, action })),
  );
  const seconds = ({ action }: { action: AutoModAction }) => action.metadata.duration_seconds ?? 0;
  return timeOuts.toSorted((a, b) => seconds(b) - seconds(a))[0];
}
