import { channelPermissions, type GuildRules, guildPermissions } from '@chat-js/permissions/permissions.ts';
import { slimGuild } from '@chat-js/permissions/slim-guild.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { type AccessChange, TOLD_APART } from '../events/bus.ts';
import type { Connection, JoinedThread } from './connection.ts';
import { endSession } from './farewell.ts';
import type { Reading } from './reading.ts';
import {
  channelRoom,
  guildRoom,
  holdersRoom,
  managersRoom,
  privateThreadsRoom,
  type Rooms,
  threadManagersRoom,
  userRoom,
} from './rooms.ts';
import type { ThreadRooms } from './thread-rooms.ts';
import { compareSights, sightOf, type View } from './views.ts';

/** Keeps connections in exactly the rooms that the permission rules give them. */
export interface Access {
  /** Puts a connection into the rooms of a guild. An older copy of a guild than the known one is ignored. */
  enter(connection: Connection, membership: Entered): void;
  /** Its deletion was told. A guild without it may have been told before: until now there was somebody to tell. */
  closeChannel(guild_id: Id, channel_id: Id): void;
  /** Answers whose view of which channels has changed by it, beside those who came to the guild or left it. */
  apply(change: AccessChange): View[];
}

/** What a person is in a guild. */
export interface Entered {
  guild: GuildRules;
  roles: readonly Id[];
  threads: readonly JoinedThread[];
}

/** A guild by the events so far, and every channel of it that connections may be in. */
interface Known {
  guild: GuildRules;
  channel_ids: Set<Id>;
}

/** More than change while one connection is on the way. */
const MOST_ELSEWHERE = 100;

