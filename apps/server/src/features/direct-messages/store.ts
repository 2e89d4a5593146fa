import type { DirectType } from '@chat-js/protocol/direct-messages.ts';
import type { Id } from '@chat-js/protocol/ids.ts';

/** Whoever has `declined` has it closed for good: it does not come back with the next message. */
export type Consent = 'asked' | 'accepted' | 'declined';

/** A channel without a guild as stored: changed atomically by comparing `version`. */
export interface DirectChannelRow {
  id: Id;
  /** Grows by one with each change. */
  version: number;
  type: DirectType;
  /** Who is in it, in the order in which they came. Of one without anybody the messages are still to be removed. */
  user_ids: Id[];
  /** Of two people, and of nobody else: what makes it the only one. Null in a group. */
  pair: string | null;
  /** Those of a pair who have it closed: it comes back with the next message. */
  closed_by: Id[];
  /** Of a pair that a stranger began: who is asked for their consent, and what has become of that. Whoever asks takes answers. */
  asked_id: Id | null;
  consent: Consent | null;
  /** Of groups alone, as all below. */
  owner_id: Id | null;
  name: string | null;
  icon: string | null;
}

export interface DirectChannelStore {
  /** Answers the row that is there then: another one when these two have a channel already. */
  insertDirectChannel(row: DirectChannelRow): Promise<DirectChannelRow>;
  getDirectChannel(id: Id): Promise<DirectChannelRow | undefined>;
  findDirectChannelOfPair(pair: string): Promise<DirectChannelRow | undefined>;
  /** Those that somebody is in, also closed ones, lowest id first. */
  listDirectChannelsOf(user_id: Id): Promise<DirectChannelRow[]>;
  /** Those that nobody is in. */
  listAbandonedDirectChannels(): Promise<DirectChannelRow[]>;
  /** Writes the row if the stored version is `row.version - 1`; false otherwise. */
  replaceDirectChannel(row: DirectChannelRow): Promise<boolean>;
  removeDirectChannel(id: Id): Promise<void>;
}
