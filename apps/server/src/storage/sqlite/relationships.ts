import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import { type PairRow, type Room, SIDE } from '../../features/relationships/store.ts';
import type { Database } from './database.ts';

const SELECT = `SELECT CAST(low_id AS TEXT) AS low_id, CAST(high_id AS TEXT) AS high_id, low_type, high_type, low_since, high_since
  FROM relationships`;

function list(db: Database, where: string, ...values: (string | number)[]): PairRow[] {
  return db.all<PairRow>(`${SELECT} WHERE ${where}`, ...values).map((row) => ({ ...row }));
}

function count(db: Database, { user_id, type }: Room): number {
  const sql = `SELECT (SELECT count(*) FROM relationships WHERE low_id = ? AND low_type = ?)
    + (SELECT count(*) FROM relationships WHERE high_id = ? AND high_type = ?) AS count`;
  return db.get<{ count: number }>(sql, user_id, type, user_id, type)?.count ?? 0;
}

function getPair(db: Database, a: Id, b: Id): PairRow | undefined {
  const [low, high] = compareIds(a, b) < 0 ? [a, b] : [b, a];
  return list(db, 'low_id = ? AND high_id = ?', low, high)[0];
}

export const relationshipReads = {
  getPair,
  // Those with lower ids come first.
  listPairsOf: (db: Database, user_id: Id) => [
    ...list(db, `high_id = ? AND high_type > ${SIDE.none} ORDER BY relationships.low_id`, user_id),
    ...list(db, `low_id = ? AND low_type > ${SIDE.none} ORDER BY relationships.high_id`, user_id),
  ],
  listPairsWith(db: Database, user_id: Id, other_ids: readonly Id[]): PairRow[] {
    const others = JSON.stringify(other_ids);
    return [
      ...list(db, 'high_id = ? AND low_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))', user_id, others),
      ...list(db, 'low_id = ? AND high_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))', user_id, others),
    ];
  },
  listPairsAround: (db: Database, user_id: Id) => [
    ...list(db, `high_id = ? AND low_type > ${SIDE.none} ORDER BY relationships.low_id`, user_id),
    ...list(db, `low_id = ? AND high_type > ${SIDE.none} ORDER BY relationships.high_id`, user_id),
  ],
};

export const relationshipWrites = {
  swapPair(db: Database, before: PairRow, after: PairRow, rooms: readonly Room[]): 'kept' | 'changed' | Room {
    const { low_id, high_id, low_type, high_type } = after;
    const stands = getPair(db, low_id, high_id);
    const isSame = before.low_type === (stands?.low_type ?? SIDE.none) && before.high_type === (stands?.high_type ?? SIDE.none);
    if (!isSame) return 'changed';
    const full = rooms.find((room) => count(db, room) >= room.max);
    if (full) return full;
    if (low_type === SIDE.none && high_type === SIDE.none) {
      db.run('DELETE FROM relationships WHERE low_id = ? AND high_id = ?', low_id, high_id);
    } else {
      db.run(
        `INSERT INTO relationships (low_id, high_id, low_type, high_type, low_since, high_since) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET low_type = excluded.low_type, high_type = excluded.high_type,
           low_since = excluded.low_since, high_since = excluded.high_since`,
        ...[low_id, high_id, low_type, high_type, after.low_since, after.high_since],
      );
    }
    return 'kept';
  },

  removePairsOf(db: Database, user_id: Id): void {
    db.run('DELETE FROM relationships WHERE low_id = ? OR high_id = ?', user_id, user_id);
  },
};
