import type { Id } from '@chat-js/protocol/ids.ts';
import type { BanPage, BanRow } from '../../features/bans/store.ts';
import type { Database } from './database.ts';

type Stored = Omit<BanRow, 'address_hashes'> & { address_hashes: string };

const COLUMNS = `CAST(guild_id AS TEXT) AS guild_id, CAST(user_id AS TEXT) AS user_id, CAST(moderator_id AS TEXT) AS moderator_id,
  reason, created_at, expires_at, address_hashes`;
const SELECT = `SELECT ${COLUMNS} FROM bans`;

function toRow(stored: Stored): BanRow {
  return { ...stored, address_hashes: JSON.parse(stored.address_hashes) };
}

export const banReads = {
  getBan(db: Database, guild_id: Id, user_id: Id): BanRow | undefined {
    const stored = db.get<Stored>(`${SELECT} WHERE guild_id = ? AND user_id = ?`, guild_id, user_id);
    return stored && toRow(stored);
  },

  listBans(db: Database, guild_id: Id, { after = '-1', before, limit }: BanPage): BanRow[] {
    if (before === undefined)
      return db
        .all<Stored>(`${SELECT} WHERE guild_id = ? AND user_id > ? ORDER BY bans.user_id LIMIT ?`, guild_id, after, limit)
        .map(toRow);
    const sql = `${SELECT} WHERE guild_id = ? AND user_id > ? AND user_id < ? ORDER BY bans.user_id DESC LIMIT ?`;
    return db.all<Stored>(sql, guild_id, after, before, limit).map(toRow).reverse();
  },

  listBansOfAddresses: (db: Database, guild_id: Id, hashes: readonly string[]) =>
    db
      .all<Stored>(
        `${SELECT} WHERE guild_id = ? AND EXISTS (SELECT 1 FROM json_each(address_hashes) WHERE value IN (SELECT value FROM json_each(?)))
         ORDER BY bans.user_id`,
        guild_id,
        JSON.stringify(hashes),
      )
      .map(toRow),

  listEndedBans: (db: Database, now: number, limit: number) =>
    db.all<Stored>(`${SELECT} WHERE expires_at <= ? ORDER BY expires_at LIMIT ?`, now, limit).map(toRow),
};

export const banWrites = {
  keepBan(db: Database, row: BanRow): void {
    db.run(
      `INSERT OR REPLACE INTO bans (guild_id, user_id, moderator_id, reason, created_at, expires_at, address_hashes)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ...[row.guild_id, row.user_id, row.moderator_id, row.reason, row.created_at, row.expires_at, JSON.stringify(row.address_hashes)],
    );
  },

  removeBan(db: Database, guild_id: Id, user_id: Id): BanRow | undefined {
    const stored = db.get<Stored>(`DELETE FROM bans WHERE guild_id = ? AND user_id = ? RETURNING ${COLUMNS}`, guild_id, user_id);
    return stored && toRow(stored);
  },

  removeEndedBan(db: Database, guild_id: Id, user_id: Id, now: number): BanRow | undefined {
    const sql = `DELETE FROM bans WHERE guild_id = ? AND user_id = ? AND expires_at <= ? RETURNING ${COLUMNS}`;
    const stored = db.get<Stored>(sql, guild_id, user_id, now);
    return stored && toRow(stored);
  },

  forgetAddresses(db: Database, guild_id: Id): void {
    db.run("UPDATE bans SET address_hashes = '[]' WHERE guild_id = ?", guild_id);
  },

  removeBansOfGuild(db: Database, guild_id: Id): void {
    db.run('DELETE FROM bans WHERE guild_id = ?', guild_id);
  },
};
