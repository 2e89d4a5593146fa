import type { Db, Filter } from 'mongodb';
import type { DirectChannelRow, DirectChannelStore } from '../../features/direct-messages/store.ts';
import { isDuplicate } from './failures.ts';
import { type Stored, stored, storedOrNull } from './ids.ts';

type Ids = 'id' | 'user_ids' | 'closed_by' | 'asked_id' | 'owner_id' | 'pair';
/** `pair` of a group is its id: the index that keeps pairs apart knows no absence. */
export type DirectChannelDocument = Omit<DirectChannelRow, Ids> & {
  _id: Stored;
  user_ids: Stored[];
  closed_by: Stored[];
  asked_id: Stored | null;
  owner_id: Stored | null;
  pair: string;
  abandoned: boolean;
};

export function toDocument({ id, user_ids, closed_by, asked_id, owner_id, pair, ...row }: DirectChannelRow): DirectChannelDocument {
  return {
    ...{ _id: stored(id), user_ids: user_ids.map(stored), closed_by: closed_by.map(stored) },
    ...{ asked_id: storedOrNull(asked_id), owner_id: storedOrNull(owner_id) },
    ...{ pair: pair ?? id, abandoned: user_ids.length === 0 },
    ...row,
  };
}

export function toRow({
  _id,
  user_ids,
  closed_by,
  asked_id,
  owner_id,
  pair,
  abandoned: _,
  ...row
}: DirectChannelDocument): DirectChannelRow {
  return {
    ...{ id: String(_id), user_ids: user_ids.map(String), closed_by: closed_by.map(String) },
    ...{ asked_id: asked_id === null ? null : String(asked_id), owner_id: owner_id === null ? null : String(owner_id) },
    ...{ pair: pair === String(_id) ? null : pair },
    ...row,
  };
}

export function directChannelStore(db: Db): DirectChannelStore {
  const channels = db.collection<DirectChannelDocument>('direct_channels');
  const find = async (filter: Filter<DirectChannelDocument>) => (await channels.find(filter).sort({ _id: 1 }).toArray()).map(toRow);

  const store: DirectChannelStore = {
    async insertDirectChannel(row) {
      try {
        await channels.insertOne(toDocument(row));
        return row;
      } catch (error) {
        if (!isDuplicate(error) || row.pair === null) throw error;
        // Removed at this very moment: there is room for this one.
        return (await store.findDirectChannelOfPair(row.pair)) ?? store.insertDirectChannel(row);
      }
    },
    async getDirectChannel(id) {
      const document = await channels.findOne({ _id: stored(id) });
      return document ? toRow(document) : undefined;
    },
    async findDirectChannelOfPair(pair) {
      const document = await channels.findOne({ pair });
      return document ? toRow(document) : undefined;
    },
    listDirectChannelsOf: (user_id) => find({ user_ids: stored(user_id) }),
    listAbandonedDirectChannels: () => find({ abandoned: true }),
    async replaceDirectChannel(row) {
      const { _id, ...document } = toDocument(row);
      const { matchedCount } = await channels.replaceOne({ _id, version: row.version - 1 }, document);
      return matchedCount > 0;
    },
    async removeDirectChannel(id) {
      await channels.deleteOne({ _id: stored(id) });
    },
  };
  return store;
}
