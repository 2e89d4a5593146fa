import type { Db, Filter } from 'mongodb';
import type { ScheduledMessageRow, ScheduledMessageStore } from '../../features/scheduled-messages/store.ts';
import { type Stored, stored } from './ids.ts';

type Ids = 'author_id' | 'channel_id';
export type ScheduledMessageDocument = Omit<ScheduledMessageRow, 'id' | Ids> & { _id: Stored } & Record<Ids, Stored>;

export function toDocument({ id, author_id, channel_id, ...row }: ScheduledMessageRow): ScheduledMessageDocument {
  return { _id: stored(id), author_id: stored(author_id), channel_id: stored(channel_id), ...row };
}

export function toRow({ _id, author_id, channel_id, ...row }: ScheduledMessageDocument): ScheduledMessageRow {
  return {
    ...{ id: String(_id), author_id: String(author_id), channel_id: String(channel_id) },
    ...row,
    send_at: Number(row.send_at),
    due_at: row.due_at === null ? null : Number(row.due_at),
    revision: Number(row.revision),
  };
}

export function scheduledMessageStore(db: Db): ScheduledMessageStore {
  const scheduled = db.collection<ScheduledMessageDocument>('scheduled_messages');
  const asItWas = ({ id, revision }: ScheduledMessageRow): Filter<ScheduledMessageDocument> => ({ _id: stored(id), revision });

  return {
    async insertScheduled(row, limit) {
      const document = toDocument(row);
      await scheduled.insertOne(document);
      // Counted with it: whoever is last sees all the others, so that never more than the limit stay.
      if ((await scheduled.countDocuments({ author_id: document.author_id })) <= limit) return true;
      await scheduled.deleteOne({ _id: document._id });
      return false;
    },
    async getScheduled(id) {
      const document = await scheduled.findOne({ _id: stored(id) });
      return document ? toRow(document) : undefined;
    },
    async listScheduledBy(author_id) {
      const found = scheduled.find({ author_id: stored(author_id) }).sort({ author_id: 1, send_at: 1, _id: 1 });
      return (await found.toArray()).map(toRow);
    },
    // A number is only compared with numbers: what failed has none.
    async listDueScheduled(now, limit) {
      const found = scheduled.find({ due_at: { $lte: now } }).sort({ due_at: 1, _id: 1 });
      return (await found.limit(limit).toArray()).map(toRow);
    },
    async listScheduledOfChannel(channel_id, after, limit) {
      const found = scheduled.find({ channel_id: stored(channel_id), _id: { $gt: stored(after) } }).sort({ channel_id: 1, _id: 1 });
      return (await found.limit(limit).toArray()).map(toRow);
    },
    async updateScheduled(row, patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const change = { $inc: { revision: 1 }, ...(Object.keys(given).length > 0 && { $set: given }) };
      const document = await scheduled.findOneAndUpdate(asItWas(row), change, { returnDocument: 'after' });
      return document ? toRow(document) : undefined;
    },
    async removeScheduled(row) {
      return (await scheduled.deleteOne(asItWas(row))).deletedCount > 0;
    },
    async removeFailedScheduled(time, limit) {
      const failed = scheduled.find({ due_at: null, send_at: { $lt: time } }, { projection: { _id: 1 } });
      const ids = (await failed.limit(limit).toArray()).map(({ _id }) => _id);
      return ids.length === 0 ? 0 : (await scheduled.deleteMany({ _id: { $in: ids } })).deletedCount;
    },
  };
}
