import type { Id } from '@chat-js/protocol/ids.ts';
import { UNCHOSEN } from '@chat-js/protocol/should-notify.ts';
import type { UserGuildSettings } from '@chat-js/protocol/user-guild-settings.ts';
import type { Context } from '../context.ts';
import { OF_CONVERSATIONS, type StoredGuildSettings, type UserGuildSettingsRow } from './store.ts';

const DEFAULTS: StoredGuildSettings = {
  ...UNCHOSEN,
  suppress_everyone: false,
  suppress_roles: false,
  channel_overrides: [],
};

interface KnownGuildSettings {
  /** 0: nothing was chosen yet. */
  version: number;
  settings: StoredGuildSettings;
}

export async function readGuildSettings(ctx: Context, user_id: Id, guild_id: Id): Promise<KnownGuildSettings> {
  const row = await ctx.storage.userGuildSettings.getGuildSettings(user_id, guild_id);
  return row ? { version: row.version, settings: parseSettings(row) } : { version: 0, settings: DEFAULTS };
}

/** Of these guilds, and of conversations. What was chosen for others waits until the person comes back. */
export async function guildSettingsOf(ctx: Context, user_id: Id, guild_ids: readonly Id[]): Promise<UserGuildSettings[]> {
  const meant = new Set([OF_CONVERSATIONS, ...guild_ids]);
  const rows = await ctx.storage.userGuildSettings.listGuildSettings(user_id);
  return rows.filter(({ guild_id }) => meant.has(guild_id)).map(presentGuildSettings);
}

export function presentGuildSettings(row: UserGuildSettingsRow): UserGuildSettings {
  const guild_id = row.guild_id === OF_CONVERSATIONS ? null : row.guild_id;
  return { guild_id, version: row.version, ...parseSettings(row) };
}

function parseSettings({ settings }: UserGuildSettingsRow): StoredGuildSettings {
  return JSON.parse(settings) as StoredGuildSettings;
}
