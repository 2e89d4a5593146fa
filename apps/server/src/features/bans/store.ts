import type { Id } from '@chat-js/protocol/ids.ts';

/** Someone who may not come back. Times in ms since 1970. */
export interface BanRow {
  guild_id: Id;
  user_id: Id;
  moderator_id: Id;
  reason: string | null;
  created_at: number;
  /** null: until it is lifted. */
  expires_at: number | null;
  /** Keyed hashes of addresses they came from; empty unless the guild bans addresses too. */
  address_hashes: string[];
}

export interface BanPage {
  after?: Id | undefined;
  before?: Id | undefined;
  limit: number;
}

export interface BanStore {
  /** In place of an older ban of the same person. */
  keepBan(row: BanRow): Promise<void>;
  getBan(guild_id: Id, user_id: Id): Promise<BanRow | undefined>;
  /** In the order of user ids, after `after`; with `before` the ones just before it. */
  listBans(guild_id: Id, page: BanPage): Promise<BanRow[]>;
  /** Bans with one of these address hashes. */
  listBansOfAddresses(guild_id: Id, hashes: readonly string[]): Promise<BanRow[]>;
  /** Of all guilds, those that have ended at `now`, the earliest first. */
  listEndedBans(now: number, limit: number): Promise<BanRow[]>;
  /** The ban that was lifted; undefined when there was none. */
  removeBan(guild_id: Id, user_id: Id): Promise<BanRow | undefined>;
  /** Lifts a ban that has ended at `now`, unless another took its place. Atomic. */
  removeEndedBan(guild_id: Id, user_id: Id, now: number): Promise<BanRow | undefined>;
  /** The guild does not ban addresses any more. */
  forgetAddresses(guild_id: Id): Promise<void>;
  removeBansOfGuild(guild_id: Id): Promise<void>;
}
