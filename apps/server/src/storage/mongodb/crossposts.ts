import type { Db, Filter } from 'mongodb';
import type { CrosspostRow, CrosspostStore } from '../../features/crossposts/store.ts';
import * as copies from './crosspost-copies.ts';
import { isDuplicate } from './failures.ts';
import { type Stored, stored } from './ids.ts';
import { insertNew } from './insert-new.ts';

/** What is published is its message: that one's id is the key. */
export type CrosspostDocument = Omit<CrosspostRow, 'message_id' | 'channel_id'> & { _id: Stored; channel_id: Stored };

export function toDocument({ message_id, channel_id, ...row }: CrosspostRow): CrosspostDocument {
  return { _id: stored(message_id), channel_id: stored(channel_id), ...row };
}

export function toRow({ _id, channel_id, ...row }: CrosspostDocument): CrosspostRow {
  return {
    ...{ message_id: String(_id), channel_id: String(channel_id) },
    ...row,
    published_at: Number(row.published_at),
    due_at: row.due_at === null ? null : Number(row.due_at),
    gone_at: row.gone_at === null ? null : Number(row.gone_at),
    revision: Number(row.revision),
  };
}

export function crosspostStore(db: Db): CrosspostStore {
  const crossposts = db.collection<CrosspostDocument>('crossposts');
  const rows = db.collection<copies.CopyDocument>('crosspost_copies');

  async function want(filter: Filter<CrosspostDocument>, due_at: number): Promise<void> {
    await crossposts.updateMany(filter, { $set: { due_at }, $inc: { revision: 1 } });
  }

  return {
    async insertCrosspost(row) {
      try {
        await crossposts.insertOne(toDocument(row));
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return false;
      }
    },
    async getCrosspost(message_id) {
      const document = await crossposts.findOne({ _id: stored(message_id) });
      return document ? toRow(document) : undefined;
    },
    // A number is only compared with numbers: what is not due has none.
    async listDueCrossposts(now, limit) {
      const found = crossposts.find({ due_at: { $lte: now } }).sort({ due_at: 1, _id: 1 });
      return (await found.limit(limit).toArray()).map(toRow);
    },
    wantCrossposts: (message_ids, due_at) => want({ _id: { $in: message_ids.map(stored) } }, due_at),
    wantCrosspostsOfChannel: (channel_id, due_at) => want({ channel_id: stored(channel_id) }, due_at),
    async updateCrosspost({ message_id, revision }, patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const change = { $inc: { revision: 1 }, ...(Object.keys(given).length > 0 && { $set: given }) };
      const document = await crossposts.findOneAndUpdate({ _id: stored(message_id), revision }, change, { returnDocument: 'after' });
      return document ? toRow(document) : undefined;
    },
    async removeGoneCrossposts(time, limit) {
      const gone = crossposts.find({ gone_at: { $lt: time } }, { projection: { _id: 1 } });
      const ids = (await gone.limit(limit).toArray()).map(({ _id }) => _id);
      if (ids.length === 0) return 0;
      // The crossposts last: while they are there, a removal that stopped half-way is done again.
      await rows.deleteMany({ message_id: { $in: ids } });
      return (await crossposts.deleteMany({ _id: { $in: ids } })).deletedCount;
    },
    async insertCopies(given) {
      if (given.length > 0) await insertNew(db.collection('crosspost_copies'), given.map(copies.toDocument));
    },
    async listCopies(message_id, { after, limit }) {
      const filter = { message_id: stored(message_id), webhook_id: { $gt: stored(after) } };
      const found = rows.find(filter).sort({ message_id: 1, webhook_id: 1 }).limit(limit);
      return (await found.toArray()).map(copies.toRow);
    },
    async removeCopiesInChannel(channel_id) {
      await rows.deleteMany({ channel_id: stored(channel_id) });
    },
  };
}
