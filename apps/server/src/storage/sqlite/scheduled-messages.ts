import type { Id } from '@chat-js/protocol/ids.ts';
import type { ScheduledMessagePatch, ScheduledMessageRow } from '../../features/scheduled-messages/store.ts';
import type { Database } from './database.ts';

type Stored = Omit<ScheduledMessageRow, 'sending'> & { sending: number };

const COLUMNS = `CAST(id AS TEXT) AS id, CAST(author_id AS TEXT) AS author_id, CAST(channel_id AS TEXT) AS channel_id, content,
  message_reference, allowed_mentions, send_at, due_at, sending, failed, revision`;
const SELECT = `SELECT ${COLUMNS} FROM scheduled_messages`;

function toRow(stored: Stored): ScheduledMessageRow {
  return { ...stored, sending: stored.sending === 1 };
}

export const scheduledMessageReads = {
  getScheduled(db: Database, id: Id): ScheduledMessageRow | undefined {
    const stored = db.get<Stored>(`${SELECT} WHERE id = ?`, id);
    return stored && toRow(stored);
  },

  listScheduledBy: (db: Database, author_id: Id) =>
    db.all<Stored>(`${SELECT} WHERE author_id = ? ORDER BY send_at, scheduled_messages.id`, author_id).map(toRow),

  listDueScheduled: (db: Database, now: number, limit: number) =>
    db.all<Stored>(`${SELECT} WHERE due_at <= ? ORDER BY due_at, scheduled_messages.id LIMIT ?`, now, limit).map(toRow),

  listScheduledOfChannel: (db: Database, channel_id: Id, after: Id, limit: number) =>
    db.all<Stored>(`${SELECT} WHERE channel_id = ? AND id > ? ORDER BY scheduled_messages.id LIMIT ?`, channel_id, after, limit).map(toRow),
};

export const scheduledMessageWrites = {
  insertScheduled: (db: Database, row: ScheduledMessageRow, limit: number) =>
    db.run(
      `INSERT INTO scheduled_messages (id, author_id, channel_id, content, message_reference, allowed_mentions, send_at, due_at,
         sending, failed, revision)
       SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE (SELECT count(*) FROM scheduled_messages WHERE author_id = ?) < ?`,
      ...[row.id, row.author_id, row.channel_id, row.content, row.message_reference, row.allowed_mentions, row.send_at, row.due_at],
      ...[Number(row.sending), row.failed, row.revision, row.author_id, limit],
    ) > 0,

  updateScheduled(db: Database, { id, revision }: ScheduledMessageRow, patch: ScheduledMessagePatch): ScheduledMessageRow | undefined {
    const named = Object.entries(patch).filter(([, value]) => value !== undefined);
    const values = named.map(([, value]) => (typeof value === 'boolean' ? Number(value) : value));
    const sets = ['revision = revision + 1', ...named.map(([name]) => `${name} = ?`)].join(', ');
    const update = `UPDATE scheduled_messages SET ${sets} WHERE id = ? AND revision = ? RETURNING ${COLUMNS}`;
    const stored = db.get<Stored>(update, ...values, id, revision);
    return stored && toRow(stored);
  },

  removeScheduled: (db: Database, { id, revision }: ScheduledMessageRow) =>
    db.run('DELETE FROM scheduled_messages WHERE id = ? AND revision = ?', id, revision) > 0,

  removeFailedScheduled: (db: Database, time: number, limit: number) =>
    db.run(
      `DELETE FROM scheduled_messages WHERE id IN
         (SELECT id FROM scheduled_messages WHERE due_at IS NULL AND send_at < ? LIMIT ?)`,
      time,
      limit,
    ),
};
