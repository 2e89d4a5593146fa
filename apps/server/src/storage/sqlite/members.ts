import type { Id } from '@chat-js/protocol/ids.ts';
import type { MemberRow } from '../../features/members/store.ts';
import type { Database } from './database.ts';

type Stored = Omit<MemberRow, 'roles'> & { roles: string };

const SELECT = 'SELECT CAST(guild_id AS TEXT) AS guild_id, CAST(user_id AS TEXT) AS user_id, nick, roles, joined_at FROM members';

function toRow(stored: Stored): MemberRow {
  return { ...stored, roles: stored.roles === '[]' ? [] : JSON.parse(stored.roles) };
}

export const memberReads = {
  getMember(db: Database, guild_id: Id, user_id: Id): MemberRow | undefined {
    const stored = db.get<Stored>(`${SELECT} WHERE guild_id = ? AND user_id = ?`, guild_id, user_id);
    return stored && toRow(stored);
  },

  listMembers: (db: Database, guild_id: Id, page: { after: Id; limit: number }) =>
    db
      .all<Stored>(`${SELECT} WHERE guild_id = ? AND user_id > ? ORDER BY members.user_id LIMIT ?`, guild_id, page.after, page.limit)
      .map(toRow),

  listMembersAmong: (db: Database, guild_id: Id, user_ids: readonly Id[]) =>
    db
      .all<Stored>(
        `${SELECT} WHERE guild_id = ? AND user_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) ORDER BY members.user_id`,
        guild_id,
        JSON.stringify(user_ids),
      )
      .map(toRow),

  listMembershipsOf: (db: Database, user_id: Id) =>
    db.all<Stored>(`${SELECT} WHERE user_id = ? ORDER BY members.guild_id`, user_id).map(toRow),

  shareGuild: (db: Database, user_id: Id, other_id: Id) =>
    db.get(
      `SELECT 1 FROM members AS mine JOIN members AS theirs USING (guild_id) JOIN guilds ON guilds.id = guild_id
       WHERE mine.user_id = ? AND theirs.user_id = ? AND guilds.deleted = 0 LIMIT 1`,
      user_id,
      other_id,
    ) !== undefined,

  countMembers: (db: Database, guild_id: Id) =>
    db.get<{ count: number }>('SELECT count(*) AS count FROM members WHERE guild_id = ?', guild_id)?.count ?? 0,
};

export const memberWrites = {
  insertMember: (db: Database, row: MemberRow) =>
    db.run(
      'INSERT INTO members (guild_id, user_id, nick, roles, joined_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (guild_id, user_id) DO NOTHING',
      ...[row.guild_id, row.user_id, row.nick, JSON.stringify(row.roles), row.joined_at],
    ) > 0,

  removeMember: (db: Database, guild_id: Id, user_id: Id) =>
    db.run('DELETE FROM members WHERE guild_id = ? AND user_id = ?', guild_id, user_id) > 0,

  removeSomeMembers: (db: Database, guild_id: Id, limit: number) =>
    db.run(
      `DELETE FROM members WHERE guild_id = ?1 AND user_id IN
         (SELECT user_id FROM members WHERE guild_id = ?1 ORDER BY user_id LIMIT ?2)`,
      guild_id,
      limit,
    ),
};
