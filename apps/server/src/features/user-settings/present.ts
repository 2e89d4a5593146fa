import type { CustomStatus, UserSettings } from '@chat-js/protocol/user-settings.ts';
import type * as bus from '../../events/bus.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Context } from '../context.ts';
import { hasEnded } from '../presence/present.ts';
import type { UserRow } from '../users/store.ts';
import type { KnownSettings } from './read-settings.ts';

export function presentSettings(ctx: Context, { revision, settings }: KnownSettings, { locale }: Pick<UserRow, 'locale'>): UserSettings {
  const { status, custom_status, theme, guild_positions, guild_folders, dm_policy, requests_from_guilds } = settings;
  const shown = custom_status && !hasEnded(custom_status, ctx.clock.now()) ? presentCustomStatus(custom_status) : null;
  return { revision, status, custom_status: shown, theme, locale, guild_positions, guild_folders, dm_policy, requests_from_guilds };
}

function presentCustomStatus({ text, emoji, expires_at }: bus.CustomStatus): CustomStatus {
  return {
    text,
    emoji_id: emoji?.id ?? null,
    emoji_name: emoji?.name ?? null,
    expires_at: expires_at === null ? null : isoTime(expires_at),
  };
}
