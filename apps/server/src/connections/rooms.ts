import type { Id } from '@chat-js/protocol/ids.ts';
import type { Permission } from '@chat-js/protocol/permissions.ts';
import type { Audience, Mentioned, Readers } from '../events/bus.ts';
import type { Connection, Room } from './connection.ts';

export const userRoom = (id: Id) => `user:${id}`;
export const guildRoom = (id: Id) => `guild:${id}`;
export const channelRoom = (id: Id) => `channel:${id}`;
/** Who gets the channel's messages. */
export const readersRoom = (channel_id: Id) => `readers:${channel_id}`;
/** Who gets everything that is written below the channel: in its threads, whichever they are. */
export const threadsRoom = (channel_id: Id) => `threads:${channel_id}`;
/** Who manages the threads of the channel, and by that sees all of them. */
export const threadManagersRoom = (channel_id: Id) => `thread-managers:${channel_id}`;
/** Those of them who get everything that is written in private threads. */
export const privateThreadsRoom = (channel_id: Id) => `private-threads:${channel_id}`;
/** Who may see the channel, does not read it, and is still to be told that there is something new in it. */
export const untoldRoom = (channel_id: Id) => `untold:${channel_id}`;
export const managersRoom = (channel_id: Id) => `managers:${channel_id}`;
/** Who holds a permission in the guild as a whole. */
export const holdersRoom = (guild_id: Id, permission: Permission) => `${permission}:${guild_id}`;
export const ADMIN_ROOM = 'admins';

/** The rooms that an audience fills: a connection gets an event once if it is in any of them. */
export function roomsOf(audience: Audience): string[] {
  if (audience === 'nobody') return [];
  if (audience === 'admins') return [ADMIN_ROOM];
  if ('admins_except' in audience) return [ADMIN_ROOM];
  if ('channel_id' in audience) return [channelRoom(audience.channel_id)];
  if ('readers_of_channel' in audience) return readersRooms(audience);
  if ('private_thread' in audience) {
    const { private_thread: id, parent_id, user_ids = [] } = audience;
    return [channelRoom(id), threadManagersRoom(parent_id), ...user_ids.map(userRoom)];
  }
  if ('mentioned_in' in audience) return [channelRoom(audience.mentioned_in)];
  if ('managers_of_channel' in audience) return [managersRoom(audience.managers_of_channel)];
  if ('holders_in_guild' in audience) return [holdersRoom(audience.holders_in_guild, audience.permission)];
  if ('guild_id' in audience) return [guildRoom(audience.guild_id)];
  return audience.user_ids.map(userRoom);
}

function readersRooms({ readers_of_channel, thread_of, ...kind }: Readers): string[] {
  const own = readersRoom(readers_of_channel);
  if (thread_of === undefined) return [own];
  return [own, kind.private ? privateThreadsRoom(thread_of) : threadsRoom(thread_of)];
}

/** Not all in the rooms of the audience are told. */
export function isChoosy(audience: Audience): boolean {
  return typeof audience !== 'string' && (exceptOf(audience) !== undefined || 'mentioned_in' in audience);
}

/** Whether a connection in a room of the audience is told. */
export function isMeant(connection: Connection, audience: Audience): boolean {
  if (typeof audience === 'string') return true;
  if ('mentioned_in' in audience) return isMentioned(connection, audience);
  return exceptOf(audience) !== connection.user_id;
}

/** Who is not told although they are in a room of the audience. */
function exceptOf(audience: Exclude<Audience, string>): Id | undefined {
  if ('admins_except' in audience) return audience.admins_except;
  return 'holders_in_guild' in audience ? audience.except : undefined;
}

function isMentioned({ user_id, memberships }: Connection, { in_guild, target_ids, unheard_by }: Mentioned): boolean {
  if (unheard_by.includes(user_id)) return false;
  return target_ids.some((id) => id === user_id || id === in_guild || memberships.get(in_guild)?.includes(id));
}

/** Whether a connection is among those who are told. */
export function isTold(rooms: Rooms, connection: Connection, audience: Audience): boolean {
  return isMeant(connection, audience) && roomsOf(audience).some((name) => rooms.has(connection, name));
}

/** Which connections are where. Connections hold rooms, not their names: with many connections the names would weigh more than all else. */
export interface Rooms {
  of(name: string): ReadonlySet<Connection>;
  has(connection: Connection, name: string): boolean;
  join(connection: Connection, name: string): void;
  leave(connection: Connection, name: string): void;
  leaveAll(connection: Connection): void;
}

const NOBODY: ReadonlySet<Connection> = new Set();

export function createRooms(): Rooms {
  const rooms = new Map<string, Room>();

  function leave(connection: Connection, room: Room): void {
    connection.rooms.delete(room);
    room.connections.delete(connection);
    if (room.connections.size === 0) rooms.delete(room.name);
  }

  return {
    of: (name) => rooms.get(name)?.connections ?? NOBODY,
    has: (connection, name) => rooms.get(name)?.connections.has(connection) ?? false,
    join(connection, name) {
      let room = rooms.get(name);
      if (!room) {
        room = { name, connections: new Set() };
        rooms.set(name, room);
      }
      room.connections.add(connection);
      connection.rooms.add(room);
    },
    leave(connection, name) {
      const room = rooms.get(name);
      if (room) leave(connection, room);
    },
    leaveAll(connection) {
      for (const room of [...connection.rooms]) leave(connection, room);
    },
  };
}
