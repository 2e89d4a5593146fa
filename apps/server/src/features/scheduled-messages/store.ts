import type { Id } from '@chat-js/protocol/ids.ts';

/** A message that waits for its time, as stored. */
export interface ScheduledMessageRow {
  id: Id;
  author_id: Id;
  channel_id: Id;
  content: string;
  /** JSON of what it answers or carries on, as it was asked for. */
  message_reference: string | null;
  /** JSON, as it was asked for. */
  allowed_mentions: string | null;
  /** When its author wants it sent. ms since 1970. */
  send_at: number;
  /** When it is tried next: later than `send_at` where it has to wait for its turn. null: it failed. ms since 1970. */
  due_at: number | null;
  /** It is being sent: too late for changes. */
  sending: boolean;
  /** JSON of the code and the sentence of the refusal. */
  failed: string | null;
  /** Grows by one with every change. */
  revision: number;
}

export type ScheduledMessagePatch = Partial<Pick<ScheduledMessageRow, 'content' | 'send_at' | 'due_at' | 'sending' | 'failed'>>;

export interface ScheduledMessageStore {
  /** False, and nothing is kept, when its author has `limit` already. Of those written at once too few may be kept, never too many. */
  insertScheduled(row: ScheduledMessageRow, limit: number): Promise<boolean>;
  getScheduled(id: Id): Promise<ScheduledMessageRow | undefined>;
  /** By `send_at`, then by id. */
  listScheduledBy(author_id: Id): Promise<ScheduledMessageRow[]>;
  /** Those to be tried at `now`, the longest overdue first, then by id. */
  listDueScheduled(now: number, limit: number): Promise<ScheduledMessageRow[]>;
  /** Of one channel, ids above `after`, lowest first; also those that failed. */
  listScheduledOfChannel(channel_id: Id, after: Id, limit: number): Promise<ScheduledMessageRow[]>;
  /** Changes one that still has the revision of `row`, and answers it; undefined when it has not, or is gone. Atomic. */
  updateScheduled(row: ScheduledMessageRow, patch: ScheduledMessagePatch): Promise<ScheduledMessageRow | undefined>;
  /** Removes one that still has the revision of `row`; false when it has not, or is gone. Atomic. */
  removeScheduled(row: ScheduledMessageRow): Promise<boolean>;
  /** Removes up to `limit` that failed and were to be sent before `time`; answers how many. */
  removeFailedScheduled(time: number, limit: number): Promise<number>;
}
