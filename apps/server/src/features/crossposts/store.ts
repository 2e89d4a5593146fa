import type { Id } from '@chat-js/protocol/ids.ts';

/** A message that was published, as stored. Times are ms since 1970. */
export interface CrosspostRow {
  message_id: Id;
  channel_id: Id;
  /** Who followed the channel then gets a copy. */
  published_at: number;
  /** Everybody who gets a copy has got it. */
  delivered: boolean;
  /** When its copies are compared with it next. null: they are as it is. */
  due_at: number | null;
  /** When it was found that the message is no more. */
  gone_at: number | null;
  /** Grows by one with every change. */
  revision: number;
}

export type CrosspostPatch = Partial<Pick<CrosspostRow, 'delivered' | 'due_at' | 'gone_at'>>;

/** A copy of a published message. It may have been deleted where it stands. */
export interface CopyRow {
  /** What it is a copy of. */
  message_id: Id;
  webhook_id: Id;
  /** Where it stands, and its own id. */
  channel_id: Id;
  copy_id: Id;
}

export interface CrosspostStore {
  /** Answers whether it was written: false when the message was published before. */
  insertCrosspost(row: CrosspostRow): Promise<boolean>;
  getCrosspost(message_id: Id): Promise<CrosspostRow | undefined>;
  /** Those that are due at `now`, the longest overdue first, then by id. */
  listDueCrossposts(now: number, limit: number): Promise<CrosspostRow[]>;
  /** The copies of those among them that were published are compared at this time, whenever they were to be before. */
  wantCrossposts(message_ids: readonly Id[], due_at: number): Promise<void>;
  /** The same of everything that was published in a channel. */
  wantCrosspostsOfChannel(channel_id: Id, due_at: number): Promise<void>;
  /** Changes one that still has the revision of `row`, and answers it; undefined when it has not, or is gone. Atomic. */
  updateCrosspost(row: CrosspostRow, patch: CrosspostPatch): Promise<CrosspostRow | undefined>;
  /** Forgets up to `limit` whose message was gone before this time, with their copies' places; answers how many. */
  removeGoneCrossposts(time: number, limit: number): Promise<number>;
  /** Of one message and one webhook there is one copy: the first stays. */
  insertCopies(rows: readonly CopyRow[]): Promise<void>;
  /** Those of a message, lowest webhook first, of webhooks above `after`. */
  listCopies(message_id: Id, page: { after: Id; limit: number }): Promise<CopyRow[]>;
  removeCopiesInChannel(channel_id: Id): Promise<void>;
}
