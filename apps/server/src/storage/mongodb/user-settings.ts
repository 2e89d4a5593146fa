import type { Db } from 'mongodb';
import type { UserSettingsRow, UserSettingsStore } from '../../features/user-settings/store.ts';
import { isDuplicate } from './failures.ts';
import { type Stored, stored } from './ids.ts';

export type UserSettingsDocument = Omit<UserSettingsRow, 'user_id'> & { _id: Stored };

export function toDocument({ user_id, revision, settings, status_ends_at }: UserSettingsRow): UserSettingsDocument {
  return { _id: stored(user_id), revision, settings, status_ends_at };
}

export function toRow({ _id, revision, settings, status_ends_at }: UserSettingsDocument): UserSettingsRow {
  return {
    user_id: String(_id),
    revision: Number(revision),
    settings,
    status_ends_at: status_ends_at === null ? null : Number(status_ends_at),
  };
}

export function userSettingsStore(db: Db): UserSettingsStore {
  const kept = db.collection<UserSettingsDocument>('user_settings');

  return {
    async getSettings(user_id) {
      const document = await kept.findOne({ _id: stored(user_id) });
      return document ? toRow(document) : undefined;
    },
    async keepSettings(row) {
      const { _id, ...rest } = toDocument(row);
      if (row.revision > 1) return (await kept.updateOne({ _id, revision: row.revision - 1 }, { $set: rest })).matchedCount > 0;
      try {
        await kept.insertOne({ _id, ...rest });
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return false;
      }
    },
    // A number is only compared with numbers: what does not end has none.
    async listEndedStatuses(now, limit) {
      const found = kept.find({ status_ends_at: { $lte: now } }).sort({ status_ends_at: 1, _id: 1 });
      return (await found.limit(limit).toArray()).map(toRow);
    },
    async removeSettings(user_id) {
      await kept.deleteOne({ _id: stored(user_id) });
    },
  };
}
