import type { Channel } from '@chat-js/protocol/channels.ts';
import type { IncidentsData } from '@chat-js/protocol/guilds.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import type { threadFields } from '@chat-js/protocol/threads.ts';

/** A thread is one too where messages are, and is never stored in a guild. */
export type StoredChannel = Omit<Channel, 'last_message_id' | keyof typeof threadFields>;

/** Its picture is the file `emojis/<id>.webp`. */
export interface StoredEmoji {
  id: Id;
  name: string;
  animated: boolean;
  /** Who added it. */
  user_id: Id;
}

/** A guild as stored: read whole, changed atomically by comparing `version`. */
export interface GuildDoc {
  id: Id;
  /** Grows by one with each change. */
  version: number;
  name: string;
  icon: string | null;
  description: string | null;
  owner_id: Id;
  roles: Role[];
  channels: StoredChannel[];
  /** The oldest first. */
  emojis: StoredEmoji[];
  /** How well one must be known to write: 0 to 4, as in the API. */
  verification_level: number;
  /** Raid mode, while it is on; a time in the past has ended. */
  incidents_data: IncidentsData | null;
  /** So many people who join within a minute turn raid mode on; 0: never. */
  raid_joins: number;
  /** Bans hold for the addresses of the person too. */
  ban_addresses: boolean;
  /** Where alerts for moderators go. */
  safety_alerts_channel_id: Id | null;
  /** Deleted channels whose messages and invites are still to be removed. */
  purging: Id[];
  /** The guild is gone for everyone; what belonged to it is still to be removed. */
  deleted: boolean;
}

export interface GuildStore {
  insertGuild(guild: GuildDoc): Promise<void>;
  /** Also answers a guild marked deleted. */
  getGuild(id: Id): Promise<GuildDoc | undefined>;
  /** In the order asked for; unknown ids are left out. */
  listGuilds(ids: readonly Id[]): Promise<GuildDoc[]>;
  /** The guild that holds this channel now: not in `purging`, and the guild not deleted. */
  findGuildOfChannel(channel_id: Id): Promise<GuildDoc | undefined>;
  /** Writes the document if the stored version is `guild.version - 1`; false otherwise. */
  replaceGuild(guild: GuildDoc): Promise<boolean>;
  /** Guilds with something to purge: `deleted`, or `purging` not empty. */
  listGuildsToPurge(): Promise<GuildDoc[]>;
  /** Removes the document, when everything else of the guild is gone. */
  removeGuild(id: Id): Promise<void>;
}
