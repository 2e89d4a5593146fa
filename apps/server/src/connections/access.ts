import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { AccessChange } from '../events/bus.ts';
import { channelPermissions, type GuildAccess } from '../permissions/permissions.ts';
import { slimGuild } from '../permissions/slim-guild.ts';
import type { Connection } from './connection.ts';
import type { Reading } from './reading.ts';
import { channelRoom, guildRoom, managersRoom, type Rooms, userRoom } from './rooms.ts';

/** Keeps connections in exactly the rooms that the permission rules give them. */
export interface Access {
  /** Puts a connection into the rooms of a guild. An older copy of a guild than the known one is ignored. */
  enter(connection: Connection, guild: GuildAccess, roles: readonly Id[]): void;
  /** Its deletion was told. A guild without it may have been told before: until now there was somebody to tell. */
  closeChannel(guild_id: Id, channel_id: Id): void;
  apply(change: AccessChange): void;
}

/** A guild by the events so far, and every channel of it that connections may be in. */
interface Known {
  guild: GuildAccess;
  channel_ids: Set<Id>;
}

/** More than change while one connection is on the way. */
const MOST_ELSEWHERE = 100;

export function createAccess(rooms: Rooms, reading: Reading): Access {
  /** Guilds with someone connected. */
  const guilds = new Map<Id, Known>();
  /** The last rules told of others: whoever is on the way to a place may have read older ones. */
  const elsewhere = new Map<Id, GuildAccess>();

  function enter(connection: Connection, offered: GuildAccess, roles: readonly Id[]): void {
    const known = guilds.get(offered.id) ?? { guild: elsewhere.get(offered.id) ?? slimGuild(offered), channel_ids: new Set() };
    guilds.set(offered.id, known);
    elsewhere.delete(offered.id);
    // What was read may be ahead of the events: the others follow when its event comes, and are told by it.
    const guild = known.guild.version >= offered.version ? known.guild : offered;
    for (const { id } of guild.channels) known.channel_ids.add(id);
    connection.memberships.set(guild.id, roles);
    rooms.join(connection, guildRoom(guild.id));
    placeInChannels(connection, guild, roles);
  }

  function placeInChannels(connection: Connection, guild: GuildAccess, roles: readonly Id[]): void {
    for (const { id, permission_overwrites } of guild.channels) {
      const permissions = channelPermissions(guild, permission_overwrites, { user_id: connection.user_id, roles });
      reading.place(connection, id, permissions !== 0n);
      if (hasPermission(permissions, 'MANAGE_CHANNELS')) rooms.join(connection, managersRoom(id));
      else rooms.leave(connection, managersRoom(id));
    }
  }

  function leaveChannel(connection: Connection, id: Id): void {
    reading.place(connection, id, false);
    rooms.leave(connection, managersRoom(id));
  }

  function leave(connection: Connection, guild_id: Id): void {
    connection.memberships.delete(guild_id);
    rooms.leave(connection, guildRoom(guild_id));
    const known = guilds.get(guild_id);
    if (!known) return;
    for (const id of known.channel_ids) leaveChannel(connection, id);
    if (rooms.of(guildRoom(guild_id)).size > 0) return;
    guilds.delete(guild_id);
    remember(known.guild);
  }

  function remember(guild: GuildAccess): void {
    if ((elsewhere.get(guild.id)?.version ?? 0) >= guild.version) return;
    elsewhere.delete(guild.id);
    elsewhere.set(guild.id, guild);
    for (const oldest of elsewhere.keys()) if (elsewhere.size > MOST_ELSEWHERE) elsewhere.delete(oldest);
  }

  function changeGuild(guild: GuildAccess): void {
    const known = guilds.get(guild.id);
    if (known && known.guild.version >= guild.version) return;
    const slim = slimGuild(guild);
    if (!known) {
      remember(slim);
      return;
    }
    known.guild = slim;
    for (const { id } of guild.channels) known.channel_ids.add(id);
    for (const connection of rooms.of(guildRoom(guild.id))) {
      placeInChannels(connection, known.guild, connection.memberships.get(guild.id) ?? []);
    }
  }

  function closeChannel(guild_id: Id, id: Id): void {
    guilds.get(guild_id)?.channel_ids.delete(id);
    for (const room of [channelRoom(id), managersRoom(id)]) {
      for (const connection of [...rooms.of(room)]) leaveChannel(connection, id);
    }
  }

  return {
    enter,
    closeChannel,
    apply(change) {
      switch (change.kind) {
        case 'guild':
          return changeGuild(change.guild);
        case 'guild-gone':
          for (const connection of [...rooms.of(guildRoom(change.guild_id))]) leave(connection, change.guild_id);
          return;
        case 'join':
          for (const connection of rooms.of(userRoom(change.user_id))) {
            connection.stale = true;
            enter(connection, change.guild, change.roles);
          }
          return;
        case 'leave':
          for (const connection of rooms.of(userRoom(change.user_id))) {
            connection.stale = true;
            leave(connection, change.guild_id);
          }
          return;
        case 'sessions-end':
          for (const connection of [...rooms.of(userRoom(change.user_id))]) {
            if (change.session_ids.includes(connection.auth_session_id)) connection.outlet.end();
          }
      }
    },
  };
}
