import type { Id } from '@chat-js/protocol/ids.ts';

/** That a message tells somebody. As many rows as it has targets, however many people they are. */
export interface MentionRow {
  /** A person, a role, or a guild: everyone in it. */
  target_id: Id;
  message_id: Id;
  channel_id: Id;
  author_id: Id;
}

export interface MentionPage {
  target_ids: readonly Id[];
  /** Exclusive, as `before`. */
  after?: Id;
  before?: Id;
  channel_id?: Id;
  limit: number;
}

export interface MentionStore {
  /** Those that are there already stay. */
  insertMentions(rows: readonly MentionRow[]): Promise<void>;
  /** The rows of one message become these. */
  replaceMentions(message_id: Id, channel_id: Id, rows: readonly MentionRow[]): Promise<void>;
  /** Of the newest messages first; a message has a row for each of its targets. */
  listMentions(page: MentionPage): Promise<MentionRow[]>;
  /** By the ids of the messages, then of the targets. */
  listMentionsOf(channel_id: Id, message_ids: readonly Id[]): Promise<MentionRow[]>;
  removeMentions(channel_id: Id, message_ids: readonly Id[]): Promise<void>;
  removeMentionsOfChannel(channel_id: Id): Promise<void>;
}
