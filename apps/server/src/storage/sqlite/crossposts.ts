import type { Id } from '@chat-js/protocol/ids.ts';
import type { CopyRow, CrosspostPatch, CrosspostRow } from '../../features/crossposts/store.ts';
import type { Database } from './database.ts';
import { asIntegers } from './messages.ts';

type Stored = Omit<CrosspostRow, 'delivered'> & { delivered: number };

const COLUMNS = `CAST(message_id AS TEXT) AS message_id, CAST(channel_id AS TEXT) AS channel_id, published_at, delivered, due_at, gone_at,
  revision`;
const SELECT = `SELECT ${COLUMNS} FROM crossposts`;
const COPY = `CAST(message_id AS TEXT) AS message_id, CAST(webhook_id AS TEXT) AS webhook_id, CAST(channel_id AS TEXT) AS channel_id,
  CAST(copy_id AS TEXT) AS copy_id`;
const WANT = 'UPDATE crossposts SET due_at = ?, revision = revision + 1';

function toRow(stored: Stored): CrosspostRow {
  return { ...stored, delivered: stored.delivered === 1 };
}

export const crosspostReads = {
  getCrosspost(db: Database, message_id: Id): CrosspostRow | undefined {
    const stored = db.get<Stored>(`${SELECT} WHERE message_id = ?`, message_id);
    return stored && toRow(stored);
  },

  listDueCrossposts: (db: Database, now: number, limit: number) =>
    db.all<Stored>(`${SELECT} WHERE due_at <= ? ORDER BY due_at, crossposts.message_id LIMIT ?`, now, limit).map(toRow),

  listCopies: (db: Database, message_id: Id, { after, limit }: { after: Id; limit: number }) =>
    db
      .all<CopyRow>(
        `SELECT ${COPY} FROM crosspost_copies WHERE message_id = ? AND webhook_id > ? ORDER BY crosspost_copies.webhook_id LIMIT ?`,
        ...[message_id, after, limit],
      )
      .map((row) => ({ ...row })),
};

export const crosspostWrites = {
  insertCrosspost: (db: Database, row: CrosspostRow) =>
    db.run(
      `INSERT INTO crossposts (message_id, channel_id, published_at, delivered, due_at, gone_at, revision)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      ...[row.message_id, row.channel_id, row.published_at, Number(row.delivered), row.due_at, row.gone_at, row.revision],
    ) > 0,

  wantCrossposts(db: Database, message_ids: readonly Id[], due_at: number): void {
    db.run(`${WANT} WHERE message_id IN (SELECT value FROM json_each(?))`, due_at, asIntegers(message_ids));
  },

  wantCrosspostsOfChannel(db: Database, channel_id: Id, due_at: number): void {
    db.run(`${WANT} WHERE channel_id = ?`, due_at, channel_id);
  },

  updateCrosspost(db: Database, { message_id, revision }: CrosspostRow, patch: CrosspostPatch): CrosspostRow | undefined {
    const named = Object.entries(patch).filter(([, value]) => value !== undefined);
    const values = named.map(([, value]) => (typeof value === 'boolean' ? Number(value) : value));
    const sets = ['revision = revision + 1', ...named.map(([name]) => `${name} = ?`)].join(', ');
    const update = `UPDATE crossposts SET ${sets} WHERE message_id = ? AND revision = ? RETURNING ${COLUMNS}`;
    const stored = db.get<Stored>(update, ...values, message_id, revision);
    return stored && toRow(stored);
  },

  removeGoneCrossposts(db: Database, time: number, limit: number): number {
    const ids = db.arrays<[Id]>('SELECT CAST(message_id AS TEXT) FROM crossposts WHERE gone_at < ? LIMIT ?', time, limit).flat();
    db.run('DELETE FROM crosspost_copies WHERE message_id IN (SELECT value FROM json_each(?))', asIntegers(ids));
    return db.run('DELETE FROM crossposts WHERE message_id IN (SELECT value FROM json_each(?))', asIntegers(ids));
  },

  insertCopies(db: Database, rows: readonly CopyRow[]): void {
    for (const { message_id, webhook_id, channel_id, copy_id } of rows) {
      db.run(
        'INSERT INTO crosspost_copies (message_id, webhook_id, channel_id, copy_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        ...[message_id, webhook_id, channel_id, copy_id],
      );
    }
  },

  removeCopiesInChannel(db: Database, channel_id: Id): void {
    db.run('DELETE FROM crosspost_copies WHERE channel_id = ?', channel_id);
  },
};
