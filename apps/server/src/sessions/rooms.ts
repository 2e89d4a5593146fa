import type { Id } from '@chat-js/protocol/ids.ts';
import type { Audience } from '../events/bus.ts';
import type { Room, Session } from './session.ts';

export const userRoom = (id: Id) => `user:${id}`;
export const guildRoom = (id: Id) => `guild:${id}`;
export const channelRoom = (id: Id) => `channel:${id}`;
export const managersRoom = (channel_id: Id) => `managers:${channel_id}`;
export const ADMIN_ROOM = 'admins';

/** The rooms that an audience fills: a session gets an event once if it is in any of them. */
export function roomsOf(audience: Audience): string[] {
  if (audience === 'nobody') return [];
  if (audience === 'admins') return [ADMIN_ROOM];
  if ('channel_id' in audience) return [channelRoom(audience.channel_id)];
  if ('managers_of_channel' in audience) return [managersRoom(audience.managers_of_channel)];
  if ('guild_id' in audience) return [guildRoom(audience.guild_id)];
  return audience.user_ids.map(userRoom);
}

/** Which sessions are where. Sessions hold rooms, not their names: with many connections the names would weigh more than all else. */
export interface Rooms {
  of(name: string): ReadonlySet<Session>;
  has(session: Session, name: string): boolean;
  join(session: Session, name: string): void;
  leave(session: Session, name: string): void;
  leaveAll(session: Session): void;
}

const NOBODY: ReadonlySet<Session> = new Set();

export function createRooms(): Rooms {
  const rooms = new Map<string, Room>();

  function leave(session: Session, room: Room): void {
    session.rooms.delete(room);
    room.sessions.delete(session);
    if (room.sessions.size === 0) rooms.delete(room.name);
  }

  return {
    of: (name) => rooms.get(name)?.sessions ?? NOBODY,
    has: (session, name) => rooms.get(name)?.sessions.has(session) ?? false,
    join(session, name) {
      let room = rooms.get(name);
      if (!room) {
        room = { name, sessions: new Set() };
        rooms.set(name, room);
      }
      room.sessions.add(session);
      session.rooms.add(room);
    },
    leave(session, name) {
      const room = rooms.get(name);
      if (room) leave(session, room);
    },
    leaveAll(session) {
      for (const room of [...session.rooms]) leave(session, room);
    },
  };
}
