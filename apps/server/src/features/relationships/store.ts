import type { Id } from '@chat-js/protocol/ids.ts';

/**
 * What somebody is to a person, as that person has it: nothing, and the types of the API. `sent`: asked for friendship, and
 * not to be told that there was anybody to ask.
 */
export const SIDE = { none: 0, friend: 1, blocked: 2, incoming: 3, outgoing: 4, sent: 5 } as const;
export type Side = (typeof SIDE)[keyof typeof SIDE];

/** Two people, of whom `low` has the lower id: what each is to the other, and since when (ms since 1970). One row, so that both sides change together. */
export interface PairRow {
  low_id: Id;
  high_id: Id;
  low_type: Side;
  high_type: Side;
  low_since: number;
  high_since: number;
}

/** At most so many of this kind for a person. */
export interface Room {
  user_id: Id;
  type: Side;
  max: number;
}

export interface RelationshipStore {
  /** `a` and `b` in either order. */
  getPair(a: Id, b: Id): Promise<PairRow | undefined>;
  /** Where somebody is something to the person, in the order of the others' ids as numbers. */
  listPairsOf(user_id: Id): Promise<PairRow[]>;
  /** Of a person with any of these others, whatever one is to the other; in no order. */
  listPairsWith(user_id: Id, other_ids: readonly Id[]): Promise<PairRow[]>;
  /** Where the person is something to somebody, in the same order. */
  listPairsAround(user_id: Id): Promise<PairRow[]>;
  /**
   * Puts one row in the place of another of other types; one with nothing on either side is as good as none. 'changed': what stands there has
   * other types. Where the new row leaves somebody without room nothing is kept, and the room is answered.
   */
  swapPair(before: PairRow, after: PairRow, rooms: readonly Room[]): Promise<'kept' | 'changed' | Room>;
  /** Of an account that is gone, on either side. */
  removePairsOf(user_id: Id): Promise<void>;
}
