import type { Id } from '@chat-js/protocol/ids.ts';
import type { Wish } from '../../events/bus.ts';
import type { Context } from '../context.ts';
import type { StoredSettings } from './store.ts';

export interface KnownSettings {
  /** 0: nothing was chosen yet. */
  revision: number;
  settings: StoredSettings;
}

const DEFAULTS: StoredSettings = {
  ...{ status: 'online', custom_status: null, theme: null, guild_positions: [], guild_folders: [] },
  ...{ dm_policy: 'guilds', requests_from_guilds: false },
};

export async function readSettings(ctx: Context, user_id: Id): Promise<KnownSettings> {
  const row = await ctx.storage.userSettings.getSettings(user_id);
  return row
    ? { revision: row.revision, settings: { ...DEFAULTS, ...(JSON.parse(row.settings) as StoredSettings) } }
    : { revision: 0, settings: DEFAULTS };
}

export function wishOf({ revision, settings: { status, custom_status } }: KnownSettings): Wish {
  return { revision, status, custom_status };
}
