import type { Id } from '@chat-js/protocol/ids.ts';

/** How far somebody has read a channel or a thread. */
export interface ReadStateRow {
  user_id: Id;
  channel_id: Id;
  /** Nothing up to this id is new. There need not be such a message. */
  last_message_id: Id;
  /** When it was last set by hand, to something older or newer, in ms since 1970; 0: never. It only grows. */
  version: number;
  /** ms since 1970. */
  updated_at: number;
}

/** A row from before this moment, in ms, counts as none: the person was not there then. */
export interface ReadSince {
  since: number;
}

export interface ReadStateStore {
  /**
   * The row, read up to this message from here on, unless it is read further already or was set by hand under a version
   * that `row` does not know. Answers the row as it is now and whether this changed it. Atomic.
   */
  advanceReadState(row: ReadStateRow, options: ReadSince): Promise<{ row: ReadStateRow; changed: boolean }>;
  /** Sets the row to this message, whatever it was, under a higher version than before: the one of `row`, or one more. Answers it. */
  markReadState(row: ReadStateRow): Promise<ReadStateRow>;
  getReadState(user_id: Id, channel_id: Id): Promise<ReadStateRow | undefined>;
  /** By the ids of the channels. */
  listReadStates(user_id: Id): Promise<ReadStateRow[]>;
  removeReadStatesOfChannel(channel_id: Id): Promise<void>;
}
