import type { Id } from '@chat-js/protocol/ids.ts';

/** A message as stored. */
export interface MessageRow {
  id: Id;
  channel_id: Id;
  author_id: Id;
  nonce: string | null;
  /** Its JSON as it travels, without `author`, `nonce`, `reactions` and `revision`: it is spliced, never built again. */
  body: string;
  /** JSON of MessageRefs: what is looked up anew whenever the message is shown. Most messages have none. */
  refs: string | null;
  /** JSON of its reactions as they travel, nobody's own; null: none. Who reacted is in rows of its own. */
  reactions: string | null;
  /** Grows by one with every change. */
  revision: number;
}

/** What of a message is looked up whenever it is shown: people as they are today, what it answers as that is now, own votes. */
export interface MessageRefs {
  mentions?: Id[];
  /** A message of the same channel. */
  answers?: Id;
  /** There are votes to be looked for. */
  poll?: true;
  /** A thread was started from it. */
  thread?: true;
  /** It is of a webhook, which had this name then. */
  webhook?: { name: string };
}

/** What changes of a message. */
export type MessagePatch = Partial<Pick<MessageRow, 'body' | 'refs' | 'reactions'>>;

export interface Inserted {
  row: MessageRow;
  /** The author used this nonce before: `row` is the first message, nothing was written. */
  repeated: boolean;
}

/** `before`, `after` exclude the id itself; `around` includes it. At most one of them. */
export interface MessagePage {
  limit: number;
  before?: Id | undefined;
  after?: Id | undefined;
  around?: Id | undefined;
}

export interface MessageStore {
  /**
   * Settles when the row is on disk. When the store is lost during the write, it waits until it is known whether the row was
   * kept, however long that takes: what is kept must be told. Rejects with Unavailable when it was not kept. What was written
   * together settles in one turn of the event loop, in order of arrival.
   */
  insertOnce(row: MessageRow): Promise<Inserted>;
  getMessage(channel_id: Id, id: Id): Promise<MessageRow | undefined>;
  /** Newest first. `after` answers the oldest ones after it, still newest first. `around` takes half before, the rest from it on. */
  listMessages(channel_id: Id, page: MessagePage): Promise<MessageRow[]>;
  /** The newest message of each channel that has one. */
  listLastMessageIds(channel_ids: readonly Id[]): Promise<Map<Id, Id>>;
  /** Of all channels, ids above `id`, lowest first. */
  listMessagesAfter(id: Id, limit: number): Promise<MessageRow[]>;
  /** The highest id ever issued to a message, '0' when there is none. */
  getHighestMessageId(): Promise<Id>;
  /** What someone wrote in these channels with an id above `since_id`, newest first. */
  listMessagesBy(channel_ids: readonly Id[], author_id: Id, since_id: Id, limit: number): Promise<MessageRow[]>;
  /** The messages with which those of these threads begin that are posts, in no order. */
  listFirstMessages(thread_ids: readonly Id[]): Promise<MessageRow[]>;
  /** Those of `ids` that are in the channel, in no order. */
  listMessagesAmong(channel_id: Id, ids: readonly Id[]): Promise<MessageRow[]>;
  /** Changes a message that still has the revision of `row`, and answers it; undefined when it has not, or is gone. Atomic. */
  updateMessage(row: MessageRow, patch: MessagePatch): Promise<MessageRow | undefined>;
  /** Removes those of `ids` that are in the channel; answers how many. Their ids are never issued again. */
  removeMessages(channel_id: Id, ids: readonly Id[]): Promise<number>;
  /**
   * Puts messages back that were removed, as they were; one whose nonce its author used again meanwhile comes back without
   * it, one that is there stays as it is. Answers them as they stand, lowest id first. Can be done again after a failure.
   */
  restoreMessages(rows: readonly MessageRow[]): Promise<MessageRow[]>;
  /** Removes up to `limit` messages of a channel, oldest first; answers how many. Fewer than `limit` means that none is left. */
  removeSomeMessages(channel_id: Id, limit: number): Promise<number>;
}
