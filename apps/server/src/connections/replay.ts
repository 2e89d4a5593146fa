import type { PlacedEvent } from '../events/bus.ts';
import type { Connection } from './connection.ts';
import { guildRoom, type Rooms, roomsOf } from './rooms.ts';

/**
 * What a connection missed, or undefined when that cannot be told: what it may see changed meanwhile, and today's rooms
 * say nothing about what it was allowed to see then.
 */
export function replay(rooms: Rooms, connection: Connection, missed: readonly PlacedEvent[]): PlacedEvent[] | undefined {
  if (missed.some((event) => changesViewOf(rooms, connection, event))) return undefined;
  return missed.filter((event) => roomsOf(event.audience).some((name) => rooms.has(connection, name)));
}

function changesViewOf(rooms: Rooms, connection: Connection, { access }: PlacedEvent): boolean {
  switch (access?.kind) {
    case 'join':
    case 'leave':
      return access.user_id === connection.user_id;
    case 'guild':
      return rooms.has(connection, guildRoom(access.guild.id));
    case 'guild-gone':
      return true;
    default:
      return false;
  }
}
