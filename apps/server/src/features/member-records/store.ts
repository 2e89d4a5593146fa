import type { Id } from '@chat-js/protocol/ids.ts';

/** A note about a member, or a warning. The id says when; the other times in ms since 1970. */
export interface MemberRecordRow {
  id: Id;
  guild_id: Id;
  user_id: Id;
  author_id: Id;
  kind: 'note' | 'warning';
  text: string;
  /** When the person has read the warning; always null for a note. */
  acknowledged_at: number | null;
}

export interface MemberRecordStore {
  insertRecord(row: MemberRecordRow): Promise<void>;
  getRecord(id: Id): Promise<MemberRecordRow | undefined>;
  /** Newest first. */
  listRecords(guild_id: Id, user_id: Id, kind: MemberRecordRow['kind'], limit: number): Promise<MemberRecordRow[]>;
  /** Warnings of a person in all guilds that they have not said to have read, the oldest first. */
  listUnreadWarnings(user_id: Id): Promise<MemberRecordRow[]>;
  /** False when it is no unread warning of this person. */
  acknowledgeWarning(user_id: Id, id: Id, now: number): Promise<boolean>;
  removeRecord(id: Id): Promise<boolean>;
  /** Removes up to `limit` records of a guild; answers how many. */
  removeSomeRecords(guild_id: Id, limit: number): Promise<number>;
}
