import { compareIds } from '@chat-js/protocol/ids.ts';
import type { Db, Filter } from 'mongodb';
import { type PairRow, type RelationshipStore, type Room, SIDE, type Side } from '../../features/relationships/store.ts';
import { isDuplicate } from './failures.ts';
import { type Stored, stored } from './ids.ts';

type PairDocument = Omit<PairRow, 'low_id' | 'high_id'> & Record<'low_id' | 'high_id', Stored>;

const SOMETHING = { $gt: SIDE.none };

export function toDocument({ low_id, high_id, low_type, high_type, low_since, high_since }: PairRow): PairDocument {
  return { low_id: stored(low_id), high_id: stored(high_id), low_type, high_type, low_since, high_since };
}

export function toRow({ low_id, high_id, low_type, high_type, low_since, high_since }: PairDocument): PairRow {
  return {
    ...{ low_id: String(low_id), high_id: String(high_id) },
    ...{ low_type: Number(low_type) as Side, high_type: Number(high_type) as Side },
    ...{ low_since: Number(low_since), high_since: Number(high_since) },
  };
}

export function relationshipStore(db: Db): RelationshipStore {
  const pairs = db.collection<PairDocument>('relationships');
  const list = async (filter: Filter<PairDocument>) => (await pairs.find(filter, { projection: { _id: 0 } }).toArray()).map(toRow);

  async function count({ user_id, type }: Room): Promise<number> {
    const id = stored(user_id);
    const low = await pairs.countDocuments({ low_id: id, low_type: type });
    return low + (await pairs.countDocuments({ high_id: id, high_type: type }));
  }

  /** False: what stands there is not of these types. */
  async function swap(before: PairRow, after: PairRow): Promise<boolean> {
    const document = toDocument(after);
    const { low_id, high_id, ...rest } = document;
    if (isNothing(before)) {
      try {
        await pairs.insertOne(document);
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return false;
      }
    }
    const stands = { low_id, high_id, low_type: before.low_type, high_type: before.high_type };
    if (isNothing(after)) return (await pairs.deleteOne(stands)).deletedCount > 0;
    return (await pairs.updateOne(stands, { $set: rest })).matchedCount > 0;
  }

  return {
    async getPair(a, b) {
      const [low_id, high_id] = compareIds(a, b) < 0 ? [stored(a), stored(b)] : [stored(b), stored(a)];
      const document = await pairs.findOne({ low_id, high_id });
      return document ? toRow(document) : undefined;
    },
    async listPairsOf(user_id) {
      const id = stored(user_id);
      return inOrder(await list({ high_id: id, high_type: SOMETHING }), await list({ low_id: id, low_type: SOMETHING }));
    },
    async listPairsWith(user_id, other_ids) {
      const [id, others] = [stored(user_id), { $in: other_ids.map(stored) }];
      return [...(await list({ high_id: id, low_id: others })), ...(await list({ low_id: id, high_id: others }))];
    },
    async listPairsAround(user_id) {
      const id = stored(user_id);
      return inOrder(await list({ high_id: id, low_type: SOMETHING }), await list({ low_id: id, high_type: SOMETHING }));
    },
    async swapPair(before, after, rooms) {
      if (!(await swap(before, after))) return 'changed';
      // Counted with it: whoever is last sees all the others, so that never more than there is room for stay.
      for (const room of rooms) {
        if ((await count(room)) <= room.max) continue;
        await swap(after, before);
        return room;
      }
      return 'kept';
    },
    async removePairsOf(user_id) {
      const id = stored(user_id);
      await pairs.deleteMany({ low_id: id });
      await pairs.deleteMany({ high_id: id });
    },
  };
}

/** Those with lower ids than the person's come first. */
function inOrder(lower: PairRow[], higher: PairRow[]): PairRow[] {
  return [...lower.sort((a, b) => compareIds(a.low_id, b.low_id)), ...higher.sort((a, b) => compareIds(a.high_id, b.high_id))];
}

function isNothing({ low_type, high_type }: PairRow): boolean {
  return low_type === SIDE.none && high_type === SIDE.none;
}
