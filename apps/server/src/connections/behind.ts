import type { Id } from '@chat-js/protocol/ids.ts';
import type { AccessChange } from '../events/bus.ts';
import type { Connection, Resumed } from './connection.ts';
import { guildRoom, type Rooms, userRoom } from './rooms.ts';

/** An event comes to every node long before this, and clocks of nodes differ by less. ms. */
export const LATEST_EVENT_MS = 30_000;

/**
 * Connections that must start afresh with a change. They resumed when it was in the store and not yet among the events: they
 * were placed by it already, so that nothing changes for them now, and nobody would tell them what it showed and hid.
 */
export function findBehind(rooms: Rooms, all: Iterable<Connection>, change: AccessChange): Connection[] {
  switch (change.kind) {
    case 'guild':
      return resumed(rooms.of(guildRoom(change.guild.id)), ({ versions }) => (versions.get(change.guild.id) ?? 0) >= change.guild.version);
    case 'member':
      return resumed(rooms.of(userRoom(change.user_id)), (_, { memberships }) => areSame(memberships.get(change.guild_id), change.roles));
    case 'guild-gone':
      // Which guilds it was told of is not known here: it may have been this one.
      return resumed(all, (_, { memberships }) => !memberships.has(change.guild_id));
    default:
      return [];
  }
}

function resumed(connections: Iterable<Connection>, isAhead: (how: Resumed, connection: Connection) => boolean): Connection[] {
  const since = performance.now() - LATEST_EVENT_MS;
  return [...connections].filter((connection) => {
    const how = connection.resumed;
    return how !== undefined && how.at > since && isAhead(how, connection);
  });
}

function areSame(a: readonly Id[] | undefined, b: readonly Id[]): boolean {
  return a?.length === b.length && a.every((id) => b.includes(id));
}
