import type { Db, Filter } from 'mongodb';
import type { GuildDoc, GuildStore } from '../../features/guilds/store.ts';
import { inOrderOf, type Stored, stored } from './ids.ts';

/** The guild as it is, with its channels and roles inside; ids inside it stay texts, as they travel. */
export type GuildDocument = Omit<GuildDoc, 'id'> & { _id: Stored; to_purge: boolean };

export function toDocument({ id, ...guild }: GuildDoc): GuildDocument {
  return { _id: stored(id), ...guild, to_purge: guild.deleted || guild.purging.length > 0 };
}

export function toGuild({ _id, to_purge, ...guild }: GuildDocument): GuildDoc {
  return { id: String(_id), ...guild };
}

export function guildStore(db: Db): GuildStore {
  const guilds = db.collection<GuildDocument>('guilds');

  async function find(filter: Filter<GuildDocument>): Promise<GuildDoc | undefined> {
    const document = await guilds.findOne(filter);
    return document ? toGuild(document) : undefined;
  }

  return {
    async insertGuild(guild) {
      await guilds.insertOne(toDocument(guild));
    },
    getGuild: (id) => find({ _id: stored(id) }),
    async listGuilds(ids) {
      const documents = await guilds.find({ _id: { $in: ids.map(stored) } }).toArray();
      return inOrderOf(ids, documents.map(toGuild));
    },
    findGuildOfChannel: (channel_id) => find({ 'channels.id': channel_id, deleted: false }),
    async replaceGuild(guild) {
      const { _id, ...next } = toDocument(guild);
      const { matchedCount } = await guilds.replaceOne({ _id, version: guild.version - 1 }, next);
      return matchedCount > 0;
    },
    async listGuildsToPurge() {
      return (await guilds.find({ to_purge: true }).sort({ _id: 1 }).toArray()).map(toGuild);
    },
    async removeGuild(id) {
      await guilds.deleteOne({ _id: stored(id) });
    },
  };
}
