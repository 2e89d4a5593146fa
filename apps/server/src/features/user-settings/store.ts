import type { Id } from '@chat-js/protocol/ids.ts';
import type { DmPolicy, GuildFolder, Theme } from '@chat-js/protocol/user-settings.ts';
import type { Wish } from '../../events/bus.ts';

/** The language is that of the user: it stands in their row alone. */
export interface StoredSettings extends Omit<Wish, 'revision'> {
  theme: Theme | null;
  guild_positions: Id[];
  guild_folders: GuildFolder[];
  dm_policy: DmPolicy;
  requests_from_guilds: boolean;
}

/** What a person has chosen. Who has chosen nothing has no row. */
export interface UserSettingsRow {
  user_id: Id;
  /** 1 for the first, and one more for each that takes the place of another. */
  revision: number;
  /** StoredSettings as JSON. */
  settings: string;
  /** When their custom status ends, ms since 1970; null: there is none, or it does not. */
  status_ends_at: number | null;
}

export interface UserSettingsStore {
  getSettings(user_id: Id): Promise<UserSettingsRow | undefined>;
  /** Takes the place of the one with the revision before; false when that is not the one that is kept. */
  keepSettings(row: UserSettingsRow): Promise<boolean>;
  /** Those whose custom status has ended by `now`, the longest ended first. */
  listEndedStatuses(now: number, limit: number): Promise<UserSettingsRow[]>;
  removeSettings(user_id: Id): Promise<void>;
}
