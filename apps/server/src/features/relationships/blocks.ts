import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { otherOf, sidesOf } from './pairs.ts';
import { SIDE } from './store.ts';

/** Whom a person has blocked. */
export async function blockedBy(ctx: Context, user_id: Id): Promise<Set<Id>> {
  const pairs = await ctx.storage.relationships.listPairsOf(user_id);
  return new Set(pairs.filter((pair) => sidesOf(pair, user_id).mine === SIDE.blocked).map((pair) => otherOf(pair, user_id)));
}

/** Who has blocked a person. */
export async function blockersOf(ctx: Context, user_id: Id): Promise<Id[]> {
  const pairs = await ctx.storage.relationships.listPairsAround(user_id);
  return pairs.filter((pair) => sidesOf(pair, user_id).theirs === SIDE.blocked).map((pair) => otherOf(pair, user_id));
}
