import { AUTO_MOD_ACTION } from '@chat-js/protocol/automod.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { ChannelAccessed, PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { act } from './act.ts';
import type { Caught } from './caught.ts';
import { isAboveAutoMod, placeOf } from './exempt.ts';
import type { Hit } from './search.ts';

interface Writing {
  content: string;
  nonce?: string | null | undefined;
}

/**
 * Says no to a message that a rule blocks; answers what is to be done about one that rules only notice, once it is kept and
 * told, where it then stands if that was not there before; undefined when there is nothing to do. An edit would be checked by the same call, with a nonce of its own.
 */
export async function checkAutoMod(
  ctx: Context,
  accessed: PlaceAccessed,
  { content, nonce = null }: Writing,
): Promise<((message_id: Id, at?: ChannelAccessed) => Promise<void>) | undefined> {
  if (!accessed.guild) return undefined;
  const { guild, channel, member } = accessed;
  const rules = await ctx.autoMod.rules.of(guild.id);
  const now = ctx.clock.now();
  if (!rules || isAboveAutoMod(guild, member, now)) return undefined;

  const { user_id } = member;
  const earlier = rules.watchesSpam ? ctx.autoMod.recent.add(guild.id, user_id, { content, at: now, nonce }) : [];
  const { hits, unfinished } = await rules.check({ content, at: now, ...placeOf(guild, channel, member.roles), earlier });
  if (unfinished) ctx.logger.warn({ guild_id: guild.id }, 'the AutoMod rules of a server take too long; some were left out');
  if (hits.length === 0) return undefined;

  const found = hits.flatMap(({ rule_id, ...hit }): Hit[] => {
    const rule = rules.byId.get(rule_id);
    return rule ? [{ rule, ...hit }] : [];
  });
  const caught: Caught = { accessed, content, hits: found };
  const blocking = found.flatMap(({ rule }) => rule.actions.filter(({ type }) => type === AUTO_MOD_ACTION.BLOCK_MESSAGE));
  if (blocking.length === 0) return (message_id, at = accessed) => act(ctx, { ...caught, accessed: at, message_id });

  // A repeated nonce is a retry: it is blocked again, and nothing else.
  if (nonce === null || (await ctx.autoMod.acted.add(`${user_id}:${nonce}`)).done === 1) await act(ctx, caught);
  const message = blocking.find(({ metadata }) => metadata.custom_message)?.metadata.custom_message;
  throw new Refusal('AUTOMOD_BLOCKED', {
    ...(message && { errors: { content: { _errors: [{ code: 'AUTO_MODERATION_BLOCKED', message }] } } }),
  });
}
