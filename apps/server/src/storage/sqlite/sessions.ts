import type { Id } from '@chat-js/protocol/ids.ts';
import type { SessionRotation, SessionRow } from '../../features/auth/store.ts';
import type { Database } from './database.ts';

const SELECT = `SELECT CAST(id AS TEXT) AS id, CAST(user_id AS TEXT) AS user_id, token_hash, previous_hash, rotated_at, created_at, last_used_at,
  user_agent, address FROM sessions`;

export const sessionReads = {
  getSession: (db: Database, id: Id) => copy(db.get<SessionRow>(`${SELECT} WHERE id = ?`, id)),
  findSessionByToken: (db: Database, hash: string) =>
    copy(db.get<SessionRow>(`${SELECT} WHERE token_hash = ?`, hash) ?? db.get<SessionRow>(`${SELECT} WHERE previous_hash = ?`, hash)),
  listSessions: (db: Database, user_id: Id) =>
    db.all<SessionRow>(`${SELECT} WHERE user_id = ? ORDER BY last_used_at DESC, sessions.id DESC`, user_id).map((row) => ({ ...row })),

  listLastUses(db: Database, user_ids: readonly Id[]): Map<Id, number> {
    const rows = db.all<{ user_id: Id; last: number }>(
      `SELECT CAST(user_id AS TEXT) AS user_id, max(last_used_at) AS last FROM sessions
       WHERE user_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) GROUP BY sessions.user_id`,
      JSON.stringify(user_ids),
    );
    return new Map(rows.map(({ user_id, last }) => [user_id, last]));
  },
};

export const sessionWrites = {
  insertSession(db: Database, row: SessionRow): void {
    db.run(
      `INSERT INTO sessions (id, user_id, token_hash, previous_hash, rotated_at, created_at, last_used_at, user_agent, address)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[row.id, row.user_id, row.token_hash, row.previous_hash, row.rotated_at],
      ...[row.created_at, row.last_used_at, row.user_agent, row.address],
    );
  },

  rotateSession: (db: Database, id: Id, expected_hash: string, next: SessionRotation) =>
    db.run(
      `UPDATE sessions SET token_hash = ?, previous_hash = ?, rotated_at = ?, last_used_at = ?, user_agent = ?, address = ?
       WHERE id = ? AND token_hash = ?`,
      ...[next.token_hash, next.previous_hash, next.rotated_at, next.last_used_at, next.user_agent, next.address],
      ...[id, expected_hash],
    ) > 0,

  removeSession: (db: Database, id: Id, user_id: Id) => db.run('DELETE FROM sessions WHERE id = ? AND user_id = ?', id, user_id) > 0,

  removeSessions: (db: Database, user_id: Id, keep: Id | null) =>
    db
      .all<{ id: Id }>(
        'DELETE FROM sessions WHERE user_id = ? AND (? IS NULL OR id <> ?) RETURNING CAST(id AS TEXT) AS id',
        user_id,
        keep,
        keep,
      )
      .map(({ id }) => id),

  removeStaleSessions: (db: Database, time: number) => db.run('DELETE FROM sessions WHERE last_used_at < ?', time),
};

function copy(row: SessionRow | undefined): SessionRow | undefined {
  return row && { ...row };
}
