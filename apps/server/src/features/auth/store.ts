import type { Id } from '@chat-js/protocol/ids.ts';

/** A device that is logged in: a family of refresh tokens of which only the newest is valid. Times in ms since 1970. */
export interface SessionRow {
  id: Id;
  user_id: Id;
  /** SHA-256 of the refresh token, hex. */
  token_hash: string;
  /** The token before it: its second use is a theft, unless it comes within the grace of a lost answer. */
  previous_hash: string | null;
  rotated_at: number;
  created_at: number;
  last_used_at: number;
  user_agent: string;
  address: string;
}

export type SessionRotation = Pick<SessionRow, 'token_hash' | 'previous_hash' | 'rotated_at' | 'last_used_at' | 'user_agent' | 'address'>;

export interface SessionStore {
  insertSession(row: SessionRow): Promise<void>;
  getSession(id: Id): Promise<SessionRow | undefined>;
  /** By the current or the previous hash. */
  findSessionByToken(hash: string): Promise<SessionRow | undefined>;
  /** Replaces the token if it still is `expected_hash`; false when another rotation came first or the session is gone. */
  rotateSession(id: Id, expected_hash: string, next: SessionRotation): Promise<boolean>;
  /** Newest use first. */
  listSessions(user_id: Id): Promise<SessionRow[]>;
  /** When each of these people last used any device, in ms; who has none is left out. */
  listLastUses(user_ids: readonly Id[]): Promise<Map<Id, number>>;
  /** False when there is no such session of this person. */
  removeSession(id: Id, user_id: Id): Promise<boolean>;
  /** Removes all but `keep` (all when null); answers the ids removed. */
  removeSessions(user_id: Id, keep: Id | null): Promise<Id[]>;
  /** Removes sessions last used before `time` (ms); answers how many. */
  removeStaleSessions(time: number): Promise<number>;
}
