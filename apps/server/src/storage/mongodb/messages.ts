import type { Id } from '@chat-js/protocol/ids.ts';
import { compareIds } from '@chat-js/protocol/ids.ts';
import type { Db, Filter } from 'mongodb';
import type { MessagePage, MessageRow, MessageStore } from '../../features/messages/store.ts';
import { isDuplicate } from './failures.ts';
import { createGroups } from './groups.ts';
import { stored } from './ids.ts';
import { insertGroup } from './insert-group.ts';
import { type MessageDocument, toRow } from './message-documents.ts';
import { meta } from './meta.ts';

export const REMOVED = { _id: 'removed_messages' } as const;

export function messageStore(db: Db, closing: AbortSignal): MessageStore {
  const messages = db.collection<MessageDocument>('messages');
  const groups = createGroups((rows: MessageRow[]) => insertGroup(messages, rows), closing);

  const list = async (filter: Filter<MessageDocument>, sort: Record<string, 1 | -1>, limit: number) =>
    // A limit of 0 would be none.
    limit > 0 ? (await messages.find(filter).sort(sort).limit(limit).toArray()).map(toRow) : [];

  /** The index lists a channel's messages either way. */
  const older = (filter: Filter<MessageDocument>, limit: number) => list(filter, { channel_id: -1, _id: -1 }, limit);
  const newer = async (filter: Filter<MessageDocument>, limit: number) => (await list(filter, { channel_id: 1, _id: 1 }, limit)).reverse();

  async function highest(filter: Filter<MessageDocument>, sort: Record<string, -1>): Promise<Id | undefined> {
    const document = await messages.findOne(filter, { sort, projection: { _id: 1 } });
    return document ? String(document._id) : undefined;
  }

  /** Written down first: an id is never issued again, whenever a removal stops. */
  async function noteRemoved(id: Id): Promise<void> {
    await meta(db).updateOne(REMOVED, { $max: { highest_id: stored(id) } }, { upsert: true });
  }

  return {
    insertOnce: (row) => groups.insert(row),

    async getMessage(channel_id, id) {
      const document = await messages.findOne({ _id: stored(id), channel_id: stored(channel_id) });
      return document ? toRow(document) : undefined;
    },

    async listMessages(channel, { limit, before, after, around }: MessagePage) {
      const channel_id = stored(channel);
      if (before !== undefined) return older({ channel_id, _id: { $lt: stored(before) } }, limit);
      if (after !== undefined) return newer({ channel_id, _id: { $gt: stored(after) } }, limit);
      if (around === undefined) return older({ channel_id }, limit);
      const half = Math.floor(limit / 2);
      const pages = await Promise.all([
        newer({ channel_id, _id: { $gte: stored(around) } }, limit - half),
        older({ channel_id, _id: { $lt: stored(around) } }, half),
      ]);
      return pages.flat();
    },

    async listLastMessageIds(channel_ids) {
      const last = new Map<Id, Id>();
      const ask = async (channel_id: Id) => {
        const id = await highest({ channel_id: stored(channel_id) }, { channel_id: -1, _id: -1 });
        if (id !== undefined) last.set(channel_id, id);
      };
      await Promise.all(channel_ids.map(ask));
      return last;
    },

    listMessagesAfter: (id, limit) => list({ _id: { $gt: stored(id) } }, { _id: 1 }, limit),

    async getHighestMessageId() {
      const [kept = '0', removed] = await Promise.all([highest({}, { _id: -1 }), meta(db).findOne(REMOVED)]);
      const gone = String(removed?.highest_id ?? '0');
      return compareIds(kept, gone) > 0 ? kept : gone;
    },

    listMessagesBy: (channel_ids, author_id, since_id, limit) =>
      list(
        { author_id: stored(author_id), _id: { $gt: stored(since_id) }, channel_id: { $in: channel_ids.map(stored) } },
        { author_id: -1, _id: -1 },
        limit,
      ),

    async listMessagesAmong(channel_id, ids) {
      return (await messages.find({ _id: { $in: ids.map(stored) }, channel_id: stored(channel_id) }).toArray()).map(toRow);
    },

    async listFirstMessages(thread_ids) {
      const found = await messages.find({ _id: { $in: thread_ids.map(stored) } }).toArray();
      return found.map(toRow).filter(({ id, channel_id }) => id === channel_id);
    },

    async updateMessage(row, patch) {
      const changes = { ...patch, revision: row.revision + 1 };
      const found = await messages.updateOne({ _id: stored(row.id), revision: row.revision }, { $set: changes });
      return found.matchedCount > 0 ? { ...row, ...changes } : undefined;
    },

    async removeMessages(channel_id, ids) {
      const filter = { _id: { $in: ids.map(stored) }, channel_id: stored(channel_id) };
      // Only of what is there: any number may be asked for.
      const last = await highest(filter, { _id: -1 });
      if (last === undefined) return 0;
      await noteRemoved(last);
      return (await messages.deleteMany(filter)).deletedCount;
    },

    async restoreMessages(rows) {
      const answers = await insertGroup(messages, rows);
      const failed = answers.find((answer) => answer instanceof Error && !isDuplicate(answer));
      if (failed instanceof Error) throw failed;
      const isTaken = (row: MessageRow, answer: (typeof answers)[number] | undefined) =>
        answer !== undefined && !(answer instanceof Error) && answer.row.id !== row.id;
      const without = rows.filter((row, index) => isTaken(row, answers[index])).map((row) => ({ ...row, nonce: null }));
      if (without.length > 0) await insertGroup(messages, without);
      const kept = await messages
        .find({ _id: { $in: rows.map(({ id }) => stored(id)) } })
        .sort({ _id: 1 })
        .toArray();
      return kept.map(toRow);
    },

    async removeSomeMessages(channel, limit) {
      const channel_id = stored(channel);
      const [last] = await newer({ channel_id }, limit);
      if (!last) return 0;
      await noteRemoved(last.id);
      return (await messages.deleteMany({ channel_id, _id: { $lte: stored(last.id) } })).deletedCount;
    },
  };
}
