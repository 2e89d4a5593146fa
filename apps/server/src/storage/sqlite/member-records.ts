import type { Id } from '@chat-js/protocol/ids.ts';
import type { MemberRecordRow } from '../../features/member-records/store.ts';
import type { Database } from './database.ts';

const SELECT = `SELECT CAST(id AS TEXT) AS id, CAST(guild_id AS TEXT) AS guild_id, CAST(user_id AS TEXT) AS user_id,
  CAST(author_id AS TEXT) AS author_id, kind, text, acknowledged_at FROM member_records`;

export const memberRecordReads = {
  getRecord(db: Database, id: Id): MemberRecordRow | undefined {
    const row = db.get<MemberRecordRow>(`${SELECT} WHERE id = ?`, id);
    return row && { ...row };
  },

  listRecords: (db: Database, guild_id: Id, user_id: Id, kind: MemberRecordRow['kind'], limit: number) =>
    db
      .all<MemberRecordRow>(
        `${SELECT} WHERE guild_id = ? AND user_id = ? AND kind = ? ORDER BY member_records.id DESC LIMIT ?`,
        ...[guild_id, user_id, kind, limit],
      )
      .map((row) => ({ ...row })),

  listUnreadWarnings: (db: Database, user_id: Id) =>
    db
      .all<MemberRecordRow>(
        `${SELECT} WHERE user_id = ? AND kind = 'warning' AND acknowledged_at IS NULL ORDER BY member_records.id`,
        user_id,
      )
      .map((row) => ({ ...row })),
};

export const memberRecordWrites = {
  insertRecord(db: Database, row: MemberRecordRow): void {
    db.run(
      'INSERT INTO member_records (id, guild_id, user_id, author_id, kind, text, acknowledged_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[row.id, row.guild_id, row.user_id, row.author_id, row.kind, row.text, row.acknowledged_at],
    );
  },

  acknowledgeWarning: (db: Database, user_id: Id, id: Id, now: number) =>
    db.run(
      "UPDATE member_records SET acknowledged_at = ? WHERE id = ? AND user_id = ? AND kind = 'warning' AND acknowledged_at IS NULL",
      ...[now, id, user_id],
    ) > 0,

  removeRecord: (db: Database, id: Id) => db.run('DELETE FROM member_records WHERE id = ?', id) > 0,

  removeSomeRecords: (db: Database, guild_id: Id, limit: number) =>
    db.run('DELETE FROM member_records WHERE id IN (SELECT id FROM member_records WHERE guild_id = ? LIMIT ?)', guild_id, limit),
};
