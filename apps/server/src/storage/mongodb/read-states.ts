import type { Db } from 'mongodb';
import type { ReadStateRow, ReadStateStore } from '../../features/read-states/store.ts';
import { isDuplicate } from './failures.ts';
import { type Stored, stored } from './ids.ts';

type Ids = 'user_id' | 'channel_id' | 'last_message_id';
export type ReadStateDocument = Omit<ReadStateRow, Ids> & Record<Ids, Stored>;

export function toDocument({ user_id, channel_id, last_message_id, version, updated_at }: ReadStateRow): ReadStateDocument {
  return { user_id: stored(user_id), channel_id: stored(channel_id), last_message_id: stored(last_message_id), version, updated_at };
}

export function toRow({ user_id, channel_id, last_message_id, version, updated_at }: ReadStateDocument): ReadStateRow {
  return {
    ...{ user_id: String(user_id), channel_id: String(channel_id), last_message_id: String(last_message_id) },
    ...{ version: Number(version), updated_at: Number(updated_at) },
  };
}

export function readStateStore(db: Db): ReadStateStore {
  const states = db.collection<ReadStateDocument>('read_states');

  async function find({ user_id, channel_id }: Pick<ReadStateRow, 'user_id' | 'channel_id'>): Promise<ReadStateRow | undefined> {
    const document = await states.findOne({ user_id: stored(user_id), channel_id: stored(channel_id) }, { projection: { _id: 0 } });
    return document ? toRow(document) : undefined;
  }

  /** False when somebody else did at the same moment. */
  async function insert(row: ReadStateRow): Promise<boolean> {
    try {
      await states.insertOne(toDocument(row));
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return false;
    }
  }

  return {
    async advanceReadState(row, { since }) {
      const { user_id, channel_id, last_message_id, version, updated_at } = toDocument(row);
      const first = { ...row, version: 0 };
      for (;;) {
        // Only of a row that is there the condition below tells that it stands.
        if (!(await find(row))) {
          if (await insert(first)) return { row: first, changed: true };
          continue;
        }
        const advanced = await states.findOneAndUpdate(
          {
            ...{ user_id, channel_id },
            $or: [{ updated_at: { $lt: since } }, { version: { $lte: version }, last_message_id: { $lt: last_message_id } }],
          },
          { $set: { last_message_id, updated_at } },
          { returnDocument: 'after' },
        );
        if (advanced) return { row: toRow(advanced), changed: true };
        const known = await find(row);
        if (known) return { row: known, changed: false };
      }
    },
    async markReadState(row) {
      for (;;) {
        const known = await find(row);
        if (!known) {
          if (await insert(row)) return row;
          continue;
        }
        const marked = { ...row, version: Math.max(known.version + 1, row.version) };
        const { user_id, channel_id, ...rest } = toDocument(marked);
        const found = await states.updateOne({ user_id, channel_id, version: known.version }, { $set: rest });
        if (found.matchedCount > 0) return marked;
      }
    },
    getReadState: (user_id, channel_id) => find({ user_id, channel_id }),
    async listReadStates(user_id) {
      const found = states.find({ user_id: stored(user_id) }, { projection: { _id: 0 } }).sort({ user_id: 1, channel_id: 1 });
      return (await found.toArray()).map(toRow);
    },
    async removeReadStatesOfChannel(channel_id) {
      await states.deleteMany({ channel_id: stored(channel_id) });
    },
  };
}
