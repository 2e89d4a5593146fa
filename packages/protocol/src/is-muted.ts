import type { Id } from './ids.ts';
import type { ChannelOverride, MuteConfig, UserGuildSettings } from './user-guild-settings.ts';

type Mute = Pick<ChannelOverride, 'muted' | 'mute_config'>;

interface MutedIn {
  /** undefined: nothing was chosen. */
  settings: (Mute & Pick<UserGuildSettings, 'channel_overrides'>) | undefined;
  /** A place and what it stands in: a thread, its channel, its category. */
  places: readonly Id[];
  /** ms since 1970 */
  now: number;
}

/** A mute ends by itself: one whose time has come is none. */
export function isMuteOn({ muted, mute_config }: Mute, now: number): boolean {
  return muted && !hasPassed(mute_config, now);
}

function hasPassed(mute: MuteConfig | null, now: number): boolean {
  return mute !== null && mute.end_time !== null && Date.parse(mute.end_time) <= now;
}

/** The place, or something that it stands in, is muted. */
export function isMuted({ settings, places, now }: MutedIn): boolean {
  if (!settings) return false;
  return isMuteOn(settings, now) || settings.channel_overrides.some((one) => places.includes(one.channel_id) && isMuteOn(one, now));
}
