import type { Id } from '@chat-js/protocol/ids.ts';
import type { MemberPatch, MemberRow } from '../../features/members/store.ts';
import type { Database } from './database.ts';

type Stored = Omit<MemberRow, 'roles' | 'mute' | 'deaf'> & { roles: string; mute: number; deaf: number };

const COLUMNS = `CAST(guild_id AS TEXT) AS guild_id, CAST(user_id AS TEXT) AS user_id, nick, roles, joined_at,
  communication_disabled_until, mute, deaf`;
const SELECT = `SELECT ${COLUMNS} FROM members`;
const ONE = 'WHERE guild_id = ? AND user_id = ?';

function toRow(stored: Stored): MemberRow {
  const { roles, mute, deaf, ...row } = stored;
  return { ...row, roles: roles === '[]' ? [] : JSON.parse(roles), mute: mute === 1, deaf: deaf === 1 };
}

const HAS_ROLE = 'EXISTS (SELECT 1 FROM json_each(roles) WHERE value = ?1)';
const WITH_ROLE = `CASE WHEN ${HAS_ROLE} THEN roles ELSE json_insert(roles, '$[#]', ?1) END`;
/** Keeps the order of the rest. */
const WITHOUT_ROLE = '(SELECT json_group_array(value) FROM (SELECT value FROM json_each(roles) WHERE value <> ?1 ORDER BY key))';

export const memberReads = {
  getMember(db: Database, guild_id: Id, user_id: Id): MemberRow | undefined {
    const stored = db.get<Stored>(`${SELECT} ${ONE}`, guild_id, user_id);
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

  countMembersByRole(db: Database, guild_id: Id): Map<Id, number> {
    const counts = db.all<{ role_id: Id; count: number }>(
      'SELECT value AS role_id, count(*) AS count FROM members, json_each(roles) WHERE guild_id = ? GROUP BY value',
      guild_id,
    );
    return new Map(counts.map(({ role_id, count }) => [role_id, count]));
  },
};

function changed(db: Database, sql: string, ...values: (string | number | null)[]): MemberRow | undefined {
  const stored = db.get<Stored>(`${sql} RETURNING ${COLUMNS}`, ...values);
  return stored && toRow(stored);
}

export const memberWrites = {
  insertMember: (db: Database, row: MemberRow) =>
    db.run(
      `INSERT INTO members (guild_id, user_id, nick, roles, joined_at, communication_disabled_until, mute, deaf)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (guild_id, user_id) DO NOTHING`,
      ...[row.guild_id, row.user_id, row.nick, JSON.stringify(row.roles), row.joined_at],
      ...[row.communication_disabled_until, Number(row.mute), Number(row.deaf)],
    ) > 0,

  updateMember(db: Database, guild_id: Id, user_id: Id, patch: MemberPatch): MemberRow | undefined {
    const named = Object.entries(patch).filter(([, value]) => value !== undefined);
    if (named.length === 0) return memberReads.getMember(db, guild_id, user_id);
    const values = named.map(([, value]) =>
      typeof value === 'boolean' ? Number(value) : Array.isArray(value) ? JSON.stringify(value) : value,
    );
    return changed(db, `UPDATE members SET ${named.map(([name]) => `${name} = ?`).join(', ')} ${ONE}`, ...values, guild_id, user_id);
  },

  addMemberRole: (db: Database, guild_id: Id, user_id: Id, role_id: Id) =>
    changed(db, `UPDATE members SET roles = ${WITH_ROLE} WHERE guild_id = ?2 AND user_id = ?3`, ...[role_id, guild_id, user_id]),

  removeMemberRole: (db: Database, guild_id: Id, user_id: Id, role_id: Id) =>
    changed(db, `UPDATE members SET roles = ${WITHOUT_ROLE} WHERE guild_id = ?2 AND user_id = ?3`, role_id, guild_id, user_id),

  removeRoleOfMembers(db: Database, guild_id: Id, role_id: Id, limit: number): Id[] {
    const holders = `guild_id = ?2 AND ${HAS_ROLE}`;
    const found = db.all<{ user_id: Id }>(
      `SELECT CAST(user_id AS TEXT) AS user_id FROM members WHERE ${holders} LIMIT ?3`,
      ...[role_id, guild_id, limit],
    );
    db.run(`UPDATE members SET roles = ${WITHOUT_ROLE} WHERE ${holders}`, role_id, guild_id);
    return found.map(({ user_id }) => user_id);
  },

  addRoleToMembers(db: Database, guild_id: Id, role_id: Id, { user_ids, joined_by }: { user_ids: readonly Id[]; joined_by: string }) {
    const chosen = 'guild_id = ?2 AND user_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?3)) AND joined_at <= ?4';
    return db
      .all<Stored>(
        `UPDATE members SET roles = ${WITH_ROLE} WHERE ${chosen} RETURNING ${COLUMNS}`,
        ...[role_id, guild_id, JSON.stringify(user_ids), joined_by],
      )
      .map(toRow);
  },

  removeMember: (db: Database, guild_id: Id, user_id: Id) => db.run(`DELETE FROM members ${ONE}`, guild_id, user_id) > 0,

  removeSomeMembers: (db: Database, guild_id: Id, limit: number) =>
    db.run(
      `DELETE FROM members WHERE guild_id = ?1 AND user_id IN
         (SELECT user_id FROM members WHERE guild_id = ?1 ORDER BY user_id LIMIT ?2)`,
      guild_id,
      limit,
    ),
};
