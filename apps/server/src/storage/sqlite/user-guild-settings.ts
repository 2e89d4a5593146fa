import type { Id } from '@chat-js/protocol/ids.ts';
import type { UserGuildSettingsRow } from '../../features/user-guild-settings/store.ts';
import type { Database } from './database.ts';

const SELECT = `
  SELECT CAST(user_id AS TEXT) AS user_id, CAST(guild_id AS TEXT) AS guild_id, version, settings
  FROM user_guild_settings WHERE user_id = ?`;

export const userGuildSettingsReads = {
  getGuildSettings(db: Database, user_id: Id, guild_id: Id): UserGuildSettingsRow | undefined {
    const row = db.get<UserGuildSettingsRow>(`${SELECT} AND guild_id = ?`, user_id, guild_id);
    return row && { ...row };
  },

  listGuildSettings: (db: Database, user_id: Id) =>
    db.all<UserGuildSettingsRow>(`${SELECT} ORDER BY user_guild_settings.guild_id`, user_id).map((row) => ({ ...row })),
};

export const userGuildSettingsWrites = {
  keepGuildSettings(db: Database, { user_id, guild_id, version, settings }: UserGuildSettingsRow): boolean {
    if (version > 1) {
      const update = 'UPDATE user_guild_settings SET version = ?, settings = ? WHERE user_id = ? AND guild_id = ? AND version = ?';
      return db.run(update, version, settings, user_id, guild_id, version - 1) > 0;
    }
    const insert = 'INSERT INTO user_guild_settings (user_id, guild_id, version, settings) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
    return db.run(insert, user_id, guild_id, version, settings) > 0;
  },

  removeSettingsOfGuild(db: Database, guild_id: Id): void {
    db.run('DELETE FROM user_guild_settings WHERE guild_id = ?', guild_id);
  },
};
