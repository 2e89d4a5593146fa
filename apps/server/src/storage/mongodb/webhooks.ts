import type { Db, Filter } from 'mongodb';
import type { WebhookRow, WebhookStore } from '../../features/webhooks/store.ts';
import { isDuplicate } from './failures.ts';
import { type Stored, stored } from './ids.ts';

type Ids = 'guild_id' | 'channel_id' | 'user_id' | 'source_guild_id' | 'source_channel_id';
export type WebhookDocument = Omit<WebhookRow, 'id' | Ids> & { _id: Stored } & Record<Ids, Stored>;

export function toDocument({ id, guild_id, channel_id, user_id, source_guild_id, source_channel_id, ...row }: WebhookRow): WebhookDocument {
  return {
    ...{ _id: stored(id), guild_id: stored(guild_id), channel_id: stored(channel_id), user_id: stored(user_id) },
    ...{ source_guild_id: stored(source_guild_id), source_channel_id: stored(source_channel_id) },
    ...row,
  };
}

export function toRow({ _id, guild_id, channel_id, user_id, source_guild_id, source_channel_id, ...row }: WebhookDocument): WebhookRow {
  return {
    ...{ id: String(_id), guild_id: String(guild_id), channel_id: String(channel_id), user_id: String(user_id) },
    ...{ source_guild_id: String(source_guild_id), source_channel_id: String(source_channel_id) },
    ...row,
  };
}

export function webhookStore(db: Db): WebhookStore {
  const webhooks = db.collection<WebhookDocument>('webhooks');
  const find = async (filter: Filter<WebhookDocument>) => (await webhooks.find(filter).toArray()).map(toRow);

  /** False: there is one between these two channels. */
  async function insert(document: WebhookDocument): Promise<boolean> {
    try {
      await webhooks.insertOne(document);
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return false;
    }
  }

  const store: WebhookStore = {
    async insertFollower(row, limits) {
      const document = toDocument(row);
      const { _id, channel_id, source_channel_id } = document;
      if (!(await insert(document))) {
        const [known] = await find({ source_channel_id, channel_id });
        // Removed at this very moment: there is room for this one.
        return known ? { row: known, repeated: true } : store.insertFollower(row, limits);
      }
      const { of_channel, of_source } = limits;
      // Counted with it: whoever is last sees all the others, so that never more than the limits stay.
      const isFull = (await webhooks.countDocuments({ channel_id })) > of_channel;
      if (!isFull && (await webhooks.countDocuments({ source_channel_id })) <= of_source) return { row, repeated: false };
      await webhooks.deleteOne({ _id });
      return { full: isFull ? 'channel' : 'source' };
    },
    async getWebhook(id) {
      const document = await webhooks.findOne({ _id: stored(id) });
      return document ? toRow(document) : undefined;
    },
    async listWebhooksOfChannel(channel_id) {
      const found = webhooks.find({ channel_id: stored(channel_id) }).sort({ channel_id: 1, _id: 1 });
      return (await found.toArray()).map(toRow);
    },
    async listFollowers(source_channel_id, { after, limit }) {
      const filter = { source_channel_id: stored(source_channel_id), _id: { $gt: stored(after) } };
      const found = webhooks.find(filter).sort({ source_channel_id: 1, _id: 1 }).limit(limit);
      return (await found.toArray()).map(toRow);
    },
    async removeWebhook(id) {
      return (await webhooks.deleteOne({ _id: stored(id) })).deletedCount > 0;
    },
    async removeWebhooksAround(channel) {
      const channel_id = stored(channel);
      const found = [...(await find({ channel_id })), ...(await find({ source_channel_id: channel_id }))];
      if (found.length > 0) await webhooks.deleteMany({ _id: { $in: found.map(({ id }) => stored(id)) } });
      return [...new Map(found.map((row) => [row.id, row])).values()];
    },
  };
  return store;
}
