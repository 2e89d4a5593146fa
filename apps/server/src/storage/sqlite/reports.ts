import type { Id } from '@chat-js/protocol/ids.ts';
import type { InsertedReport, QueuePage, ReportPage, ReportPatch, ReportRow } from '../../features/reports/store.ts';
import type { Database } from './database.ts';

type Flags = 'for_guild' | 'for_instance';
type Stored = Omit<ReportRow, Flags> & Record<Flags, number>;

const COLUMNS = `CAST(id AS TEXT) AS id, CAST(guild_id AS TEXT) AS guild_id, CAST(reporter_id AS TEXT) AS reporter_id,
  CAST(user_id AS TEXT) AS user_id, CAST(channel_id AS TEXT) AS channel_id, CAST(message_id AS TEXT) AS message_id, category, comment,
  message, context, for_guild, for_instance, status, CAST(assignee_id AS TEXT) AS assignee_id, outcome, updated_at, closed_at, once`;
const SELECT = `SELECT ${COLUMNS} FROM reports`;

function toRow(stored: Stored): ReportRow {
  return { ...stored, for_guild: stored.for_guild === 1, for_instance: stored.for_instance === 1 };
}

function find(db: Database, condition: string, value: string): ReportRow | undefined {
  const stored = db.get<Stored>(`${SELECT} WHERE ${condition} = ?`, value);
  return stored && toRow(stored);
}

type Condition = [sql: string, ...values: (string | number)[]];

function list(db: Database, conditions: readonly Condition[], { before, limit }: ReportPage): ReportRow[] {
  const all: Condition[] = before === undefined ? [...conditions] : [...conditions, ['reports.id < ?', before]];
  const where = all.map(([sql]) => sql).join(' AND ');
  const values = all.flatMap(([, ...given]) => given);
  return db.all<Stored>(`${SELECT} WHERE ${where} ORDER BY reports.id DESC LIMIT ?`, ...values, limit).map(toRow);
}

export const reportReads = {
  getReport: (db: Database, id: Id) => find(db, 'id', id),

  findReport: (db: Database, once: string) => find(db, 'once', once),

  listReports(db: Database, { guild_id, statuses, about, not_about, ...page }: QueuePage): ReportRow[] {
    const conditions: Condition[] = [
      guild_id === undefined ? ['for_instance = 1'] : ['for_guild = 1 AND guild_id = ?', guild_id],
      ['user_id <> ?', not_about],
    ];
    if (statuses) conditions.push(['status IN (SELECT value FROM json_each(?))', JSON.stringify(statuses)]);
    if (about !== undefined) conditions.push(['user_id = ?', about]);
    return list(db, conditions, page);
  },

  listReportsBy: (db: Database, reporter_id: Id, page: ReportPage) => list(db, [['reporter_id = ?', reporter_id]], page),

  countUndecidedReports: (db: Database, guild_id: Id, reporter_id: Id) =>
    db.get<{ count: number }>(
      'SELECT count(*) AS count FROM reports WHERE reporter_id = ? AND guild_id = ? AND closed_at IS NULL',
      reporter_id,
      guild_id,
    )?.count ?? 0,
};

export const reportWrites = {
  insertReportOnce(db: Database, row: ReportRow): InsertedReport {
    const inserted = db.run(
      `INSERT INTO reports (id, guild_id, reporter_id, user_id, channel_id, message_id, category, comment, message, context,
         for_guild, for_instance, status, assignee_id, outcome, updated_at, closed_at, once)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (once) DO NOTHING`,
      ...[row.id, row.guild_id, row.reporter_id, row.user_id, row.channel_id, row.message_id, row.category, row.comment],
      ...[row.message, row.context, Number(row.for_guild), Number(row.for_instance), row.status, row.assignee_id],
      ...[row.outcome, row.updated_at, row.closed_at, row.once],
    );
    const first = inserted > 0 ? undefined : find(db, 'once', row.once);
    return first ? { row: first, repeated: true } : { row, repeated: false };
  },

  updateReport(db: Database, id: Id, patch: ReportPatch): ReportRow | undefined {
    const named = Object.entries(patch).filter(([, value]) => value !== undefined);
    if (named.length === 0) return reportReads.getReport(db, id);
    const values = named.map(([, value]) => (typeof value === 'boolean' ? Number(value) : value));
    const sets = named.map(([name]) => `${name} = ?`).join(', ');
    const stored = db.get<Stored>(`UPDATE reports SET ${sets} WHERE id = ? RETURNING ${COLUMNS}`, ...values, id);
    return stored && toRow(stored);
  },

  removeClosedReports: (db: Database, before: number, limit: number) =>
    db.run('DELETE FROM reports WHERE id IN (SELECT id FROM reports WHERE closed_at < ? LIMIT ?)', before, limit),

  removeSomeReports: (db: Database, guild_id: Id, limit: number) =>
    db.run('DELETE FROM reports WHERE id IN (SELECT id FROM reports WHERE guild_id = ? AND for_instance = 0 LIMIT ?)', guild_id, limit),
};
