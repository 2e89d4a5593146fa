import type { Id } from '@chat-js/protocol/ids.ts';
import type { UserSettingsRow } from '../../features/user-settings/store.ts';
import type { Database } from './database.ts';

const COLUMNS = 'CAST(user_id AS TEXT) AS user_id, revision, settings, status_ends_at';

export const userSettingsReads = {
  getSettings(db: Database, user_id: Id): UserSettingsRow | undefined {
    const row = db.get<UserSettingsRow>(`SELECT ${COLUMNS} FROM user_settings WHERE user_id = ?`, user_id);
    return row && { ...row };
  },

  listEndedStatuses: (db: Database, now: number, limit: number) =>
    db
      .all<UserSettingsRow>(
        `SELECT ${COLUMNS} FROM user_settings WHERE status_ends_at <= ? ORDER BY status_ends_at, user_settings.user_id LIMIT ?`,
        now,
        limit,
      )
      .map((row) => ({ ...row })),
};

export const userSettingsWrites = {
  keepSettings(db: Database, { user_id, revision, settings, status_ends_at }: UserSettingsRow): boolean {
    if (revision > 1) {
      const update = 'UPDATE user_settings SET revision = ?, settings = ?, status_ends_at = ? WHERE user_id = ? AND revision = ?';
      return db.run(update, revision, settings, status_ends_at, user_id, revision - 1) > 0;
    }
    const insert = 'INSERT INTO user_settings (user_id, revision, settings, status_ends_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
    return db.run(insert, user_id, revision, settings, status_ends_at) > 0;
  },

  removeSettings(db: Database, user_id: Id): void {
    db.run('DELETE FROM user_settings WHERE user_id = ?', user_id);
  },
};
