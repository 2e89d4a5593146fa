import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { isMutual } from '../direct-messages/asked.ts';
import { pairOf } from '../direct-messages/pair.ts';
import type { DirectChannelRow } from '../direct-messages/store.ts';
import { isBlockedIn } from '../relationships/may-reach.ts';
import { otherOf, sidesOf } from '../relationships/pairs.ts';
import { type PairRow, SIDE } from '../relationships/store.ts';

/** What decides whether two people are contacts: they see who is there though they share no guild. */
export interface Between {
  pair: PairRow | undefined;
  conversation: DirectChannelRow | undefined;
}

/** Friends are, and those who have a conversation in both their lists; never where one has blocked the other. */
export function areContacts({ pair, conversation }: Between): boolean {
  const sides = pair && sidesOf(pair, pair.low_id);
  if (sides && isBlockedIn(sides)) return false;
  return sides?.mine === SIDE.friend || (conversation !== undefined && isMutual(conversation));
}

export async function readBetween(ctx: Context, a: Id, b: Id): Promise<Between> {
  const [pair, conversation] = await Promise.all([
    ctx.storage.relationships.getPair(a, b),
    ctx.storage.directChannels.findDirectChannelOfPair(pairOf(a, b)),
  ]);
  return { pair, conversation };
}

export async function listContacts(ctx: Context, user_id: Id): Promise<Id[]> {
  const [own, rows] = await Promise.all([
    ctx.storage.relationships.listPairsOf(user_id),
    ctx.storage.directChannels.listDirectChannelsOf(user_id),
  ]);
  const conversations = new Map(rows.filter(isMutual).map((row) => [row.user_ids.find((id) => id !== user_id) ?? '', row]));
  // Of who has blocked the person only those are asked for whom it matters: they may be any number.
  const theirs = await ctx.storage.relationships.listPairsWith(user_id, [...conversations.keys()]);
  const pairs = new Map([...own, ...theirs].map((pair) => [otherOf(pair, user_id), pair]));
  const ids = new Set([...pairs.keys(), ...conversations.keys()]);
  return [...ids].filter((id) => areContacts({ pair: pairs.get(id), conversation: conversations.get(id) }));
}
