import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { AccessChange } from '../events/bus.ts';
import { channelPermissions, type GuildAccess } from '../permissions/permissions.ts';
import { channelRoom, guildRoom, managersRoom, type Rooms, userRoom } from './rooms.ts';
import type { Session } from './session.ts';

/** Keeps sessions in exactly the rooms that the permission rules give them. */
export interface Access {
  /** Puts a session into the rooms of a guild. An older copy of a guild than the known one is ignored. */
  enter(session: Session, guild: GuildAccess, roles: readonly Id[]): void;
  apply(change: AccessChange): void;
}

export function createAccess(rooms: Rooms): Access {
  /** Guilds with someone connected. */
  const guilds = new Map<Id, GuildAccess>();

  function known(guild: GuildAccess): GuildAccess {
    const older = guilds.get(guild.id);
    if (older && older.version >= guild.version) return older;
    const slim = slimGuild(guild);
    guilds.set(guild.id, slim);
    return slim;
  }

  function enter(session: Session, offered: GuildAccess, roles: readonly Id[]): void {
    const guild = known(offered);
    session.memberships.set(guild.id, roles);
    rooms.join(session, guildRoom(guild.id));
    placeInChannels(session, guild, roles);
  }

  function placeInChannels(session: Session, guild: GuildAccess, roles: readonly Id[]): void {
    for (const { id, permission_overwrites } of guild.channels) {
      const permissions = channelPermissions(guild, permission_overwrites, { user_id: session.user_id, roles });
      place(session, channelRoom(id), permissions !== 0n);
      place(session, managersRoom(id), hasPermission(permissions, 'MANAGE_CHANNELS'));
    }
  }

  function place(session: Session, room: string, inside: boolean): void {
    if (inside) rooms.join(session, room);
    else rooms.leave(session, room);
  }

  function closeChannel(id: Id): void {
    for (const room of [channelRoom(id), managersRoom(id)]) {
      for (const session of [...rooms.of(room)]) rooms.leave(session, room);
    }
  }

  function leave(session: Session, guild_id: Id): void {
    session.memberships.delete(guild_id);
    rooms.leave(session, guildRoom(guild_id));
    for (const { id } of guilds.get(guild_id)?.channels ?? []) {
      rooms.leave(session, channelRoom(id));
      rooms.leave(session, managersRoom(id));
    }
    if (rooms.of(guildRoom(guild_id)).size === 0) guilds.delete(guild_id);
  }

  function changeGuild(guild: GuildAccess): void {
    const before = guilds.get(guild.id);
    if (!before || before.version >= guild.version) return;
    const kept = new Set(guild.channels.map((channel) => channel.id));
    for (const channel of before.channels) {
      if (!kept.has(channel.id)) closeChannel(channel.id);
    }
    const after = slimGuild(guild);
    guilds.set(guild.id, after);
    for (const session of rooms.of(guildRoom(guild.id))) placeInChannels(session, after, session.memberships.get(guild.id) ?? []);
  }

  return {
    enter,
    apply(change) {
      switch (change.kind) {
        case 'guild':
          return changeGuild(change.guild);
        case 'guild-gone':
          for (const session of [...rooms.of(guildRoom(change.guild_id))]) leave(session, change.guild_id);
          return;
        case 'join':
          for (const session of rooms.of(userRoom(change.user_id))) {
            session.stale = true;
            enter(session, change.guild, change.roles);
          }
          return;
        case 'leave':
          for (const session of rooms.of(userRoom(change.user_id))) {
            session.stale = true;
            leave(session, change.guild_id);
          }
          return;
        case 'sessions-end':
          for (const session of [...rooms.of(userRoom(change.user_id))]) {
            if (change.session_ids.includes(session.auth_session_id)) session.outlet.end();
          }
      }
    },
  };
}

function slimGuild({ id, version, owner_id, roles, channels }: GuildAccess): GuildAccess {
  return {
    id,
    version,
    owner_id,
    roles: roles.map((role) => ({ id: role.id, permissions: role.permissions })),
    channels: channels.map((channel) => ({ id: channel.id, permission_overwrites: channel.permission_overwrites })),
  };
}
