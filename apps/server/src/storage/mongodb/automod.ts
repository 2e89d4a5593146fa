import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import type { Db } from 'mongodb';
import type { AutoModStore } from '../../features/automod/store.ts';
import { type Stored, stored } from './ids.ts';

type Ids = 'guild_id' | 'creator_id';
/** Ids inside it stay texts, as they travel. */
export type AutoModDocument = Omit<AutoModRule, 'id' | Ids> & Record<Ids | '_id', Stored>;

export function toDocument({ id, guild_id, creator_id, ...rule }: AutoModRule): AutoModDocument {
  return { _id: stored(id), guild_id: stored(guild_id), creator_id: stored(creator_id), ...rule };
}

export function toRow({ _id, guild_id, creator_id, ...rule }: AutoModDocument): AutoModRule {
  return { id: String(_id), guild_id: String(guild_id), creator_id: String(creator_id), ...rule };
}

export function autoModStore(db: Db): AutoModStore {
  const rules = db.collection<AutoModDocument>('automod_rules');
  const ofGuild = (guild_id: string) => ({ guild_id: stored(guild_id) });
  const one = (guild_id: string, id: string) => ({ _id: stored(id), ...ofGuild(guild_id) });
  const orNothing = (document: AutoModDocument | null) => (document ? toRow(document) : undefined);

  const getRule: AutoModStore['getRule'] = async (guild_id, id) => orNothing(await rules.findOne(one(guild_id, id)));

  return {
    async insertRule(rule) {
      await rules.insertOne(toDocument(rule));
    },
    getRule,
    listRules: async (guild_id) => (await rules.find(ofGuild(guild_id)).sort({ guild_id: 1, _id: 1 }).toArray()).map(toRow),
    async updateRule(guild_id, id, patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      if (Object.keys(given).length === 0) return getRule(guild_id, id);
      return orNothing(await rules.findOneAndUpdate(one(guild_id, id), { $set: given }, { returnDocument: 'after' }));
    },
    removeRule: async (guild_id, id) => orNothing(await rules.findOneAndDelete(one(guild_id, id))),
    async removeRulesOfGuild(guild_id) {
      await rules.deleteMany(ofGuild(guild_id));
    },
  };
}
