import { LIMITS } from '@chat-js/protocol/limits.ts';
import { SIDE, type Side } from './store.ts';

/** What two people are to each other, as one of them sees it: what the other is to them, and they to the other. */
export interface Sides {
  mine: Side;
  theirs: Side;
}

const { none, friend, blocked, incoming, outgoing, sent } = SIDE;

/** At most so many of a kind; of the others there are as many as there are. */
export const MOST: Partial<Record<Side, number>> = {
  [friend]: LIMITS.relationships.friends,
  [blocked]: LIMITS.relationships.blocked,
  [incoming]: LIMITS.relationships.incoming,
  [outgoing]: LIMITS.relationships.outgoing,
  [sent]: LIMITS.relationships.outgoing,
};

/**
 * After somebody asked for friendship. `asked`: how they remember it, as `outgoing` or as `sent`. `isHeard`: the other has room
 * for requests. Whom nobody hears is not told so: it looks like a request that waits.
 */
export function afterRequest({ mine, theirs }: Sides, { asked, isHeard }: { asked: Side; isHeard: boolean }): Sides {
  if (mine === friend || mine === blocked) return { mine, theirs };
  if (theirs === outgoing || theirs === sent) return { mine: friend, theirs: friend };
  const kept = mine === outgoing || asked === outgoing ? outgoing : sent;
  if (theirs === incoming) return { mine: kept, theirs };
  if (theirs === none && isHeard) return { mine: kept, theirs: incoming };
  return { mine: kept === outgoing ? outgoing : none, theirs };
}

/** Blocking ends what there was, on both sides; that the other has blocked as well stays. */
export function afterBlock({ theirs }: Sides): Sides {
  return { mine: blocked, theirs: theirs === blocked ? blocked : none };
}

/** Ends a friendship, withdraws or declines a request, or unblocks: nothing of before comes back. */
export function afterRemoval({ mine, theirs }: Sides): Sides {
  if (mine === none) return { mine, theirs };
  if (theirs === blocked) return { mine: none, theirs };
  // Whom I had blocked may have asked since, unheard: that goes on.
  return { mine: none, theirs: mine === blocked ? theirs : none };
}
