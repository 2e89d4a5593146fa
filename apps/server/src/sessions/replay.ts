import type { PlacedEvent } from '../events/bus.ts';
import { guildRoom, type Rooms, roomsOf } from './rooms.ts';
import type { Session } from './session.ts';

/**
 * What a session missed, or undefined when that cannot be told: what it may see changed meanwhile, and today's rooms
 * say nothing about what it was allowed to see then.
 */
export function replay(rooms: Rooms, session: Session, missed: readonly PlacedEvent[]): PlacedEvent[] | undefined {
  if (missed.some((event) => changesViewOf(rooms, session, event))) return undefined;
  return missed.filter((event) => roomsOf(event.audience).some((name) => rooms.has(session, name)));
}

function changesViewOf(rooms: Rooms, session: Session, { access }: PlacedEvent): boolean {
  switch (access?.kind) {
    case 'join':
    case 'leave':
      return access.user_id === session.user_id;
    case 'guild':
      return rooms.has(session, guildRoom(access.guild.id));
    case 'guild-gone':
      return true;
    default:
      return false;
  }
}
