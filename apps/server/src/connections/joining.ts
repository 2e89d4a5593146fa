import type { Id } from '@chat-js/protocol/ids.ts';
import type { PlacedEvent } from '../events/bus.ts';
import type { Access } from './access.ts';
import { fillGap, findGap, isOpen, openGap } from './backlog.ts';
import type { Connection, Gap } from './connection.ts';
import { control } from './control.ts';
import { type Rooms, userRoom } from './rooms.ts';
import type { HubSources } from './sources.ts';
import type { Unread } from './unread.ts';

/** Tells connections of a guild that their person has joined, or is out of again. */
export interface Joining {
  /** The person's connections are in the guild's rooms already: their events wait for GUILD_CREATE. */
  begin(event: PlacedEvent, user_id: Id, guild_id: Id): void;
  /** Nothing more is told of the guild. */
  cancel(connections: Iterable<Connection>, guild_id: Id): void;
}

export function createJoining(rooms: Rooms, access: Access, sources: HubSources, unread: Unread): Joining {
  /** Subscribe first, fetch second: the guild as it is read now is at least as new as the joining. */
  async function tell(connection: Connection, gap: Gap, guild_id: Id, position: string): Promise<void> {
    const membership = await sources.findMembership(connection.user_id, guild_id);
    // The joining carried the rules as its publisher knew them; a change just before it may have been nobody's here.
    if (membership && isOpen(connection, gap)) access.enter(connection, membership);
    const json = membership && (await sources.guildJson(connection.user_id, guild_id));
    fillGap(connection, gap, json === undefined ? [] : [control('GUILD_CREATE', json, position)]);
    unread.isUnsure(connection);
  }

  return {
    begin({ position }, user_id, guild_id) {
      for (const connection of rooms.of(userRoom(user_id))) {
        if (findGap(connection, guild_id)) continue;
        const gap = openGap(connection, guild_id);
        tell(connection, gap, guild_id, position).catch((error: unknown) => {
          if (!isOpen(connection, gap)) return;
          sources.failed(error);
          // It comes back, and starts afresh.
          connection.outlet.end();
        });
      }
    },
    cancel(connections, guild_id) {
      for (const connection of connections) {
        const gap = findGap(connection, guild_id);
        if (gap) fillGap(connection, gap, []);
      }
    },
  };
}
