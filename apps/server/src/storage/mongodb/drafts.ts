import type { Db } from 'mongodb';
import type { DraftRow, DraftStore } from '../../features/drafts/store.ts';
import { isDuplicate } from './failures.ts';
import { type Stored, stored } from './ids.ts';

type Ids = 'user_id' | 'channel_id';
export type DraftDocument = Omit<DraftRow, Ids> & Record<Ids, Stored>;

export function toDocument({ user_id, channel_id, content, updated_at }: DraftRow): DraftDocument {
  return { user_id: stored(user_id), channel_id: stored(channel_id), content, updated_at };
}

export function toRow({ user_id, channel_id, content, updated_at }: DraftDocument): DraftRow {
  return { user_id: String(user_id), channel_id: String(channel_id), content, updated_at: Number(updated_at) };
}

export function draftStore(db: Db): DraftStore {
  const drafts = db.collection<DraftDocument>('drafts');

  async function keepDraft(row: DraftRow): Promise<void> {
    const { user_id, channel_id, ...rest } = toDocument(row);
    await drafts.updateOne({ user_id, channel_id }, { $set: rest }, { upsert: true });
  }

  return {
    async keepDraft(row) {
      try {
        await keepDraft(row);
      } catch (error) {
        // Two devices began at the same moment: now it is there.
        if (!isDuplicate(error)) throw error;
        await keepDraft(row);
      }
    },
    async listDrafts(user_id) {
      const found = drafts.find({ user_id: stored(user_id) }, { projection: { _id: 0 } }).sort({ user_id: 1, channel_id: 1 });
      return (await found.toArray()).map(toRow);
    },
    async removeDraft(user_id, channel_id) {
      await drafts.deleteOne({ user_id: stored(user_id), channel_id: stored(channel_id) });
    },
    async removeDraftsOfChannel(channel_id) {
      await drafts.deleteMany({ channel_id: stored(channel_id) });
    },
  };
}
