import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import type { MessagePage, MessagePatch, MessageRow } from '../../features/messages/store.ts';
import type { Database } from './database.ts';

type Stored = [id: Id, author_id: Id, nonce: string | null, body: string, refs: string | null, reactions: string | null, revision: number];

const SELECT =
  'SELECT CAST(id AS TEXT), CAST(author_id AS TEXT), nonce, body, refs, reactions, revision FROM messages WHERE channel_id = ?';
const LATEST = `${SELECT} ORDER BY messages.id DESC LIMIT ?`;
const BEFORE = `${SELECT} AND id < ? ORDER BY messages.id DESC LIMIT ?`;
const AFTER = `${SELECT} AND id > ? ORDER BY messages.id LIMIT ?`;
const FROM = `${SELECT} AND id >= ? ORDER BY messages.id LIMIT ?`;

/** Hops from channel to channel over the primary key instead of reading every message. */
const CHANNELS = `
  WITH RECURSIVE seen (channel_id) AS (
    SELECT min(channel_id) FROM messages
    UNION ALL
    SELECT (SELECT min(channel_id) FROM messages WHERE channel_id > seen.channel_id) FROM seen WHERE seen.channel_id IS NOT NULL
  )`;

const HIGHEST = `
  ${CHANNELS}, ids (id) AS (
    SELECT (SELECT max(id) FROM messages WHERE messages.channel_id = seen.channel_id) FROM seen WHERE seen.channel_id IS NOT NULL
    UNION ALL SELECT highest_id FROM removed_messages
  )
  SELECT CAST(max(id) AS TEXT) AS id FROM ids`;

const COLUMNS = `
  SELECT CAST(id AS TEXT) AS id, CAST(messages.channel_id AS TEXT) AS channel_id, CAST(author_id AS TEXT) AS author_id,
    nonce, body, refs, reactions, revision`;

/** CROSS JOIN keeps the order of the tables: channel by channel, from the id on. */
const AFTER_ANYWHERE = `
  ${CHANNELS} ${COLUMNS}
  FROM seen CROSS JOIN messages ON messages.channel_id = seen.channel_id AND messages.id > ?
  ORDER BY messages.id LIMIT ?`;

/** A list as one value, of integers as they are in the columns. */
export function asIntegers(ids: readonly Id[]): string {
  return `[${ids.join()}]`;
}

function toRows(channel_id: Id, stored: Stored[]): MessageRow[] {
  return stored.map(([id, author_id, nonce, body, refs, reactions, revision]) => ({
    id,
    channel_id,
    author_id,
    nonce,
    body,
    refs,
    reactions,
    revision,
  }));
}

function listStored(db: Database, channel_id: Id, { limit, before, after, around }: MessagePage): Stored[] {
  if (before !== undefined) return db.arrays(BEFORE, channel_id, before, limit);
  if (after !== undefined) return db.arrays<Stored>(AFTER, channel_id, after, limit).reverse();
  if (around === undefined) return db.arrays(LATEST, channel_id, limit);
  const older = Math.floor(limit / 2);
  const newer = db.arrays<Stored>(FROM, channel_id, around, limit - older).reverse();
  return newer.concat(db.arrays<Stored>(BEFORE, channel_id, around, older));
}

export const messageReads = {
  getMessage(db: Database, channel_id: Id, id: Id): MessageRow | undefined {
    return toRows(channel_id, db.arrays<Stored>(`${SELECT} AND id = ?`, channel_id, id))[0];
  },

  listMessages: (db: Database, channel_id: Id, page: MessagePage) => toRows(channel_id, listStored(db, channel_id, page)),

  listLastMessageIds(db: Database, channel_ids: readonly Id[]): Map<Id, Id> {
    const last = new Map<Id, Id>();
    for (const channel_id of channel_ids) {
      const [row] = db.arrays<[Id]>(
        'SELECT CAST(id AS TEXT) FROM messages WHERE channel_id = ? ORDER BY messages.id DESC LIMIT 1',
        channel_id,
      );
      if (row) last.set(channel_id, row[0]);
    }
    return last;
  },

  listMessagesBy: (db: Database, channel_ids: readonly Id[], author_id: Id, since_id: Id, limit: number) =>
    db
      .all<MessageRow>(
        `${COLUMNS} FROM messages WHERE author_id = ? AND id > ? AND channel_id IN (SELECT value FROM json_each(?)) ORDER BY messages.id DESC LIMIT ?`,
        ...[author_id, since_id, asIntegers(channel_ids), limit],
      )
      .map((row) => ({ ...row })),

  listMessagesAmong: (db: Database, channel_id: Id, ids: readonly Id[]) =>
    toRows(channel_id, db.arrays<Stored>(`${SELECT} AND id IN (SELECT value FROM json_each(?))`, channel_id, asIntegers(ids))),

  listFirstMessages: (db: Database, thread_ids: readonly Id[]) =>
    db
      .all<MessageRow>(
        `${COLUMNS} FROM (SELECT value AS thread_id FROM json_each(?)) CROSS JOIN messages ON channel_id = thread_id AND id = thread_id`,
        asIntegers(thread_ids),
      )
      .map((row) => ({ ...row })),

  listMessagesAfter: (db: Database, id: Id, limit: number) => db.all<MessageRow>(AFTER_ANYWHERE, id, limit).map((row) => ({ ...row })),

  getHighestMessageId: (db: Database) => db.get<{ id: Id | null }>(HIGHEST)?.id ?? '0',
};

