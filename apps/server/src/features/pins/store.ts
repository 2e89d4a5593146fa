import type { Id } from '@chat-js/protocol/ids.ts';

/** A message that is pinned in its channel. Its body says so too. */
export interface PinRow {
  message_id: Id;
  channel_id: Id;
  /** ms since 1970. */
  pinned_at: number;
}

export interface PinStore {
  /** What is pinned already stays as it is. */
  insertPins(rows: readonly PinRow[]): Promise<void>;
  getPin(message_id: Id): Promise<PinRow | undefined>;
  /** Pinned last comes first; `before` in ms since 1970. */
  listPins(channel_id: Id, page: { before?: number | undefined; limit: number }): Promise<PinRow[]>;
  countPins(channel_id: Id): Promise<number>;
  /** Answers those that were pinned, in no order. */
  removePins(message_ids: readonly Id[]): Promise<PinRow[]>;
  removePinsOfChannel(channel_id: Id): Promise<void>;
}
