import { setTimeout as pause } from 'node:timers/promises';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { Refusal, refuse } from '../refusal.ts';
import { usernameKey } from '../users/username-key.ts';
import { changePair } from './change-pair.ts';
import { knowsPerson } from './knows-person.ts';
import { afterRequest, MOST } from './rules.ts';
import { SIDE, type Side } from './store.ts';

/** Answers come at whole multiples of this, so that what was done for one cannot be read off the clock. ms. */
const STEP_MS = 250;

/**
 * Asks for friendship by name. Whether there is anybody of that name, and what became of the request, the answer does not say:
 * not by its words, and not by when it comes. Only somebody whom the person knows anyway stands in their list from then on.
 */
export async function requestByName(ctx: Context, actor: Actor, input: OperationInput<'relationships.request'>): Promise<null> {
  await checkOwnRoom(ctx, actor);
  const begun = performance.now();
  try {
    await ask(ctx, actor, input.username);
  } catch (error) {
    // A refusal would be about somebody.
    if (!(error instanceof Refusal)) throw error;
  } finally {
    await pause(STEP_MS - ((performance.now() - begun) % STEP_MS));
  }
  return null;
}

async function ask(ctx: Context, actor: Actor, username: string): Promise<void> {
  const username_key = usernameKey(username);
  const found = await ctx.storage.users.findUserByLogin(username_key);
  // It finds people by their address, too.
  if (found?.username_key !== username_key || found.id === actor.user_id || found.pending || found.disabled) return;
  const isKnown = await knowsPerson(ctx, actor.user_id, found.id);
  const asked = isKnown ? SIDE.outgoing : SIDE.sent;
  await changePair(ctx, { user_id: actor.user_id, other_id: found.id }, (sides, isHeard) => afterRequest(sides, { asked, isHeard }));
}

/** What the person has no room for is refused before anybody is looked for. */
async function checkOwnRoom(ctx: Context, { user_id }: Actor): Promise<void> {
  const pairs = await ctx.storage.relationships.listPairsOf(user_id);
  const count = (type: Side) => pairs.filter((pair) => (pair.low_id === user_id ? pair.low_type : pair.high_type) === type).length;
  if (count(SIDE.friend) >= (MOST[SIDE.friend] ?? 0)) refuse('TOO_MANY_FRIENDS');
  if (count(SIDE.outgoing) >= (MOST[SIDE.outgoing] ?? 0)) refuse('TOO_MANY_FRIEND_REQUESTS');
}
