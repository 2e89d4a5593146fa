import type { Id } from '@chat-js/protocol/ids.ts';

/** Somebody under a message. The message has the counts; these rows are what they are made of. */
export interface ReactionRow {
  message_id: Id;
  /** See emojiKey. */
  emoji: string;
  user_id: Id;
  channel_id: Id;
}

export interface ReactionStore {
  /** false when it is there already. */
  insertReaction(row: ReactionRow): Promise<boolean>;
  /** What is there already stays. */
  insertReactions(rows: readonly ReactionRow[]): Promise<void>;
  /** How many there are of each emoji, in no order. */
  countReactions(message_id: Id): Promise<{ emoji: string; count: number }[]>;
  /** Who reacted with an emoji, lowest id first, with ids above `after`. */
  listReactors(message_id: Id, emoji: string, page: { after: Id; limit: number }): Promise<Id[]>;
  /** With what someone reacted to these messages, in no order. */
  listReactionsOf(user_id: Id, message_ids: readonly Id[]): Promise<{ message_id: Id; emoji: string }[]>;
  /** false when there was none. */
  removeReaction(message_id: Id, emoji: string, user_id: Id): Promise<boolean>;
  /** All with one emoji; answers how many. */
  removeReactionsWith(message_id: Id, emoji: string): Promise<number>;
  /** All of these messages; answers them, in no order. */
  removeReactions(message_ids: readonly Id[]): Promise<ReactionRow[]>;
  removeReactionsOfChannel(channel_id: Id): Promise<void>;
}