export const messageWrites = {
  /** Answers the first message when the author used this nonce before; null when it was written. Flat, because it crosses a thread. */
  insertMessage(
    db: Database,
    id: Id,
    channel_id: Id,
    author_id: Id,
    nonce: string | null,
    body: string,
    refs: string | null,
  ): MessageRow | null {
    const written = db.run(
      `INSERT INTO messages (channel_id, id, author_id, nonce, body, refs) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (author_id, nonce) WHERE nonce IS NOT NULL DO NOTHING`,
      ...[channel_id, id, author_id, nonce, body, refs],
    );
    if (written > 0) return null;
    const first = db.get<MessageRow>(`${COLUMNS} FROM messages WHERE author_id = ? AND nonce = ?`, author_id, nonce);
    return first ? { ...first } : null;
  },

  updateMessage(db: Database, row: MessageRow, patch: MessagePatch): MessageRow | undefined {
    const { body, refs, reactions, revision } = { ...row, ...patch, revision: row.revision + 1 };
    const changed = db.run(
      'UPDATE messages SET body = ?, refs = ?, reactions = ?, revision = ? WHERE channel_id = ? AND id = ? AND revision = ?',
      ...[body, refs, reactions, revision, row.channel_id, row.id, row.revision],
    );
    return changed > 0 ? { ...row, body, refs, reactions, revision } : undefined;
  },

  removeMessages(db: Database, channel_id: Id, ids: readonly Id[]): number {
    const gone = db.arrays<[Id]>(
      'DELETE FROM messages WHERE channel_id = ? AND id IN (SELECT value FROM json_each(?)) RETURNING CAST(id AS TEXT)',
      channel_id,
      asIntegers(ids),
    );
    for (const [id] of gone) noteRemoved(db, id);
    return gone.length;
  },

  restoreMessages(db: Database, rows: readonly MessageRow[]): MessageRow[] {
    const restore = ({ channel_id, id, author_id, nonce, body, refs, reactions, revision }: MessageRow) =>
      db.run(
        `INSERT INTO messages (channel_id, id, author_id, nonce, body, refs, reactions, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
        ...[channel_id, id, author_id, nonce, body, refs, reactions, revision],
      );
    for (const row of rows) if (restore(row) === 0) restore({ ...row, nonce: null });
    return rows.flatMap(({ channel_id, id }) => messageReads.getMessage(db, channel_id, id) ?? []).sort((a, b) => compareIds(a.id, b.id));
  },

  removeSomeMessages(db: Database, channel_id: Id, limit: number): number {
    const [highest] = db.arrays<[Id | null]>(
      'SELECT CAST(max(id) AS TEXT) FROM (SELECT id FROM messages WHERE channel_id = ? ORDER BY id LIMIT ?)',
      channel_id,
      limit,
    );
    const last = highest?.[0];
    if (!last) return 0;
    noteRemoved(db, last);
    return db.run('DELETE FROM messages WHERE channel_id = ? AND id <= ?', channel_id, last);
  },
};

/** An id is never issued again. */
function noteRemoved(db: Database, id: Id): void {
  db.run(
    'INSERT INTO removed_messages (one, highest_id) VALUES (1, ?) ON CONFLICT DO UPDATE SET highest_id = max(highest_id, excluded.highest_id)',
    id,
  );
}
