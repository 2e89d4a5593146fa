import type { PlacedEvent } from '../events/bus.ts';
import { guildRoom, roomsOf } from './rooms.ts';
import type { Session } from './session.ts';

/**
 * What a session missed, or undefined when that cannot be told: what it may see changed meanwhile, and today's rooms
 * say nothing about what it was allowed to see then.
 */
export function replay(session: Session, missed: readonly PlacedEvent[]): PlacedEvent[] | undefined {
  if (missed.some((event) => changesViewOf(session, event))) return undefined;
  return missed.filter((event) => roomsOf(event.audience).some((room) => session.rooms.has(room)));
}

function changesViewOf(session: Session, { access }: PlacedEvent): boolean {
  switch (access?.kind) {
    case 'join':
    case 'leave':
      return access.user_id === session.user_id;
    case 'guild':
      return session.rooms.has(guildRoom(access.guild.id));
    case 'guild-gone':
      return true;
    default:
      return false;
  }
}
