import { isGroupNote } from '@chat-js/client/group-notes.ts';
import { placesAround } from '@chat-js/client/guild-settings.ts';
import { isThread } from '@chat-js/client/is-thread.ts';
import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import { isBlocked } from '@chat-js/client/relationships.ts';
import type { State } from '@chat-js/client/state.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import { isMuted } from '@chat-js/protocol/is-muted.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { NOTIFY, type NotifyIn, notifyLevel, shouldNotify } from '@chat-js/protocol/should-notify.ts';

/** A message of which the person may want to hear. */
export interface News {
  channel_id: Id;
  message_id: Id;
}

/** What has come since, as far as this device was told of it, and is not read: nothing when the page has just been opened. */
export function newsBetween(before: State, after: State): News[] {
  if (!before.ready || before.channels === after.channels) return [];
  return Object.keys(after.channels).flatMap((channel_id) => {
    const known = before.channels[channel_id];
    const channel = after.channels[channel_id];
    const last = channel?.last_message_id;
    if (!known || known === channel || !last) return [];
    const since = known.last_message_id ?? '0';
    const mentions = after.mentions[channel_id] ?? [];
    const written = after.windows[channel_id]?.messages.map(({ id }) => id) ?? [];
    const ids = [...new Set([...mentions, ...written, last])].filter((id) => compareIds(id, since) > 0);
    return ids.map((message_id) => ({ channel_id, message_id })).filter((one) => isWanted(after, one));
  });
}

/** It is not read, and of what is known without the message nothing speaks against it. */
export function isWanted(state: State, { channel_id, message_id }: News): boolean {
  const channel = state.channels[channel_id];
  if (!channel || (isThread(channel) && !channel.member) || state.settings?.status === 'dnd') return false;
  if (compareIds(message_id, state.seen[channel_id] ?? '0') <= 0) return false;
  const where = whereOf(state, channel_id);
  const level = notifyLevel(where);
  if (isMuted(where) || level === NOTIFY.NOTHING) return false;
  const isMentioned = () =>
    state.mentions[channel_id]?.includes(message_id) || state.windows[channel_id]?.messages.some(({ id }) => id === message_id);
  return level === NOTIFY.ALL || isMentioned() === true;
}

/** The message is there: whether the person is notified of it. */
export function isNotified(state: State, message: Message): boolean {
  const { id: message_id, channel_id, author, mentions, mention_everyone, mention_roles } = message;
  const me = state.me?.id ?? '';
  const guild_id = state.channels[channel_id]?.guild_id ?? NO_GUILD;
  const mine = state.members[guild_id]?.[me]?.roles ?? [];
  const facts = {
    own: author.id === me,
    blocked: isBlocked(state, author.id),
    personal: guild_id === NO_GUILD || mentions.some(({ id }) => id === me),
    roles: mention_roles.some((id) => mine.includes(id)),
    everyone: mention_everyone,
  };
  return !isGroupNote(message) && isWanted(state, { channel_id, message_id }) && shouldNotify(whereOf(state, channel_id), facts).notify;
}

function whereOf(state: State, channel_id: Id): NotifyIn {
  const guild_id = state.channels[channel_id]?.guild_id ?? NO_GUILD;
  return {
    settings: state.guildSettings[guild_id],
    guild_default: state.guilds[guild_id]?.default_message_notifications ?? NOTIFY.ALL,
    places: placesAround(state, channel_id),
    now: Date.now(),
  };
}
