import type { Id } from '@chat-js/protocol/ids.ts';
import type { PinRow } from '../../features/pins/store.ts';
import type { Database } from './database.ts';
import { asIntegers } from './messages.ts';

const COLUMNS = 'CAST(message_id AS TEXT) AS message_id, CAST(channel_id AS TEXT) AS channel_id, pinned_at';
const SELECT = `SELECT ${COLUMNS} FROM pins`;

export const pinReads = {
  getPin(db: Database, message_id: Id): PinRow | undefined {
    const row = db.get<PinRow>(`${SELECT} WHERE message_id = ?`, message_id);
    return row && { ...row };
  },

  listPins: (db: Database, channel_id: Id, page: { before?: number | undefined; limit: number }) =>
    db
      .all<PinRow>(
        `${SELECT} WHERE channel_id = ? AND pinned_at < ? ORDER BY pinned_at DESC LIMIT ?`,
        ...[channel_id, page.before ?? Number.MAX_SAFE_INTEGER, page.limit],
      )
      .map((row) => ({ ...row })),

  countPins: (db: Database, channel_id: Id) =>
    db.get<{ count: number }>('SELECT count(*) AS count FROM pins WHERE channel_id = ?', channel_id)?.count ?? 0,
};

export const pinWrites = {
  insertPins(db: Database, rows: readonly PinRow[]): void {
    for (const { message_id, channel_id, pinned_at } of rows) {
      db.run(
        'INSERT INTO pins (message_id, channel_id, pinned_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        ...[message_id, channel_id, pinned_at],
      );
    }
  },

  removePins: (db: Database, message_ids: readonly Id[]) =>
    db
      .all<PinRow>(`DELETE FROM pins WHERE message_id IN (SELECT value FROM json_each(?)) RETURNING ${COLUMNS}`, asIntegers(message_ids))
      .map((row) => ({ ...row })),

  removePinsOfChannel(db: Database, channel_id: Id): void {
    db.run('DELETE FROM pins WHERE channel_id = ?', channel_id);
  },
};
