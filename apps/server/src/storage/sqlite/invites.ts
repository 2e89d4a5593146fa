import type { Id } from '@chat-js/protocol/ids.ts';
import type { InviteRow } from '../../features/invites/store.ts';
import type { Database } from './database.ts';

const SELECT = `SELECT code, CAST(guild_id AS TEXT) AS guild_id, CAST(channel_id AS TEXT) AS channel_id, CAST(inviter_id AS TEXT) AS inviter_id,
  max_age, max_uses, uses, created_at, expires_at FROM invites`;

export const inviteReads = {
  getInvite(db: Database, code: string): InviteRow | undefined {
    const row = db.get<InviteRow>(`${SELECT} WHERE code = ?`, code);
    return row && { ...row };
  },
  listInvitesOfGuild: (db: Database, guild_id: Id) =>
    db.all<InviteRow>(`${SELECT} WHERE guild_id = ? ORDER BY created_at, code`, guild_id).map((row) => ({ ...row })),
};

export const inviteWrites = {
  insertInvite(db: Database, row: InviteRow): void {
    db.run(
      `INSERT INTO invites (code, guild_id, channel_id, inviter_id, max_age, max_uses, uses, created_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[row.code, row.guild_id, row.channel_id, row.inviter_id],
      ...[row.max_age, row.max_uses, row.uses, row.created_at, row.expires_at],
    );
  },

  takeUse: (db: Database, code: string, now: number) =>
    db.run(
      `UPDATE invites SET uses = uses + 1
       WHERE code = ? AND (max_uses = 0 OR uses < max_uses) AND (expires_at IS NULL OR expires_at > ?)`,
      code,
      now,
    ) > 0,

  returnUse(db: Database, code: string): void {
    db.run('UPDATE invites SET uses = uses - 1 WHERE code = ? AND uses > 0', code);
  },

  removeInvite: (db: Database, code: string) => db.run('DELETE FROM invites WHERE code = ?', code) > 0,

  removeInvitesOfChannel(db: Database, channel_id: Id): void {
    db.run('DELETE FROM invites WHERE channel_id = ?', channel_id);
  },

  removeInvitesOfGuild(db: Database, guild_id: Id): void {
    db.run('DELETE FROM invites WHERE guild_id = ?', guild_id);
  },

  removeExpiredInvites: (db: Database, now: number) => db.run('DELETE FROM invites WHERE expires_at <= ?', now),
};
