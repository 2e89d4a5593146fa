import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import type { Sides } from './rules.ts';
import { type PairRow, SIDE, type Side } from './store.ts';

/** What somebody is to a person, and since when. */
export interface Standing {
  type: Side;
  since: number;
}

/** The row of two people who are nothing to each other. */
export function emptyPair(a: Id, b: Id): PairRow {
  const [low_id, high_id] = compareIds(a, b) < 0 ? [a, b] : [b, a];
  return { low_id, high_id, low_type: SIDE.none, high_type: SIDE.none, low_since: 0, high_since: 0 };
}

export function sidesOf({ low_id, low_type, high_type }: PairRow, user_id: Id): Sides {
  return low_id === user_id ? { mine: low_type, theirs: high_type } : { mine: high_type, theirs: low_type };
}

/** What the other one of a pair is to this one. */
export function standingOf(pair: PairRow, user_id: Id): Standing {
  return pair.low_id === user_id ? { type: pair.low_type, since: pair.low_since } : { type: pair.high_type, since: pair.high_since };
}

export function otherOf({ low_id, high_id }: PairRow, user_id: Id): Id {
  return low_id === user_id ? high_id : low_id;
}

/** The row after a change, as `user_id` sees it. A side that stays what it is keeps its time. */
export function changedPair(pair: PairRow, user_id: Id, { mine, theirs }: Sides, now: number): PairRow {
  const [low_type, high_type] = pair.low_id === user_id ? [mine, theirs] : [theirs, mine];
  return {
    ...pair,
    low_type,
    high_type,
    low_since: low_type === pair.low_type ? pair.low_since : now,
    high_since: high_type === pair.high_type ? pair.high_since : now,
  };
}
