import type { Id } from '@chat-js/protocol/ids.ts';
import { type ChosenSettings, NOTIFY, shouldNotify } from '@chat-js/protocol/should-notify.ts';
import type { PlaceAccessed } from '../channels/access.ts';
import { mentionRowsOf } from '../mentions/mention-rows.ts';
import type { MessageRow } from '../messages/store.ts';

interface Somebody {
  user_id: Id;
  /** Of the guild. */
  roles: readonly Id[];
  settings: ChosenSettings;
}

/** Whether somebody wants to be told of a message there, by what they have chosen. `isInThread`: of a thread, they are in it. */
export function isNotified(
  { guild, channel, thread }: Pick<PlaceAccessed, 'guild' | 'channel' | 'thread'>,
  row: MessageRow,
  { user_id, roles, settings }: Somebody,
  { now, isInThread }: { now: number; isInThread: boolean },
): boolean {
  const targets = new Set(mentionRowsOf(guild?.id, row).map(({ target_id }) => target_id));
  const facts = {
    own: row.author_id === user_id,
    // Whoever asks looks at it: it costs a read of its own, and few messages need it.
    blocked: false,
    personal: !guild || targets.has(user_id),
    roles: roles.some((id) => targets.has(id)),
    everyone: guild !== undefined && targets.has(guild.id),
  };
  const places = guild
    ? [channel.id, ...(thread ? [thread.parent_id] : []), ...aboveOf(guild.channels, thread?.parent_id ?? channel.id)]
    : [channel.id];
  const { notify, mentioned } = shouldNotify({ settings, guild_default: NOTIFY.ALL, places, now }, facts);
  return notify && (mentioned || isInThread || !thread);
}

function aboveOf(channels: readonly { id: Id; parent_id: Id | null }[], id: Id): Id[] {
  const parent_id = channels.find((channel) => channel.id === id)?.parent_id;
  return parent_id ? [parent_id] : [];
}
