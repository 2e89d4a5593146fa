import type { Id } from '@chat-js/protocol/ids.ts';
import type { PlacedEvent } from '../events/bus.ts';
import type { Connection } from './connection.ts';
import { channelRoom, guildRoom, isTold, type Rooms, readersRoom } from './rooms.ts';
import { type News, newer, newsOf, ownMessageEvent, unreadEvents } from './unread-event.ts';

/**
 * What a connection missed, or undefined when that cannot be told: what it may see changed meanwhile, and today's rooms
 * say nothing about what it was allowed to see then. Messages of channels that it does not show come as news of them;
 * those from shortly `before` as well: it may have gone after a later event and before it was told of them.
 */
export function replay(
  rooms: Rooms,
  connection: Connection,
  missed: readonly PlacedEvent[],
  before: readonly PlacedEvent[],
): PlacedEvent[] | undefined {
  if (missed.some((event) => changesViewOf(rooms, connection, event))) return undefined;
  const told: PlacedEvent[] = [];
  const unread = new Map<Id, News>();
  const own = new Map<Id, Id>();
  for (const event of missed) {
    if (isTold(rooms, connection, event.audience)) told.push(event);
  }
  for (const event of [...before, ...missed]) {
    const news = newsOf(event);
    if (!news) continue;
    if (rooms.has(connection, readersRoom(news.channel_id)) || !rooms.has(connection, channelRoom(news.channel_id))) continue;
    if (news.written_by === connection.user_id) {
      own.set(news.channel_id, newer(own.get(news.channel_id) ?? '0', news.message_id));
      continue;
    }
    const known = unread.get(news.channel_id);
    unread.set(news.channel_id, { ...news, message_id: newer(known?.message_id ?? '0', news.message_id) });
  }
  const written = [...own].map(([channel_id, message_id]) => ownMessageEvent(channel_id, message_id));
  return [...told, ...written, ...unreadEvents(unread.values())];
}

/** Whether it changes what this connection may see. */
export function changesViewOf(rooms: Rooms, connection: Connection, { access }: PlacedEvent): boolean {
  switch (access?.kind) {
    case 'join':
    case 'leave':
    case 'member':
    case 'private-thread':
      return access.user_id === connection.user_id;
    case 'thread-ended':
      return access.insiders?.includes(connection.user_id) ?? false;
    case 'guild':
      return rooms.has(connection, guildRoom(access.guild.id));
    case 'guild-gone':
      return true;
    default:
      return false;
  }
}
