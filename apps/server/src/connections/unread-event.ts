import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import type { PlacedEvent } from '../events/bus.ts';
import { control } from './control.ts';

/** The newest message of a channel. */
export interface News {
  guild_id: Id;
  channel_id: Id;
  message_id: Id;
  /** To whom alone it is not new; undefined when several wrote. */
  written_by: Id | undefined;
}

/** What a message tells those who do not read it; undefined for other events. */
export function newsOf({ type, audience, made_id }: PlacedEvent): News | undefined {
  if (type !== 'MESSAGE_CREATE' || made_id === undefined || typeof audience === 'string' || !('readers_of_channel' in audience)) {
    return undefined;
  }
  const { in_guild, readers_of_channel, written_by } = audience;
  return { guild_id: in_guild, channel_id: readers_of_channel, message_id: made_id, written_by };
}

/** Whoever writes has read what is above it. To those of their connections that are not sent the message. */
export function ownMessageEvent(channel_id: Id, message_id: Id): PlacedEvent {
  return control('MESSAGE_ACK', JSON.stringify({ channel_id, message_id, mention_count: 0 }), null);
}

export function newer(a: Id, b: Id): Id {
  return compareIds(a, b) >= 0 ? a : b;
}

/** One CHANNEL_UNREAD_UPDATE for each guild. Without a position: whoever resumes goes on after what they were really given. */
export function unreadEvents(all: Iterable<News>): PlacedEvent[] {
  const byGuild = new Map<Id, { id: Id; last_message_id: Id }[]>();
  for (const { guild_id, channel_id: id, message_id: last_message_id } of all) {
    const updates = byGuild.get(guild_id);
    if (updates) updates.push({ id, last_message_id });
    else byGuild.set(guild_id, [{ id, last_message_id }]);
  }
  return [...byGuild].map(([guild_id, channel_unread_updates]) =>
    control('CHANNEL_UNREAD_UPDATE', JSON.stringify({ guild_id, channel_unread_updates }), null),
  );
}
