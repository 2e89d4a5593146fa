import type { Id } from '@chat-js/protocol/ids.ts';

/** What somebody wants to be reminded of. */
export interface ReminderRow {
  id: Id;
  user_id: Id;
  /** Where they asked for it. */
  channel_id: Id;
  content: string;
  /** ms since 1970. */
  remind_at: number;
}

export interface ReminderStore {
  /** False, and nothing is kept, when the person has `limit` already. Of those written at once too few may be kept, never too many. */
  insertReminder(row: ReminderRow, limit: number): Promise<boolean>;
  /** By `remind_at`, then by id. */
  listReminders(user_id: Id): Promise<ReminderRow[]>;
  /** False when the person has no such one. */
  removeReminder(user_id: Id, id: Id): Promise<boolean>;
}
