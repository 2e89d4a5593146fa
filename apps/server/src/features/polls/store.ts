import type { Id } from '@chat-js/protocol/ids.ts';

/** A poll that has not ended. The poll itself stands in its message. */
export interface PollRow {
  message_id: Id;
  channel_id: Id;
  /** ms since 1970. */
  expires_at: number;
}

/** For what somebody voted: one row for each, so that a vote changes as a whole. The message has the counts of these. */
export interface VoteRow {
  message_id: Id;
  user_id: Id;
  channel_id: Id;
  /** At least one, the lowest first. */
  answer_ids: number[];
}

export interface PollStore {
  /** What is there already stays. */
  insertPolls(rows: readonly PollRow[]): Promise<void>;
  /** Up to `limit` polls whose time has come, what ended first first. */
  listEndedPolls(now: number, limit: number): Promise<PollRow[]>;
  /** Those of these messages; answers them, in no order. */
  removePolls(message_ids: readonly Id[]): Promise<PollRow[]>;
  removePollsOfChannel(channel_id: Id): Promise<void>;

  /** Takes the place of an earlier vote; answers for what that was, [] when there was none. Atomic. */
  keepVote(row: VoteRow): Promise<number[]>;
  /** Answers for what it was, [] when there was none. Atomic. */
  removeVote(message_id: Id, user_id: Id): Promise<number[]>;
  /** What is there already stays. */
  insertVotes(rows: readonly VoteRow[]): Promise<void>;
  /** How many voted for each answer that has votes, in no order. */
  countVotes(message_id: Id): Promise<{ answer_id: number; count: number }[]>;
  /** Who voted for an answer, lowest id first, with ids above `after`. */
  listVoters(message_id: Id, answer_id: number, page: { after: Id; limit: number }): Promise<Id[]>;
  /** For what someone voted in these messages, in no order. */
  listVotesOf(user_id: Id, message_ids: readonly Id[]): Promise<{ message_id: Id; answer_ids: number[] }[]>;
  /** All of these messages; answers them, in no order. */
  removeVotes(message_ids: readonly Id[]): Promise<VoteRow[]>;
  removeVotesOfChannel(channel_id: Id): Promise<void>;
}
