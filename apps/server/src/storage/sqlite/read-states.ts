import type { Id } from '@chat-js/protocol/ids.ts';
import type { ReadSince, ReadStateRow } from '../../features/read-states/store.ts';
import type { Database } from './database.ts';

const SELECT = `
  SELECT CAST(user_id AS TEXT) AS user_id, CAST(channel_id AS TEXT) AS channel_id,
    CAST(last_message_id AS TEXT) AS last_message_id, version, updated_at
  FROM read_states WHERE user_id = ?`;

const INSERT = 'INSERT INTO read_states (user_id, channel_id, last_message_id, version, updated_at) VALUES (?, ?, ?, ?, ?)';

function valuesOf({ user_id, channel_id, last_message_id, version, updated_at }: ReadStateRow) {
  return [user_id, channel_id, last_message_id, version, updated_at];
}

function rowOf(db: Database, { user_id, channel_id }: Pick<ReadStateRow, 'user_id' | 'channel_id'>): ReadStateRow | undefined {
  const row = db.get<ReadStateRow>(`${SELECT} AND channel_id = ?`, user_id, channel_id);
  return row && { ...row };
}

export const readStateReads = {
  getReadState: (db: Database, user_id: Id, channel_id: Id) => rowOf(db, { user_id, channel_id }),
  listReadStates: (db: Database, user_id: Id) =>
    db.all<ReadStateRow>(`${SELECT} ORDER BY read_states.channel_id`, user_id).map((row) => ({ ...row })),
};

export const readStateWrites = {
  advanceReadState(db: Database, row: ReadStateRow, { since }: ReadSince): { row: ReadStateRow; changed: boolean } {
    const changed = db.run(
      `${INSERT} ON CONFLICT DO UPDATE SET last_message_id = excluded.last_message_id, updated_at = excluded.updated_at
       WHERE read_states.updated_at < ?
         OR (read_states.version <= ? AND read_states.last_message_id < excluded.last_message_id)`,
      ...valuesOf({ ...row, version: 0 }),
      since,
      row.version,
    );
    return { row: rowOf(db, row) ?? row, changed: changed > 0 };
  },

  markReadState(db: Database, row: ReadStateRow): ReadStateRow {
    db.run(
      `${INSERT} ON CONFLICT DO UPDATE SET last_message_id = excluded.last_message_id, updated_at = excluded.updated_at,
         version = max(read_states.version + 1, excluded.version)`,
      ...valuesOf(row),
    );
    return rowOf(db, row) ?? row;
  },

  removeReadStatesOfChannel(db: Database, channel_id: Id): void {
    db.run('DELETE FROM read_states WHERE channel_id = ?', channel_id);
  },
};
