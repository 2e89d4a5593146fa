import type { Id } from '@chat-js/protocol/ids.ts';
import type { DirectChannelRow } from '../../features/direct-messages/store.ts';
import type { Database } from './database.ts';

type Lists = 'user_ids' | 'closed_by';
type Stored = Omit<DirectChannelRow, Lists> & Record<Lists, string>;

const SELECT = `SELECT CAST(id AS TEXT) AS id, version, type, user_ids, pair, closed_by, CAST(asked_id AS TEXT) AS asked_id, consent,
    CAST(owner_id AS TEXT) AS owner_id, name, icon
  FROM direct_channels`;

function list(db: Database, where: string, ...values: string[]): DirectChannelRow[] {
  return db.all<Stored>(`${SELECT} WHERE ${where}`, ...values).map(({ user_ids, closed_by, ...row }) => ({
    ...row,
    user_ids: JSON.parse(user_ids) as Id[],
    closed_by: JSON.parse(closed_by) as Id[],
  }));
}

export const directChannelReads = {
  getDirectChannel: (db: Database, id: Id): DirectChannelRow | undefined => list(db, 'id = ?', id)[0],

  findDirectChannelOfPair: (db: Database, pair: string): DirectChannelRow | undefined => list(db, 'pair = ?', pair)[0],

  listDirectChannelsOf: (db: Database, user_id: Id) =>
    list(db, 'id IN (SELECT channel_id FROM direct_channel_people WHERE user_id = ?) ORDER BY direct_channels.id', user_id),

  listAbandonedDirectChannels: (db: Database) => list(db, "user_ids = '[]' ORDER BY direct_channels.id"),
};

export const directChannelWrites = {
  insertDirectChannel(db: Database, row: DirectChannelRow): DirectChannelRow {
    const known = row.pair === null ? undefined : directChannelReads.findDirectChannelOfPair(db, row.pair);
    if (known) return known;
    db.run(
      `INSERT INTO direct_channels (version, type, user_ids, pair, closed_by, asked_id, consent, owner_id, name, icon, id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...values(row),
    );
    return row;
  },

  replaceDirectChannel(db: Database, row: DirectChannelRow): boolean {
    const changed = db.run(
      `UPDATE direct_channels SET version = ?, type = ?, user_ids = ?, pair = ?, closed_by = ?, asked_id = ?, consent = ?,
         owner_id = ?, name = ?, icon = ?
       WHERE id = ? AND version = ?`,
      ...values(row),
      row.version - 1,
    );
    return changed > 0;
  },

  removeDirectChannel(db: Database, id: Id): void {
    db.run('DELETE FROM direct_channels WHERE id = ?', id);
  },
};

function values({ id, version, type, user_ids, pair, closed_by, asked_id, consent, owner_id, name, icon }: DirectChannelRow) {
  const lists = [JSON.stringify(user_ids), pair, JSON.stringify(closed_by)];
  return [version, type, ...lists, asked_id, consent, owner_id, name, icon, id];
}
