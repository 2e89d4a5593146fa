import type { Db } from 'mongodb';
import type { MemberRecordRow, MemberRecordStore } from '../../features/member-records/store.ts';
import { type Stored, stored } from './ids.ts';

type Ids = 'guild_id' | 'user_id' | 'author_id';
export type MemberRecordDocument = Omit<MemberRecordRow, 'id' | Ids> & { _id: Stored } & Record<Ids, Stored>;

export function toDocument({ id, guild_id, user_id, author_id, ...row }: MemberRecordRow): MemberRecordDocument {
  return { _id: stored(id), guild_id: stored(guild_id), user_id: stored(user_id), author_id: stored(author_id), ...row };
}

export function toRow({ _id, guild_id, user_id, author_id, ...row }: MemberRecordDocument): MemberRecordRow {
  return { id: String(_id), guild_id: String(guild_id), user_id: String(user_id), author_id: String(author_id), ...row };
}

export function memberRecordStore(db: Db): MemberRecordStore {
  const records = db.collection<MemberRecordDocument>('member_records');

  return {
    async insertRecord(row) {
      await records.insertOne(toDocument(row));
    },
    async getRecord(id) {
      const document = await records.findOne({ _id: stored(id) });
      return document ? toRow(document) : undefined;
    },
    async listRecords(guild_id, user_id, kind, limit) {
      const documents = await records
        .find({ guild_id: stored(guild_id), user_id: stored(user_id), kind })
        .sort({ guild_id: -1, user_id: -1, _id: -1 })
        .limit(limit)
        .toArray();
      return documents.map(toRow);
    },
    async listUnreadWarnings(user_id) {
      const documents = await records
        .find({ user_id: stored(user_id), kind: 'warning', acknowledged_at: null })
        .sort({ user_id: 1, _id: 1 })
        .toArray();
      return documents.map(toRow);
    },
    async acknowledgeWarning(user_id, id, now) {
      const unread = { _id: stored(id), user_id: stored(user_id), kind: 'warning' as const, acknowledged_at: null };
      return (await records.updateOne(unread, { $set: { acknowledged_at: now } })).modifiedCount > 0;
    },
    removeRecord: async (id) => (await records.deleteOne({ _id: stored(id) })).deletedCount > 0,
    async removeSomeRecords(guild_id, limit) {
      const found = await records
        .find({ guild_id: stored(guild_id) }, { projection: { _id: 1 } })
        .limit(limit)
        .toArray();
      if (found.length === 0) return 0;
      return (await records.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } })).deletedCount;
    },
  };
}
