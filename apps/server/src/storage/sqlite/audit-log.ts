import type { Id } from '@chat-js/protocol/ids.ts';
import type { AuditPage, AuditRow, ListedEntry } from '../../features/audit-log/store.ts';
import type { Database } from './database.ts';

const COLUMNS = `CAST(id AS TEXT) AS id, CAST(guild_id AS TEXT) AS guild_id, CAST(user_id AS TEXT) AS user_id, action_type,
  CAST(target_id AS TEXT) AS target_id, changes, options, reason, CAST(undone_by AS TEXT) AS undone_by`;
const SELECT = `SELECT ${COLUMNS}, undo FROM audit_log`;
const LIST = `SELECT ${COLUMNS}, undo IS NOT NULL AS has_undo FROM audit_log`;

export const auditLogReads = {
  getEntry(db: Database, guild_id: Id, id: Id): AuditRow | undefined {
    const row = db.get<AuditRow>(`${SELECT} WHERE id = ? AND guild_id = ?`, id, guild_id);
    return row && { ...row };
  },

  listEntries(db: Database, guild_id: Id, { limit, before, after, ...wanted }: AuditPage): ListedEntry[] {
    const equal = Object.entries(wanted).filter(([, value]) => value !== undefined);
    const conditions = ['guild_id = ?', ...equal.map(([name]) => `${name} = ?`)];
    const values: (string | number)[] = [guild_id, ...equal.map(([, value]) => value)];
    for (const [operator, id] of [['<', before] as const, ['>', after] as const]) {
      if (id === undefined) continue;
      conditions.push(`audit_log.id ${operator} ?`);
      values.push(id);
    }
    const order = after === undefined ? 'DESC' : 'ASC';
    return db
      .all<Omit<ListedEntry, 'has_undo'> & { has_undo: number }>(
        `${LIST} WHERE ${conditions.join(' AND ')} ORDER BY audit_log.id ${order} LIMIT ?`,
        ...values,
        limit,
      )
      .map((row) => ({ ...row, has_undo: row.has_undo === 1 }));
  },
};

export const auditLogWrites = {
  insertEntry(db: Database, row: AuditRow): void {
    db.run(
      `INSERT INTO audit_log (id, guild_id, user_id, action_type, target_id, changes, options, reason, undo, undone_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[row.id, row.guild_id, row.user_id, row.action_type, row.target_id],
      ...[row.changes, row.options, row.reason, row.undo, row.undone_by],
    );
  },

  takeUndo(db: Database, guild_id: Id, id: Id, undone_by: Id): AuditRow | undefined {
    const before = auditLogReads.getEntry(db, guild_id, id);
    if (!before || before.undo === null || before.undone_by !== null) return undefined;
    db.run('UPDATE audit_log SET undone_by = ? WHERE id = ?', undone_by, id);
    return before;
  },

  returnUndo(db: Database, { id }: AuditRow): void {
    db.run('UPDATE audit_log SET undone_by = NULL WHERE id = ?', id);
  },

  forgetUndoBefore(db: Database, id: Id): void {
    db.run('UPDATE audit_log SET undo = NULL WHERE undo IS NOT NULL AND id < ?', id);
  },

  removeEntriesBefore: (db: Database, id: Id, limit: number) =>
    db.run('DELETE FROM audit_log WHERE id IN (SELECT id FROM audit_log WHERE id < ? ORDER BY id LIMIT ?)', id, limit),

  removeEntriesOfGuild(db: Database, guild_id: Id): void {
    db.run('DELETE FROM audit_log WHERE guild_id = ?', guild_id);
  },
};
