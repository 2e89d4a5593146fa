import type { Db } from 'mongodb';
import type { UserGuildSettingsRow, UserGuildSettingsStore } from '../../features/user-guild-settings/store.ts';
import { isDuplicate } from './failures.ts';
import { type Stored, stored } from './ids.ts';

type Ids = 'user_id' | 'guild_id';
export type UserGuildSettingsDocument = Omit<UserGuildSettingsRow, Ids> & Record<Ids, Stored>;

export function toDocument({ user_id, guild_id, version, settings }: UserGuildSettingsRow): UserGuildSettingsDocument {
  return { user_id: stored(user_id), guild_id: stored(guild_id), version, settings };
}

export function toRow({ user_id, guild_id, version, settings }: UserGuildSettingsDocument): UserGuildSettingsRow {
  return { user_id: String(user_id), guild_id: String(guild_id), version: Number(version), settings };
}

export function userGuildSettingsStore(db: Db): UserGuildSettingsStore {
  const kept = db.collection<UserGuildSettingsDocument>('user_guild_settings');

  return {
    async getGuildSettings(user_id, guild_id) {
      const ids = { user_id: stored(user_id), guild_id: stored(guild_id) };
      const document = await kept.findOne(ids, { projection: { _id: 0 } });
      return document ? toRow(document) : undefined;
    },
    async listGuildSettings(user_id) {
      const found = kept.find({ user_id: stored(user_id) }, { projection: { _id: 0 } }).sort({ user_id: 1, guild_id: 1 });
      return (await found.toArray()).map(toRow);
    },
    async keepGuildSettings(row) {
      const { user_id, guild_id, ...rest } = toDocument(row);
      if (row.version > 1) {
        return (await kept.updateOne({ user_id, guild_id, version: row.version - 1 }, { $set: rest })).matchedCount > 0;
      }
      try {
        await kept.insertOne({ user_id, guild_id, ...rest });
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return false;
      }
    },
    async removeSettingsOfGuild(guild_id) {
      await kept.deleteMany({ guild_id: stored(guild_id) });
    },
  };
}
