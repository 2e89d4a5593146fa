import type { Db, Filter } from 'mongodb';
import type { BanRow, BanStore } from '../../features/bans/store.ts';
import { type Stored, stored } from './ids.ts';

type Ids = 'guild_id' | 'user_id' | 'moderator_id';
export type BanDocument = Omit<BanRow, Ids> & Record<Ids, Stored>;

const WITHOUT_ID = { projection: { _id: 0 } };

export function toDocument({ guild_id, user_id, moderator_id, ...row }: BanRow): BanDocument {
  return { guild_id: stored(guild_id), user_id: stored(user_id), moderator_id: stored(moderator_id), ...row };
}

export function toRow({ guild_id, user_id, moderator_id, reason, created_at, expires_at, address_hashes }: BanDocument): BanRow {
  const ids = { guild_id: String(guild_id), user_id: String(user_id), moderator_id: String(moderator_id) };
  return { ...ids, reason, created_at, expires_at, address_hashes };
}

export function banStore(db: Db): BanStore {
  const bans = db.collection<BanDocument>('bans');

  const list = async (filter: Filter<BanDocument>, sort: Record<string, 1 | -1>, limit = 0) =>
    (await bans.find(filter, WITHOUT_ID).sort(sort).limit(limit).toArray()).map(toRow);

  return {
    async keepBan(row) {
      const { guild_id, user_id, ...rest } = toDocument(row);
      await bans.updateOne({ guild_id, user_id }, { $set: rest }, { upsert: true });
    },
    async getBan(guild_id, user_id) {
      const document = await bans.findOne({ guild_id: stored(guild_id), user_id: stored(user_id) }, WITHOUT_ID);
      return document ? toRow(document) : undefined;
    },
    async listBans(guild_id, { after = '-1', before, limit }) {
      const user_id = { $gt: stored(after), ...(before !== undefined && { $lt: stored(before) }) };
      const way = before === undefined ? 1 : -1;
      const rows = await list({ guild_id: stored(guild_id), user_id }, { guild_id: way, user_id: way }, limit);
      return before === undefined ? rows : rows.reverse();
    },
    listBansOfAddresses: (guild_id, hashes) =>
      list({ guild_id: stored(guild_id), address_hashes: { $in: [...hashes] } }, { guild_id: 1, user_id: 1 }),
    // A number is only compared with numbers: a ban without an end has none.
    listEndedBans: (now, limit) => list({ expires_at: { $lte: now } }, { expires_at: 1 }, limit),
    async removeBan(guild_id, user_id) {
      const document = await bans.findOneAndDelete({ guild_id: stored(guild_id), user_id: stored(user_id) });
      return document ? toRow(document) : undefined;
    },
    async removeEndedBan(guild_id, user_id, now) {
      const filter = { guild_id: stored(guild_id), user_id: stored(user_id), expires_at: { $lte: now } };
      const document = await bans.findOneAndDelete(filter);
      return document ? toRow(document) : undefined;
    },
    async forgetAddresses(guild_id) {
      await bans.updateMany({ guild_id: stored(guild_id) }, { $set: { address_hashes: [] } });
    },
    async removeBansOfGuild(guild_id) {
      await bans.deleteMany({ guild_id: stored(guild_id) });
    },
  };
}
