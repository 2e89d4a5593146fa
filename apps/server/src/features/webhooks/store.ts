import type { Id } from '@chat-js/protocol/ids.ts';

/** A webhook that brings into a channel what is published in another one, as stored. */
export interface WebhookRow {
  id: Id;
  guild_id: Id;
  channel_id: Id;
  /** Who made it. */
  user_id: Id;
  source_guild_id: Id;
  source_channel_id: Id;
  /** As they were called when it was made: who reads here may not see them. */
  source_guild_name: string;
  source_channel_name: string;
}

/** `repeated`: the channel follows that one already; nothing was written. `full`: which of the two has as many as it may. */
export type WebhookInserted = { row: WebhookRow; repeated: boolean } | { full: 'channel' | 'source' };

export interface WebhookStore {
  /** Of those made at once too few may be kept, never more than `of_channel` of a channel or `of_source` of what is followed. */
  insertFollower(row: WebhookRow, limits: { of_channel: number; of_source: number }): Promise<WebhookInserted>;
  getWebhook(id: Id): Promise<WebhookRow | undefined>;
  /** Lowest id first. */
  listWebhooksOfChannel(channel_id: Id): Promise<WebhookRow[]>;
  /** Those that bring here what is published in this channel, ids above `after`, lowest first. */
  listFollowers(source_channel_id: Id, page: { after: Id; limit: number }): Promise<WebhookRow[]>;
  /** Answers whether it was there. */
  removeWebhook(id: Id): Promise<boolean>;
  /** Those that write into the channel and those that follow it; answers them, in no order. */
  removeWebhooksAround(channel_id: Id): Promise<WebhookRow[]>;
}
