import type { Id } from '@chat-js/protocol/ids.ts';
import type { UserGuildSettings } from '@chat-js/protocol/user-guild-settings.ts';
import type { Context } from '../context.ts';
import { presentGuildSettings } from './read-guild-settings.ts';
import type { UserGuildSettingsRow } from './store.ts';

/** Of two that come in another order the one of the higher version stands on the devices. */
export async function tellGuildSettings(ctx: Context, row: UserGuildSettingsRow): Promise<UserGuildSettings> {
  const data = presentGuildSettings(row);
  await ctx.bus.publish({ type: 'USER_GUILD_SETTINGS_UPDATE', data, audience: { user_ids: [row.user_id] } });
  return data;
}

/** Whoever comes back to a guild finds what they had chosen. */
export async function recallGuildSettings(ctx: Context, user_id: Id, guild_id: Id): Promise<void> {
  const row = await ctx.storage.userGuildSettings.getGuildSettings(user_id, guild_id);
  if (row) await tellGuildSettings(ctx, row);
}
