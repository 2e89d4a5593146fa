import type { Id } from '@chat-js/protocol/ids.ts';
import type { DmPolicy } from '@chat-js/protocol/user-settings.ts';
import type { Context } from '../context.ts';
import { emptyPair, sidesOf } from './pairs.ts';
import type { Sides } from './rules.ts';
import { SIDE } from './store.ts';

/**
 * Whether `from` may write to `to`, or bring others to them; `policy` is the wish of `to`. Where one has blocked the other
 * it is no, like for anybody whom `to` does not take messages from: the two are told apart by nothing.
 */
export async function mayReach(ctx: Context, from: Id, to: Id, policy: DmPolicy = 'guilds'): Promise<boolean> {
  const pair = (await ctx.storage.relationships.getPair(from, to)) ?? emptyPair(from, to);
  const sides = sidesOf(pair, from);
  // Asked in any case: how long the answer takes tells nothing either.
  const shareGuild = await ctx.storage.members.shareGuild(from, to);
  if (isBlockedIn(sides)) return false;
  if (sides.theirs === SIDE.friend || policy === 'everyone') return true;
  return policy === 'guilds' && shareGuild;
}

/** Whether one of the two has blocked the other. */
export async function haveBlocked(ctx: Context, a: Id, b: Id): Promise<boolean> {
  const pair = await ctx.storage.relationships.getPair(a, b);
  return pair !== undefined && isBlockedIn(sidesOf(pair, a));
}

export function isBlockedIn({ mine, theirs }: Sides): boolean {
  return mine === SIDE.blocked || theirs === SIDE.blocked;
}
