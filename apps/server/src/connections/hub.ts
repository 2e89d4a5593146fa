import type { Id } from '@chat-js/protocol/ids.ts';
import type { AccessChange, Bus, PlacedEvent } from '../events/bus.ts';
import type { Presence } from '../features/presence/port.ts';
import { createAccess } from './access.ts';
import { fillGap, openGap } from './backlog.ts';
import type { Connection, Outlet } from './connection.ts';
import { control } from './control.ts';
import { deliver } from './deliver.ts';
import { createJoining } from './joining.ts';
import { replay } from './replay.ts';
import { ADMIN_ROOM, createRooms, guildRoom, userRoom } from './rooms.ts';
import type { HubSources, Identity } from './sources.ts';

/** Who is connected, what each may see, and what each has missed. Shared by every door with a stream of events. */
export interface Hub {
  /** Sends READY, or RESUMED and what was missed, or RESYNC and READY; then events as they come. */
  connect(identity: Identity, outlet: Outlet, connection_id: string, resumeFrom: string | undefined): Promise<Connection>;
  disconnect(connection: Connection): void;
  presence: Presence;
  countConnections(): number;
  /** The server stops: nobody is told who goes. */
  close(): void;
}

/** A person who reloads the page does not go and come: going is told after this. Unit: ms. */
const LEAVE_GRACE_MS = 5_000;

export function createHub(bus: Bus, sources: HubSources): Hub {
  const rooms = createRooms();
  const access = createAccess(rooms);
  const joining = createJoining(rooms, access, sources);
  const leaving = new Map<Id, NodeJS.Timeout>();
  let connections = 0;
  let closed = false;

  bus.subscribe((group) => {
    let run: PlacedEvent[] = [];
    for (const event of group) {
      // A change of access is a border: those before it are told by the old rules, those after it by the new.
      if (!event.access) run.push(event);
      else {
        const first = appliesBefore(event);
        if (!first) run.push(event);
        if (run.length > 0) deliver(rooms, run);
        changeAccess(event, event.access);
        run = first ? [event] : [];
      }
    }
    if (run.length > 0) deliver(rooms, run);
  });

  function changeAccess(event: PlacedEvent, change: AccessChange): void {
    // Whoever is out of a guild is told no more of it, not even what is being read.
    if (change.kind === 'leave') joining.cancel(rooms.of(userRoom(change.user_id)), change.guild_id);
    if (change.kind === 'guild-gone') joining.cancel(rooms.of(guildRoom(change.guild_id)), change.guild_id);
    access.apply(change);
    if (change.kind === 'join') joining.begin(event, change.user_id, change.guild.id);
  }

  async function enterGuilds(connection: Connection): Promise<void> {
    do {
      connection.stale = false;
      const memberships = await sources.listMemberships(connection.user_id);
      if (connection.stale) continue;
      for (const { guild, roles } of memberships) access.enter(connection, guild, roles);
    } while (connection.stale);
  }

  function came(user_id: Id): void {
    const timer = leaving.get(user_id);
    clearTimeout(timer);
    leaving.delete(user_id);
    if (!timer && rooms.of(userRoom(user_id)).size === 1) sources.presenceChanged(user_id, true);
  }

  function went(user_id: Id): void {
    if (closed || rooms.of(userRoom(user_id)).size > 0 || leaving.has(user_id)) return;
    const timer = setTimeout(() => {
      leaving.delete(user_id);
      sources.presenceChanged(user_id, false);
    }, LEAVE_GRACE_MS);
    leaving.set(user_id, timer.unref());
  }

  return {
    async connect(identity, outlet, connection_id, resumeFrom) {
      const connection: Connection = {
        ...identity,
        outlet,
        rooms: new Set(),
        memberships: new Map(),
        backlog: undefined,
        stale: false,
      };
      openGap(connection);
      connections += 1;
      rooms.join(connection, userRoom(identity.user_id));
      if (identity.admin) rooms.join(connection, ADMIN_ROOM);
      came(identity.user_id);
      try {
        await enterGuilds(connection);
        // From here on events are kept for it: what is read now is at least as new as this position.
        connection.backlog = undefined;
        const gap = openGap(connection);
        const position = bus.position();
        const missed = resumeFrom === undefined ? undefined : bus.since(resumeFrom);
        const replayed = missed && replay(rooms, connection, missed);
        if (replayed) {
          fillGap(connection, gap, [control('RESUMED', '{}', resumeFrom ?? position), ...replayed]);
        } else {
          const ready = control('READY', await sources.readyJson(identity, connection_id), position);
          fillGap(connection, gap, resumeFrom === undefined ? [ready] : [control('RESYNC', '{}', position), ready]);
        }
      } catch (error) {
        this.disconnect(connection);
        throw error;
      }
      return connection;
    },

    disconnect(connection) {
      if (!rooms.has(connection, userRoom(connection.user_id))) return;
      connections -= 1;
      connection.backlog = undefined;
      rooms.leaveAll(connection);
      went(connection.user_id);
    },

    presence: {
      isOnline: (user_id) => rooms.of(userRoom(user_id)).size > 0 || leaving.has(user_id),
      countOnline: (guild_id) => onlineIn(guild_id).size,
      listOnline: (guild_id, limit) => [...onlineIn(guild_id)].slice(0, limit),
    },
    countConnections: () => connections,
    close() {
      closed = true;
      for (const timer of leaving.values()) clearTimeout(timer);
      leaving.clear();
    },
  };

  function onlineIn(guild_id: Id): Set<Id> {
    return new Set([...rooms.of(guildRoom(guild_id))].map((connection) => connection.user_id));
  }
}

/** Newcomers to a channel must be in its room to be told of it; those who go are told before they are out of it. */
function appliesBefore(event: PlacedEvent): boolean {
  return event.access?.kind === 'guild' && event.type !== 'CHANNEL_DELETE';
}
