import type { Db } from 'mongodb';
import type { InviteRow, InviteStore } from '../../features/invites/store.ts';
import { type Stored, stored } from './ids.ts';

type Place = 'guild_id' | 'channel_id' | 'inviter_id';
export type InviteDocument = Omit<InviteRow, 'code' | Place> & Record<Place, Stored> & { _id: string };

export function toDocument({ code, guild_id, channel_id, inviter_id, ...row }: InviteRow): InviteDocument {
  const place = { guild_id: stored(guild_id), channel_id: stored(channel_id), inviter_id: stored(inviter_id) };
  return { _id: code, ...place, ...row };
}

export function toRow({ _id, guild_id, channel_id, inviter_id, ...row }: InviteDocument): InviteRow {
  return { code: _id, guild_id: String(guild_id), channel_id: String(channel_id), inviter_id: String(inviter_id), ...row };
}

export function inviteStore(db: Db): InviteStore {
  const invites = db.collection<InviteDocument>('invites');

  async function getInvite(code: string): Promise<InviteRow | undefined> {
    const document = await invites.findOne({ _id: code });
    return document ? toRow(document) : undefined;
  }

  return {
    async insertInvite(row) {
      await invites.insertOne(toDocument(row));
    },
    getInvite,
    async listInvitesOfGuild(guild_id) {
      const documents = await invites
        .find({ guild_id: stored(guild_id) })
        .sort({ created_at: 1, _id: 1 })
        .toArray();
      return documents.map(toRow);
    },
    // What an invite allows never changes; only its uses do, so that only they are compared where they are counted.
    async takeUse(code, now) {
      const invite = await getInvite(code);
      if (!invite || (invite.expires_at !== null && invite.expires_at <= now)) return false;
      const isOpen = invite.max_uses === 0 ? {} : { uses: { $lt: invite.max_uses } };
      const { matchedCount } = await invites.updateOne({ _id: code, ...isOpen }, { $inc: { uses: 1 } });
      return matchedCount > 0;
    },
    async returnUse(code) {
      await invites.updateOne({ _id: code, uses: { $gt: 0 } }, { $inc: { uses: -1 } });
    },
    removeInvite: async (code) => (await invites.deleteOne({ _id: code })).deletedCount > 0,
    async removeInvitesOfChannel(channel_id) {
      await invites.deleteMany({ channel_id: stored(channel_id) });
    },
    async removeInvitesOfGuild(guild_id) {
      await invites.deleteMany({ guild_id: stored(guild_id) });
    },
    // A number is only compared with numbers: an invite without an end has none.
    removeExpiredInvites: async (now) => (await invites.deleteMany({ expires_at: { $lte: now } })).deletedCount,
  };
}
