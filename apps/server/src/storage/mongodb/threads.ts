import { compareIds } from '@chat-js/protocol/ids.ts';
import { THREAD_TYPE } from '@chat-js/protocol/threads.ts';
import type { Collection, Db, Document, Filter, UpdateFilter } from 'mongodb';
import type { ThreadRow, ThreadStore } from '../../features/threads/store.ts';
import { isDuplicate } from './failures.ts';
import { type Stored, stored } from './ids.ts';
import * as members from './thread-members.ts';

type Ids = 'guild_id' | 'parent_id' | 'owner_id';
export type ThreadDocument = Omit<ThreadRow, 'id' | Ids> & { _id: Stored } & Record<Ids, Stored>;

const PUBLIC = [THREAD_TYPE.ANNOUNCEMENT, THREAD_TYPE.PUBLIC];
const PRIVATE = [THREAD_TYPE.PRIVATE];
const WITHOUT_ID = { projection: { _id: 0 } };

export function toDocument({ id, guild_id, parent_id, owner_id, ...row }: ThreadRow): ThreadDocument {
  return { _id: stored(id), guild_id: stored(guild_id), parent_id: stored(parent_id), owner_id: stored(owner_id), ...row };
}

export function toRow({ _id, guild_id, parent_id, owner_id, ...row }: ThreadDocument): ThreadRow {
  return {
    ...{ id: String(_id), guild_id: String(guild_id), parent_id: String(parent_id), owner_id: String(owner_id) },
    ...row,
    created_at: Number(row.created_at),
    archived_at: Number(row.archived_at),
    ends_at: Number(row.ends_at),
    message_count: Number(row.message_count),
    total_message_sent: Number(row.total_message_sent),
  };
}

export function threadStore(db: Db): ThreadStore {
  const threads = db.collection<ThreadDocument>('threads');
  const rows = db.collection<members.ThreadMemberDocument>('thread_members');
  const one = (thread_id: string, user_id: string) => ({ thread_id: stored(thread_id), user_id: stored(user_id) });

  const list = async (filter: Filter<ThreadDocument>, sort: Record<string, 1 | -1>, limit: number) =>
    // A limit of 0 would be none.
    limit > 0 ? (await threads.find(filter).sort(sort).limit(limit).toArray()).map(toRow) : [];

  async function getThread(id: string): Promise<ThreadRow | undefined> {
    const document = await threads.findOne({ _id: stored(id) });
    return document ? toRow(document) : undefined;
  }

  async function update(filter: Filter<ThreadDocument>, change: UpdateFilter<ThreadDocument>): Promise<ThreadRow | undefined> {
    const document = await threads.findOneAndUpdate(filter, change, { returnDocument: 'after' });
    return document ? toRow(document) : undefined;
  }

  return {
    insertThread: (row) => insert(db.collection('threads'), toDocument(row)),
    getThread,
    async listThreads(ids) {
      return (await threads.find({ _id: { $in: ids.map(stored) } }).toArray()).map(toRow);
    },
    async listActiveThreads(guild_id) {
      const found = threads.find({ guild_id: stored(guild_id), archived: false }).sort({ guild_id: 1, archived: 1, _id: 1 });
      return (await found.toArray()).map(toRow);
    },
    countActiveThreads: (guild_id) => threads.countDocuments({ guild_id: stored(guild_id), archived: false }),
    async listArchivedThreads(parent_id, { before, limit, ...kind }) {
      const at = { parent_id: stored(parent_id), archived: true, archived_at: { $lt: before } };
      const order = { parent_id: -1, type: -1, archived: -1, archived_at: -1, _id: -1 } as const;
      // One query for each type: an index has those of one type in their order.
      const pages = await Promise.all((kind.private ? PRIVATE : PUBLIC).map((type) => list({ ...at, type }, order, limit)));
      const rows = pages.flat().sort((a, b) => b.archived_at - a.archived_at || compareIds(b.id, a.id));
      return rows.slice(0, limit);
    },
    async listArchivedThreadsOfMember(user_id, parent_ids, { before, limit }) {
      const own = await rows.find({ user_id: stored(user_id), thread_id: { $lt: stored(before) } }, WITHOUT_ID).toArray();
      const among = { _id: { $in: own.map(({ thread_id }) => thread_id) }, parent_id: { $in: parent_ids.map(stored) } };
      return list({ ...among, type: THREAD_TYPE.PRIVATE, archived: true }, { _id: -1 }, limit);
    },
    listThreadsOfChannel: (parent_id, limit) => list({ parent_id: stored(parent_id) }, { parent_id: 1, _id: 1 }, limit),
    async listThreadsSince(guild_id, since) {
      return (await threads.find({ guild_id: stored(guild_id), ends_at: { $gt: since } }).toArray()).map(toRow);
    },
    listThreadsToEnd: (now, limit) => list({ archived: false, ends_at: { $lte: now } }, { archived: 1, ends_at: 1, _id: 1 }, limit),
    updateThread(id, patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      return Object.keys(given).length > 0 ? update({ _id: stored(id) }, { $set: given }) : getThread(id);
    },
    endThread: (id, now) =>
      update({ _id: stored(id), archived: false, ends_at: { $lte: now } }, { $set: { archived: true, archived_at: now } }),
    countInThread: (id, { present, sent, ends_at }) =>
      update({ _id: stored(id) }, { $inc: { message_count: present, total_message_sent: sent }, $max: { ends_at } }),
    async removeThread(id) {
      // The thread last: while it is there, a removal that stopped half-way is done again.
      await rows.deleteMany({ thread_id: stored(id) });
      return (await threads.deleteOne({ _id: stored(id) })).deletedCount > 0;
    },

    insertThreadMember: (row) => insert(db.collection('thread_members'), members.toDocument(row)),
    removeThreadMember: async (thread_id, user_id) => (await rows.deleteOne(one(thread_id, user_id))).deletedCount > 0,
    async getThreadMember(thread_id, user_id) {
      const document = await rows.findOne(one(thread_id, user_id), WITHOUT_ID);
      return document ? members.toRow(document) : undefined;
    },
    async listThreadMembers(thread_id, { after, limit }) {
      if (limit === 0) return [];
      const filter = { thread_id: stored(thread_id), user_id: { $gt: stored(after) } };
      const found = rows.find(filter, WITHOUT_ID).sort({ thread_id: 1, user_id: 1 }).limit(limit);
      return (await found.toArray()).map(members.toRow);
    },
    async listThreadsOfMember(user_id, thread_ids) {
      const filter = { thread_id: { $in: thread_ids.map(stored) }, user_id: stored(user_id) };
      return (await rows.find(filter, WITHOUT_ID).toArray()).map(members.toRow);
    },
    async countThreadMembers(thread_ids) {
      const groups = rows.aggregate<{ _id: Stored; count: number }>([
        { $match: { thread_id: { $in: thread_ids.map(stored) } } },
        { $group: { _id: '$thread_id', count: { $sum: 1 } } },
      ]);
      return new Map((await groups.toArray()).map(({ _id, count }) => [String(_id), Number(count)]));
    },
  };
}

/** Answers whether it was written. */
async function insert(collection: Collection, document: Document): Promise<boolean> {
  try {
    await collection.insertOne(document);
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return false;
  }
}
