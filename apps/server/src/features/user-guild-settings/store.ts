import type { Id } from '@chat-js/protocol/ids.ts';
import type { UserGuildSettings } from '@chat-js/protocol/user-guild-settings.ts';

/** Stands for a guild in the row of somebody's conversations. */
export const OF_CONVERSATIONS: Id = '0';

export type StoredGuildSettings = Omit<UserGuildSettings, 'guild_id' | 'version'>;

/** What a person is notified of in a guild. Who has chosen nothing has no row. */
export interface UserGuildSettingsRow {
  user_id: Id;
  guild_id: Id;
  /** 1 for the first, and one more for each that takes the place of another. */
  version: number;
  /** StoredGuildSettings as JSON. */
  settings: string;
}

export interface UserGuildSettingsStore {
  getGuildSettings(user_id: Id, guild_id: Id): Promise<UserGuildSettingsRow | undefined>;
  /** By the ids of the guilds. */
  listGuildSettings(user_id: Id): Promise<UserGuildSettingsRow[]>;
  /** Takes the place of the one with the version before; false when that is not the one that is kept. */
  keepGuildSettings(row: UserGuildSettingsRow): Promise<boolean>;
  removeSettingsOfGuild(guild_id: Id): Promise<void>;
}
