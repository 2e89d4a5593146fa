import type { Id } from '@chat-js/protocol/ids.ts';
import { THREAD_TYPE } from '@chat-js/protocol/threads.ts';
import type { ThreadMemberRow, ThreadPatch, ThreadRow } from '../../features/threads/store.ts';
import type { Database } from './database.ts';
import { asIntegers } from './messages.ts';

type Flag = 'invitable' | 'archived' | 'locked';
type Stored = Omit<ThreadRow, Flag | 'applied_tags'> & Record<Flag, number> & { applied_tags: string };

const COLUMNS = `CAST(id AS TEXT) AS id, CAST(guild_id AS TEXT) AS guild_id, CAST(parent_id AS TEXT) AS parent_id, type,
  CAST(owner_id AS TEXT) AS owner_id, invitable, name, created_at, auto_archive_duration, rate_limit_per_user, archived, locked,
  archived_at, ends_at, message_count, total_message_sent, applied_tags`;
/** As the indexes have them. */
const [PUBLIC, PRIVATE] = [`type <> ${THREAD_TYPE.PRIVATE}`, `type = ${THREAD_TYPE.PRIVATE}`];
const SELECT = `SELECT ${COLUMNS} FROM threads`;
const SELECT_MEMBER = `SELECT CAST(thread_id AS TEXT) AS thread_id, CAST(user_id AS TEXT) AS user_id, joined_at FROM thread_members`;

function toRow(stored: Stored): ThreadRow {
  return {
    ...stored,
    invitable: stored.invitable === 1,
    archived: stored.archived === 1,
    locked: stored.locked === 1,
    applied_tags: JSON.parse(stored.applied_tags) as Id[],
  };
}

function list(db: Database, where: string, ...values: (string | number)[]): ThreadRow[] {
  return db.all<Stored>(`${SELECT} WHERE ${where}`, ...values).map(toRow);
}

function listMembers(db: Database, where: string, ...values: (string | number)[]): ThreadMemberRow[] {
  return db.all<ThreadMemberRow>(`${SELECT_MEMBER} WHERE ${where}`, ...values).map((row) => ({ ...row }));
}

export const threadReads = {
  getThread: (db: Database, id: Id): ThreadRow | undefined => list(db, 'id = ?', id)[0],

  listThreads: (db: Database, ids: readonly Id[]) => list(db, 'id IN (SELECT value FROM json_each(?))', asIntegers(ids)),

  listActiveThreads: (db: Database, guild_id: Id) => list(db, 'guild_id = ? AND archived = 0 ORDER BY threads.id', guild_id),

  countActiveThreads: (db: Database, guild_id: Id) =>
    db.get<{ count: number }>('SELECT count(*) AS count FROM threads WHERE guild_id = ? AND archived = 0', guild_id)?.count ?? 0,

  listArchivedThreads: (db: Database, parent_id: Id, page: { private: boolean; before: number; limit: number }) =>
    list(
      db,
      `${page.private ? PRIVATE : PUBLIC} AND parent_id = ? AND archived = 1 AND archived_at < ?
         ORDER BY archived_at DESC, threads.id DESC LIMIT ?`,
      ...[parent_id, page.before, page.limit],
    ),

  listArchivedThreadsOfMember: (db: Database, user_id: Id, parent_ids: readonly Id[], page: { before: Id; limit: number }) =>
    list(
      db,
      `id IN (SELECT thread_id FROM thread_members WHERE user_id = ? AND thread_id < ?) AND ${PRIVATE} AND archived = 1
         AND parent_id IN (SELECT value FROM json_each(?)) ORDER BY threads.id DESC LIMIT ?`,
      ...[user_id, page.before, asIntegers(parent_ids), page.limit],
    ),

  listThreadsSince: (db: Database, guild_id: Id, since: number) => list(db, 'guild_id = ? AND ends_at > ?', guild_id, since),

  listThreadsOfChannel: (db: Database, parent_id: Id, limit: number) =>
    list(db, 'parent_id = ? ORDER BY threads.id LIMIT ?', parent_id, limit),

  listThreadsToEnd: (db: Database, now: number, limit: number) =>
    list(db, 'archived = 0 AND ends_at <= ? ORDER BY ends_at, threads.id LIMIT ?', now, limit),

  getThreadMember: (db: Database, thread_id: Id, user_id: Id): ThreadMemberRow | undefined =>
    listMembers(db, 'thread_id = ? AND user_id = ?', thread_id, user_id)[0],

  listThreadMembers: (db: Database, thread_id: Id, { after, limit }: { after: Id; limit: number }) =>
    listMembers(db, 'thread_id = ? AND user_id > ? ORDER BY thread_members.user_id LIMIT ?', thread_id, after, limit),

  listThreadsOfMember: (db: Database, user_id: Id, thread_ids: readonly Id[]) =>
    listMembers(db, 'user_id = ? AND thread_id IN (SELECT value FROM json_each(?))', user_id, asIntegers(thread_ids)),

  countThreadMembers: (db: Database, thread_ids: readonly Id[]) =>
    new Map(
      db.arrays<[Id, number]>(
        `SELECT CAST(thread_id AS TEXT), count(*) FROM thread_members
         WHERE thread_id IN (SELECT value FROM json_each(?)) GROUP BY thread_members.thread_id`,
        asIntegers(thread_ids),
      ),
    ),
};

