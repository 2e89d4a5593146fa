import type { Id } from '@chat-js/protocol/ids.ts';
import type { Audience } from '../events/bus.ts';
import type { Session } from './session.ts';

export const userRoom = (id: Id) => `user:${id}`;
export const guildRoom = (id: Id) => `guild:${id}`;
export const channelRoom = (id: Id) => `channel:${id}`;
export const ADMIN_ROOM = 'admins';

/** The rooms that an audience fills: a session gets an event once if it is in any of them. */
export function roomsOf(audience: Audience): string[] {
  if (audience === 'nobody') return [];
  if (audience === 'admins') return [ADMIN_ROOM];
  if ('channel_id' in audience) return [channelRoom(audience.channel_id)];
  if ('guild_id' in audience) return [guildRoom(audience.guild_id)];
  return audience.user_ids.map(userRoom);
}

/** Which sessions are where. */
export interface Rooms {
  of(room: string): ReadonlySet<Session>;
  join(session: Session, room: string): void;
  leave(session: Session, room: string): void;
  leaveAll(session: Session): void;
}

const NOBODY: ReadonlySet<Session> = new Set();

export function createRooms(): Rooms {
  const rooms = new Map<string, Set<Session>>();

  function leave(session: Session, room: string): void {
    session.rooms.delete(room);
    const inside = rooms.get(room);
    inside?.delete(session);
    if (inside?.size === 0) rooms.delete(room);
  }

  return {
    of: (room) => rooms.get(room) ?? NOBODY,
    join(session, room) {
      session.rooms.add(room);
      const inside = rooms.get(room);
      if (inside) inside.add(session);
      else rooms.set(room, new Set([session]));
    },
    leave,
    leaveAll(session) {
      for (const room of [...session.rooms]) leave(session, room);
    },
  };
}
