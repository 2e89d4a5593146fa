import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { NOTIFY, UNCHOSEN } from '@chat-js/protocol/should-notify.ts';
import type { ChannelOverride, MuteConfig } from '@chat-js/protocol/user-guild-settings.ts';
import { isoTime } from '../../lib/clock.ts';
import type { StoredGuildSettings } from './store.ts';

type Given = Omit<OperationInput<'userGuildSettings.update'>, 'guild_id'>;
type Chosen = Pick<ChannelOverride, 'message_notifications' | 'muted' | 'mute_config'>;
type Change = { [K in keyof Chosen]?: Chosen[K] | undefined };

/** What is not given stays. */
export function changedSettings(before: StoredGuildSettings, { channel_overrides = {}, ...given }: Given): StoredGuildSettings {
  const { suppress_everyone = before.suppress_everyone, suppress_roles = before.suppress_roles } = given;
  const overrides = new Map(before.channel_overrides.map((one) => [one.channel_id, one]));
  for (const [channel_id, change] of Object.entries(channel_overrides)) setOverride(overrides, channel_id, change);
  return { ...chosen(before, given), suppress_everyone, suppress_roles, channel_overrides: [...overrides.values()] };
}

function setOverride(overrides: Map<Id, ChannelOverride>, channel_id: Id, change: Change | null): void {
  const next = chosen(change ? (overrides.get(channel_id) ?? UNCHOSEN) : UNCHOSEN, change ?? {});
  if (next.message_notifications === NOTIFY.INHERIT && !next.muted) overrides.delete(channel_id);
  else overrides.set(channel_id, { channel_id, ...next });
}

/** A mute that is given without an end has none, whatever the one before it had. */
function chosen(before: Chosen, { message_notifications, muted, mute_config }: Change): Chosen {
  const next = mute_config === undefined && muted === undefined ? before.mute_config : (mute_config ?? null);
  const isOn = muted ?? before.muted;
  return {
    message_notifications: message_notifications ?? before.message_notifications,
    muted: isOn,
    mute_config: isOn && next ? inUtc(next) : null,
  };
}

function inUtc({ end_time, selected_time_window }: MuteConfig): MuteConfig {
  return { end_time: end_time === null ? null : isoTime(Date.parse(end_time)), selected_time_window };
}
