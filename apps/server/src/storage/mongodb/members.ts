import type { Id } from '@chat-js/protocol/ids.ts';
import type { Db, Filter, UpdateFilter } from 'mongodb';
import type { MemberRow, MemberStore } from '../../features/members/store.ts';
import { isDuplicate } from './failures.ts';
import { type Stored, stored } from './ids.ts';

export type MemberDocument = Omit<MemberRow, 'guild_id' | 'user_id'> & { guild_id: Stored; user_id: Stored };

const WITHOUT_ID = { projection: { _id: 0 } };

export function toDocument({ guild_id, user_id, ...row }: MemberRow): MemberDocument {
  return { guild_id: stored(guild_id), user_id: stored(user_id), ...row };
}

export function toRow({ guild_id, user_id, nick, roles, joined_at, communication_disabled_until, mute, deaf }: MemberDocument): MemberRow {
  return { guild_id: String(guild_id), user_id: String(user_id), nick, roles, joined_at, communication_disabled_until, mute, deaf };
}

export function memberStore(db: Db): MemberStore {
  const members = db.collection<MemberDocument>('members');
  const guilds = db.collection<{ _id: Stored }>('guilds');

  const list = async (filter: Filter<MemberDocument>, sort: Record<string, 1>, limit = 0) =>
    (await members.find(filter, WITHOUT_ID).sort(sort).limit(limit).toArray()).map(toRow);
  const guildsOf = async (user_id: Stored) => (await members.find({ user_id }, WITHOUT_ID).toArray()).map(({ guild_id }) => guild_id);

  async function change(guild_id: Id, user_id: Id, update: UpdateFilter<MemberDocument>): Promise<MemberRow | undefined> {
    const document = await members.findOneAndUpdate({ guild_id: stored(guild_id), user_id: stored(user_id) }, update, {
      returnDocument: 'after',
    });
    return document ? toRow(document) : undefined;
  }

  async function getMember(guild_id: Id, user_id: Id): Promise<MemberRow | undefined> {
    const document = await members.findOne({ guild_id: stored(guild_id), user_id: stored(user_id) }, WITHOUT_ID);
    return document ? toRow(document) : undefined;
  }

  return {
    async insertMember(row) {
      try {
        await members.insertOne(toDocument(row));
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    getMember,
    listMembers: (guild_id, { after, limit }) =>
      list({ guild_id: stored(guild_id), user_id: { $gt: stored(after) } }, { guild_id: 1, user_id: 1 }, limit),
    listMembersAmong: (guild_id, user_ids) =>
      list({ guild_id: stored(guild_id), user_id: { $in: user_ids.map(stored) } }, { guild_id: 1, user_id: 1 }),
    listMembershipsOf: (user_id) => list({ user_id: stored(user_id) }, { user_id: 1, guild_id: 1 }),
    async shareGuild(user_id, other_id) {
      const mine = await guildsOf(stored(user_id));
      const theirs = new Set(await guildsOf(stored(other_id)));
      const both = mine.filter((guild_id) => theirs.has(guild_id));
      return both.length > 0 && (await guilds.findOne({ _id: { $in: both }, deleted: false }, { projection: { _id: 1 } })) !== null;
    },
    countMembers: (guild_id) => members.countDocuments({ guild_id: stored(guild_id) }),
    async countMembersByRole(guild_id) {
      const counts = await members
        .aggregate<{ _id: Id; count: number }>([
          { $match: { guild_id: stored(guild_id) } },
          { $unwind: '$roles' },
          { $group: { _id: '$roles', count: { $sum: 1 } } },
        ])
        .toArray();
      return new Map(counts.map(({ _id, count }) => [_id, Number(count)]));
    },
    updateMember(guild_id, user_id, patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      return Object.keys(given).length === 0 ? getMember(guild_id, user_id) : change(guild_id, user_id, { $set: given });
    },
    addMemberRole: (guild_id, user_id, role_id) => change(guild_id, user_id, { $addToSet: { roles: role_id } }),
    removeMemberRole: (guild_id, user_id, role_id) => change(guild_id, user_id, { $pull: { roles: role_id } }),
    async removeRoleOfMembers(guild_id, role_id, limit) {
      const holders = { guild_id: stored(guild_id), roles: role_id };
      const found = members.find(holders, { projection: { _id: 0, user_id: 1 } }).limit(limit);
      const user_ids = (await found.toArray()).map(({ user_id }) => String(user_id));
      await members.updateMany(holders, { $pull: { roles: role_id } });
      return user_ids;
    },
    async addRoleToMembers(guild_id, role_id, { user_ids, joined_by }) {
      const chosen = { guild_id: stored(guild_id), user_id: { $in: user_ids.map(stored) }, joined_at: { $lte: joined_by } };
      await members.updateMany(chosen, { $addToSet: { roles: role_id } });
      return list({ ...chosen, roles: role_id }, { guild_id: 1, user_id: 1 });
    },
    removeMember: async (guild_id, user_id) =>
      (await members.deleteOne({ guild_id: stored(guild_id), user_id: stored(user_id) })).deletedCount > 0,
    async removeSomeMembers(guild_id, limit) {
      const last = (await list({ guild_id: stored(guild_id) }, { guild_id: 1, user_id: 1 }, limit)).at(-1);
      if (!last) return 0;
      return (await members.deleteMany({ guild_id: stored(guild_id), user_id: { $lte: stored(last.user_id) } })).deletedCount;
    },
  };
}
