import { compareIds, HIGHEST_ID } from '@chat-js/protocol/ids.ts';
import type { Db } from 'mongodb';
import type { MentionRow, MentionStore } from '../../features/mentions/store.ts';
import { type Stored, stored } from './ids.ts';
import { insertNew } from './insert-new.ts';

export type MentionDocument = Record<keyof MentionRow, Stored>;

export function toDocument({ target_id, message_id, channel_id, author_id }: MentionRow): MentionDocument {
  return {
    ...{ target_id: stored(target_id), message_id: stored(message_id) },
    ...{ channel_id: stored(channel_id), author_id: stored(author_id) },
  };
}

export function toRow({ target_id, message_id, channel_id, author_id }: MentionDocument): MentionRow {
  return {
    ...{ target_id: String(target_id), message_id: String(message_id) },
    ...{ channel_id: String(channel_id), author_id: String(author_id) },
  };
}

export function mentionStore(db: Db): MentionStore {
  const mentions = db.collection<MentionDocument>('mentions');

  const ofMessages = (channel_id: string, message_ids: readonly string[]) => ({
    ...{ channel_id: stored(channel_id), message_id: { $in: message_ids.map(stored) } },
  });

  async function insertMentions(rows: readonly MentionRow[]): Promise<void> {
    if (rows.length > 0) await insertNew(db.collection('mentions'), rows.map(toDocument));
  }

  return {
    insertMentions,
    async replaceMentions(message_id, channel_id, rows) {
      const target_id = { $nin: rows.map((row) => stored(row.target_id)) };
      await mentions.deleteMany({ ...ofMessages(channel_id, [message_id]), target_id });
      await insertMentions(rows);
    },
    async listMentions({ target_ids, after = '0', before = HIGHEST_ID, channel_id, limit }) {
      const among = {
        message_id: { $gt: stored(after), $lt: stored(before) },
        ...(channel_id !== undefined && { channel_id: stored(channel_id) }),
      };
      // Target by target: each is a piece of the index, read from its end.
      const listOf = (target_id: string) =>
        mentions
          .find({ target_id: stored(target_id), ...among }, { projection: { _id: 0 } })
          .sort({ message_id: -1 })
          .limit(limit)
          .toArray();
      const found = (await Promise.all(target_ids.map(listOf))).flat().map(toRow);
      return found.sort((a, b) => compareIds(b.message_id, a.message_id) || compareIds(a.target_id, b.target_id)).slice(0, limit);
    },
    async listMentionsOf(channel_id, message_ids) {
      const found = mentions.find(ofMessages(channel_id, message_ids), { projection: { _id: 0 } }).sort({ message_id: 1, target_id: 1 });
      return (await found.toArray()).map(toRow);
    },
    async removeMentions(channel_id, message_ids) {
      await mentions.deleteMany(ofMessages(channel_id, message_ids));
    },
    async removeMentionsOfChannel(channel_id) {
      await mentions.deleteMany({ channel_id: stored(channel_id) });
    },
  };
}