export const threadWrites = {
  insertThread: (db: Database, row: ThreadRow) =>
    db.run(
      `INSERT INTO threads (id, guild_id, parent_id, type, owner_id, invitable, name, created_at, auto_archive_duration,
         rate_limit_per_user, archived, locked, archived_at, ends_at, message_count, total_message_sent, applied_tags)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      ...[row.id, row.guild_id, row.parent_id, row.type, row.owner_id, Number(row.invitable)],
      ...[row.name, row.created_at, row.auto_archive_duration, row.rate_limit_per_user],
      ...[Number(row.archived), Number(row.locked), row.archived_at, row.ends_at],
      ...[row.message_count, row.total_message_sent, JSON.stringify(row.applied_tags)],
    ) > 0,

  updateThread(db: Database, id: Id, patch: ThreadPatch): ThreadRow | undefined {
    const named = Object.entries(patch).filter(([, value]) => value !== undefined);
    if (named.length === 0) return threadReads.getThread(db, id);
    const values = named.map(([, value]) =>
      Array.isArray(value) ? JSON.stringify(value) : typeof value === 'boolean' ? Number(value) : value,
    );
    return update(db, `${named.map(([name]) => `${name} = ?`).join(', ')} WHERE id = ?`, ...values, id);
  },

  endThread: (db: Database, id: Id, now: number) =>
    update(db, 'archived = 1, archived_at = ? WHERE id = ? AND archived = 0 AND ends_at <= ?', now, id, now),

  countInThread: (db: Database, id: Id, { present, sent, ends_at }: { present: number; sent: number; ends_at: number }) =>
    update(
      db,
      'message_count = message_count + ?, total_message_sent = total_message_sent + ?, ends_at = max(ends_at, ?) WHERE id = ?',
      ...[present, sent, ends_at, id],
    ),

  removeThread(db: Database, id: Id): boolean {
    db.run('DELETE FROM thread_members WHERE thread_id = ?', id);
    return db.run('DELETE FROM threads WHERE id = ?', id) > 0;
  },

  insertThreadMember: (db: Database, { thread_id, user_id, joined_at }: ThreadMemberRow) =>
    db.run(
      'INSERT INTO thread_members (thread_id, user_id, joined_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      ...[thread_id, user_id, joined_at],
    ) > 0,

  removeThreadMember: (db: Database, thread_id: Id, user_id: Id) =>
    db.run('DELETE FROM thread_members WHERE thread_id = ? AND user_id = ?', thread_id, user_id) > 0,
};

function update(db: Database, change: string, ...values: (string | number)[]): ThreadRow | undefined {
  const stored = db.get<Stored>(`UPDATE threads SET ${change} RETURNING ${COLUMNS}`, ...values);
  return stored && toRow(stored);
}
