import type { Id } from './ids.ts';
import { isMuted } from './is-muted.ts';
import type { UserGuildSettings } from './user-guild-settings.ts';

/** What of a place somebody is notified of. INHERIT: as its category, or the guild. */
export const NOTIFY = { ALL: 0, MENTIONS: 1, NOTHING: 2, INHERIT: 3 } as const;

/** Of a place for which nobody has chosen anything. */
export const UNCHOSEN = { message_notifications: NOTIFY.INHERIT, muted: false, mute_config: null } as const;

/** What somebody has chosen for a guild, or for conversations; undefined: nothing. */
export type ChosenSettings =
  | Pick<
      UserGuildSettings,
      'message_notifications' | 'muted' | 'mute_config' | 'suppress_everyone' | 'suppress_roles' | 'channel_overrides'
    >
  | undefined;

export interface NotifyIn {
  settings: ChosenSettings;
  /** `default_message_notifications` of the guild; of conversations ALL. */
  guild_default: number;
  /** The place of the message and what it stands in: a thread, its channel, its category. */
  places: readonly Id[];
  /** ms since 1970 */
  now: number;
}

/** What a message is to somebody. */
export interface MessageFacts {
  /** They wrote it. */
  own: boolean;
  /** They have blocked whoever wrote it. */
  blocked: boolean;
  /** It names them, answers them, or stands in a conversation of theirs. */
  personal: boolean;
  /** It names a role of theirs. */
  roles: boolean;
  everyone: boolean;
}

export interface Notice {
  /** It is shown as a notification. */
  notify: boolean;
  /** It makes its channel unread on their screens. */
  unread: boolean;
  /** It is counted among what tells them something. */
  mentioned: boolean;
}

/** What holds in a place: what was chosen for the nearest of what it stands in. */
export function notifyLevel({ settings, guild_default, places }: Omit<NotifyIn, 'now'>): number {
  if (!settings) return guild_default;
  const chosen = places.map((id) => settings.channel_overrides.find(({ channel_id }) => channel_id === id)?.message_notifications);
  const levels = [...chosen, settings.message_notifications];
  return levels.find((level) => level !== undefined && level !== NOTIFY.INHERIT) ?? guild_default;
}

/** Whether somebody is notified of a message, and what it changes on their screens. Whether they want to be disturbed is asked elsewhere. */
export function shouldNotify(where: NotifyIn, { own, blocked, personal, roles, everyone }: MessageFacts): Notice {
  if (own) return { notify: false, unread: false, mentioned: false };
  const { suppress_everyone = false, suppress_roles = false } = where.settings ?? {};
  const mentioned = personal || (roles && !suppress_roles) || (everyone && !suppress_everyone);
  const muted = isMuted(where);
  const level = notifyLevel(where);
  const wanted = level === NOTIFY.ALL || (level === NOTIFY.MENTIONS && mentioned);
  return { notify: wanted && !muted && !blocked, unread: !muted, mentioned };
}
