import type { Id } from '@chat-js/protocol/ids.ts';
import type { ReminderRow } from '../../features/reminders/store.ts';
import type { Database } from './database.ts';

const COLUMNS = 'CAST(id AS TEXT) AS id, CAST(user_id AS TEXT) AS user_id, CAST(channel_id AS TEXT) AS channel_id, content, remind_at';

export const reminderReads = {
  listReminders: (db: Database, user_id: Id) =>
    db
      .all<ReminderRow>(`SELECT ${COLUMNS} FROM reminders WHERE user_id = ? ORDER BY remind_at, reminders.id`, user_id)
      .map((row) => ({ ...row })),
};

export const reminderWrites = {
  insertReminder: (db: Database, { id, user_id, channel_id, content, remind_at }: ReminderRow, limit: number) =>
    db.run(
      `INSERT INTO reminders (id, user_id, channel_id, content, remind_at)
       SELECT ?, ?, ?, ?, ? WHERE (SELECT count(*) FROM reminders WHERE user_id = ?) < ?`,
      ...[id, user_id, channel_id, content, remind_at, user_id, limit],
    ) > 0,

  removeReminder: (db: Database, user_id: Id, id: Id) => db.run('DELETE FROM reminders WHERE id = ? AND user_id = ?', id, user_id) > 0,
};