export function createAccess(rooms: Rooms, reading: Reading, threadRooms: ThreadRooms): Access {
  /** Guilds with someone connected. */
  const guilds = new Map<Id, Known>();
  /** The last rules told of others: whoever is on the way to a place may have read older ones. */
  const elsewhere = new Map<Id, GuildRules>();

  function enter(connection: Connection, { guild: offered, roles, threads }: Entered): void {
    const known = guilds.get(offered.id) ?? { guild: elsewhere.get(offered.id) ?? slimGuild(offered), channel_ids: new Set() };
    guilds.set(offered.id, known);
    elsewhere.delete(offered.id);
    // What was read may be ahead of the events: the others follow when its event comes, and are told by it.
    const guild = known.guild.version >= offered.version ? known.guild : offered;
    for (const { id } of guild.channels) known.channel_ids.add(id);
    connection.memberships.set(guild.id, roles);
    rooms.join(connection, guildRoom(guild.id));
    for (const thread of threads) connection.threads.set(thread.id, thread);
    placeInGuild(connection, guild, roles);
  }

  function placeInGuild(connection: Connection, guild: GuildRules, roles: readonly Id[]): void {
    // A time-out leaves reading, and rooms are about reading.
    const member = { user_id: connection.user_id, roles, timed_out: false };
    const own = guildPermissions(guild, member);
    for (const permission of TOLD_APART) place(connection, holdersRoom(guild.id, permission), hasPermission(own, permission));
    for (const { id, permission_overwrites } of guild.channels) {
      const permissions = channelPermissions(guild, permission_overwrites, member);
      reading.place(connection, id, permissions !== 0n);
      place(connection, managersRoom(id), hasPermission(permissions, 'MANAGE_CHANNELS'));
      const managesThreads = hasPermission(permissions, 'MANAGE_THREADS');
      place(connection, threadManagersRoom(id), managesThreads);
      place(connection, privateThreadsRoom(id), managesThreads && !connection.shown);
    }
    threadRooms.place(connection);
  }

  function place(connection: Connection, room: string, belongs: boolean): void {
    if (belongs) rooms.join(connection, room);
    else rooms.leave(connection, room);
  }

  function leaveChannel(connection: Connection, id: Id): void {
    reading.place(connection, id, false);
    for (const room of [managersRoom, threadManagersRoom, privateThreadsRoom]) rooms.leave(connection, room(id));
  }

  function leave(connection: Connection, guild_id: Id): void {
    connection.memberships.delete(guild_id);
    rooms.leave(connection, guildRoom(guild_id));
    for (const permission of TOLD_APART) rooms.leave(connection, holdersRoom(guild_id, permission));
    const known = guilds.get(guild_id);
    if (!known) return;
    for (const id of known.channel_ids) leaveChannel(connection, id);
    threadRooms.leaveGuild(connection, guild_id, known.channel_ids);
    if (rooms.of(guildRoom(guild_id)).size > 0) return;
    guilds.delete(guild_id);
    remember(known.guild);
  }

  function remember(guild: GuildRules): void {
    if ((elsewhere.get(guild.id)?.version ?? 0) >= guild.version) return;
    elsewhere.delete(guild.id);
    elsewhere.set(guild.id, guild);
    for (const oldest of elsewhere.keys()) if (elsewhere.size > MOST_ELSEWHERE) elsewhere.delete(oldest);
  }

  function changeGuild(guild: GuildRules, told: readonly { id: Id }[]): View[] {
    const known = guilds.get(guild.id);
    if (known && known.guild.version >= guild.version) return [];
    const slim = slimGuild(guild);
    if (!known) {
      remember(slim);
      return [];
    }
    known.guild = slim;
    for (const { id } of guild.channels) known.channel_ids.add(id);
    return [...rooms.of(guildRoom(guild.id))].flatMap((connection) =>
      replaced(connection, known.guild, connection.memberships.get(guild.id) ?? [], told),
    );
  }

  /** Puts a connection where new rules want it; `told`: the channels of which it is to be told. */
  function replaced(connection: Connection, guild: GuildRules, roles: readonly Id[], told: readonly { id: Id }[]): View[] {
    const before = sightOf(rooms, connection, told, guild);
    placeInGuild(connection, guild, roles);
    return compareSights(connection, before, sightOf(rooms, connection, told, guild));
  }

  function changeRoles(user_id: Id, guild_id: Id, roles: readonly Id[], told: readonly { id: Id }[]): View[] {
    const known = guilds.get(guild_id);
    const views: View[] = [];
    for (const connection of rooms.of(userRoom(user_id))) {
      // Whoever is on the way to a place reads the memberships once more.
      connection.changes += 1;
      if (!known || !connection.memberships.has(guild_id)) continue;
      connection.memberships.set(guild_id, roles);
      views.push(...replaced(connection, known.guild, roles, told));
    }
    return views;
  }

  function closeChannel(guild_id: Id, id: Id): void {
    guilds.get(guild_id)?.channel_ids.delete(id);
    for (const room of [channelRoom(id), managersRoom(id)]) {
      for (const connection of [...rooms.of(room)]) leaveChannel(connection, id);
    }
    threadRooms.closeChannel(guild_id, id);
  }

  return {
    enter,
    closeChannel,
    apply(change) {
      switch (change.kind) {
        case 'guild':
          return changeGuild(change.guild, change.channels ?? []);
        case 'member':
          return changeRoles(change.user_id, change.guild_id, change.roles, change.channels);
        case 'guild-gone':
          for (const connection of [...rooms.of(guildRoom(change.guild_id))]) leave(connection, change.guild_id);
          break;
        case 'join':
          for (const connection of rooms.of(userRoom(change.user_id))) {
            connection.changes += 1;
            enter(connection, { ...change, threads: [] });
          }
          break;
        case 'leave':
          for (const connection of rooms.of(userRoom(change.user_id))) {
            connection.changes += 1;
            leave(connection, change.guild_id);
          }
          break;
        case 'thread':
        case 'private-thread':
        case 'thread-ended':
        case 'thread-gone':
          threadRooms.apply(change);
          break;
        case 'sessions-end':
          for (const connection of [...rooms.of(userRoom(change.user_id))]) {
            if (change.session_ids.includes(connection.auth_session_id)) endSession(connection);
          }
      }
      return [];
    },
  };
}
