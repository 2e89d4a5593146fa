import type { Db } from 'mongodb';
import type { ReactionRow, ReactionStore } from '../../features/reactions/store.ts';
import { isDuplicate } from './failures.ts';
import { type Stored, stored } from './ids.ts';
import { insertNew } from './insert-new.ts';

type Ids = 'message_id' | 'user_id' | 'channel_id';
export type ReactionDocument = Omit<ReactionRow, Ids> & Record<Ids, Stored>;

const AT_ONCE = 1000;
const WITHOUT_ID = { projection: { _id: 0 } };

export function toDocument({ message_id, emoji, user_id, channel_id }: ReactionRow): ReactionDocument {
  return { message_id: stored(message_id), emoji, user_id: stored(user_id), channel_id: stored(channel_id) };
}

export function toRow({ message_id, emoji, user_id, channel_id }: ReactionDocument): ReactionRow {
  return { message_id: String(message_id), emoji, user_id: String(user_id), channel_id: String(channel_id) };
}

export function reactionStore(db: Db): ReactionStore {
  const reactions = db.collection<ReactionDocument>('reactions');

  async function insertReaction(row: ReactionRow): Promise<boolean> {
    try {
      await reactions.insertOne(toDocument(row));
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return false;
    }
  }

  return {
    insertReaction,
    async insertReactions(rows) {
      for (let from = 0; from < rows.length; from += AT_ONCE) {
        await insertNew(db.collection('reactions'), rows.slice(from, from + AT_ONCE).map(toDocument));
      }
    },
    async countReactions(message_id) {
      const groups = reactions.aggregate<{ _id: string; count: number }>([
        { $match: { message_id: stored(message_id) } },
        { $group: { _id: '$emoji', count: { $sum: 1 } } },
      ]);
      return (await groups.toArray()).map(({ _id, count }) => ({ emoji: _id, count: Number(count) }));
    },
    async listReactors(message_id, emoji, { after, limit }) {
      const filter = { message_id: stored(message_id), emoji, user_id: { $gt: stored(after) } };
      const found = reactions.find(filter, WITHOUT_ID).sort({ message_id: 1, emoji: 1, user_id: 1 }).limit(limit);
      return (await found.toArray()).map(({ user_id }) => String(user_id));
    },
    async listReactionsOf(user_id, message_ids) {
      const filter = { user_id: stored(user_id), message_id: { $in: message_ids.map(stored) } };
      return (await reactions.find(filter, WITHOUT_ID).toArray()).map(({ message_id, emoji }) => ({
        message_id: String(message_id),
        emoji,
      }));
    },
    async removeReaction(message_id, emoji, user_id) {
      const { deletedCount } = await reactions.deleteOne({ message_id: stored(message_id), emoji, user_id: stored(user_id) });
      return deletedCount > 0;
    },
    removeReactionsWith: async (message_id, emoji) => (await reactions.deleteMany({ message_id: stored(message_id), emoji })).deletedCount,
    async removeReactions(message_ids) {
      const filter = { message_id: { $in: message_ids.map(stored) } };
      const found = await reactions.find(filter, WITHOUT_ID).toArray();
      if (found.length > 0) await reactions.deleteMany(filter);
      return found.map(toRow);
    },
    async removeReactionsOfChannel(channel_id) {
      await reactions.deleteMany({ channel_id: stored(channel_id) });
    },
  };
}
