import type { ErrorName } from '@chat-js/protocol/errors.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { acceptBetween, declineBetween } from '../direct-messages/consent.ts';
import { areContacts, readBetween } from '../presence/contacts.ts';
import { tellContactChange } from '../presence/tell-contacts.ts';
import { retellMentions } from '../read-states/retell-mentions.ts';
import { refuse } from '../refusal.ts';
import { changedPair, emptyPair, sidesOf } from './pairs.ts';
import { MOST, type Sides } from './rules.ts';
import { type Room, SIDE, type Side } from './store.ts';
import { tellPair } from './tell.ts';

const FULL: Partial<Record<Side, ErrorName>> = {
  [SIDE.friend]: 'TOO_MANY_FRIENDS',
  [SIDE.outgoing]: 'TOO_MANY_FRIEND_REQUESTS',
  [SIDE.sent]: 'TOO_MANY_FRIEND_REQUESTS',
  [SIDE.blocked]: 'TOO_MANY_BLOCKS',
};

/**
 * Changes what two people are to each other and tells them. `change` may refuse, and is asked again when somebody else was
 * faster, or, with `isHeard` false, when the other has no room for requests.
 */
export async function changePair(
  ctx: Context,
  { user_id, other_id }: { user_id: Id; other_id: Id },
  change: (sides: Sides, isHeard: boolean) => Sides,
): Promise<void> {
  const { relationships } = ctx.storage;
  let isHeard = true;
  for (;;) {
    const before = (await relationships.getPair(user_id, other_id)) ?? emptyPair(user_id, other_id);
    const sides = sidesOf(before, user_id);
    const next = change(sides, isHeard);
    if (next.mine === sides.mine && next.theirs === sides.theirs) return;
    const after = changedPair(before, user_id, next, ctx.clock.now());
    const rooms = [
      ...(next.mine === sides.mine ? [] : roomFor(user_id, next.mine)),
      ...(next.theirs === sides.theirs ? [] : roomFor(other_id, next.theirs)),
    ];
    const swapped = await relationships.swapPair(before, after, rooms);
    if (swapped === 'kept') {
      const { conversation } = await readBetween(ctx, user_id, other_id);
      await tellPair(ctx, before, after);
      await tellContactChange(ctx, user_id, other_id, areContacts({ pair: before, conversation }));
      if (next.mine === SIDE.blocked) await declineBetween(ctx, user_id, other_id);
      if ((next.mine === SIDE.blocked) !== (sides.mine === SIDE.blocked)) await retellMentions(ctx, user_id, other_id);
      if (next.mine === SIDE.friend) await acceptBetween(ctx, user_id, other_id);
      return;
    }
    if (swapped === 'changed') continue;
    const error = FULL[swapped.type];
    if (error) refuse(error);
    isHeard = false;
  }
}

function roomFor(user_id: Id, type: Side): Room[] {
  const max = MOST[type];
  return max === undefined ? [] : [{ user_id, type, max }];
}
