import type { Bus, PlacedEvent } from '../events/bus.ts';
import type { Access } from './access.ts';
import { fillGap, openGap } from './backlog.ts';
import { LATEST_EVENT_MS } from './behind.ts';
import type { Connection, Gap } from './connection.ts';
import { control } from './control.ts';
import type { PresenceKeeper } from './presence.ts';
import { changesViewOf, replay } from './replay.ts';
import { isWhole, placeOf, whole } from './resume-position.ts';
import { ADMIN_ROOM, type Rooms, userRoom } from './rooms.ts';
import type { HubSources, Membership } from './sources.ts';
import { newerWish } from './standing.ts';
import { LATEST_NEWS_MS, type Unread } from './unread.ts';

/** How many connections start afresh at once, when all have to. */
const AT_ONCE = 8;

/** Puts connections into their places in the order, and tells each what was before. */
export interface Starting {
  /** Answers READY, or RESUMED and what was missed, or RESYNC and READY. Throws what the sources throw. */
  start(connection: Connection, resumeFrom: string | undefined): Promise<void>;
  /** Events are missing for good: nothing more is told of the old order, and all start afresh, some at a time. */
  restart(connections: Iterable<Connection>): void;
}

interface Parts {
  bus: Bus;
  rooms: Rooms;
  access: Access;
  presence: PresenceKeeper;
  unread: Unread;
  sources: HubSources;
}

export function createStarting({ bus, rooms, access, presence, unread, sources }: Parts): Starting {
  const queue = new Set<Connection>();
  let busy = 0;

  async function start(connection: Connection, resumeFrom: string | undefined): Promise<void> {
    openGap(connection);
    enterOwnRooms(connection);
    // Another node may have told it what has not come here yet.
    if (resumeFrom !== undefined) await bus.reach(placeOf(resumeFrom));
    const memberships = await enterGuilds(connection);
    // Of a guild whose join is still to be heard nothing before it may be told: it was missed as a stranger.
    const isAhead = memberships.some((membership) => isUnheard(connection, membership));
    const { gap, position } = takePlace(connection);
    const replayed = resumeFrom === undefined || isAhead ? undefined : missedBy(connection, resumeFrom);
    if (!replayed) return tellState(connection, gap, position, { afresh: resumeFrom !== undefined });
    unread.hasSeenAll(connection);
    connection.resumed = { at: performance.now(), versions: new Map(memberships.map(({ guild }) => [guild.id, guild.version])) };
    fillGap(connection, gap, [control('RESUMED', '{}', resumeFrom ?? position), ...replayed]);
    unread.isUnsure(connection);
  }

  /** The store knows of a membership whose event has not come here yet. */
  function isUnheard({ user_id }: Connection, { guild, age_ms }: Membership): boolean {
    if (age_ms > LATEST_EVENT_MS) return false;
    const heard = bus.before(bus.position(), LATEST_EVENT_MS * 2);
    return !heard.some(({ access: change }) => change?.kind === 'join' && change.user_id === user_id && change.guild.id === guild.id);
  }

  function enterOwnRooms(connection: Connection): void {
    rooms.join(connection, userRoom(connection.user_id));
    if (connection.admin) rooms.join(connection, ADMIN_ROOM);
  }

  async function enterGuilds(connection: Connection): Promise<Membership[]> {
    let memberships: Membership[];
    let changes: number;
    do {
      changes = connection.changes;
      memberships = await sources.listMemberships(connection.user_id);
      connection.wish = newerWish(connection.wish, await sources.readWish(connection.user_id));
      connection.shownThreads = await sources.findThreads([...(connection.shown ?? [])], connection.user_id);
    } while (connection.changes !== changes);
    // Who went meanwhile is in no room, and shall not be.
    if (isHere(connection)) for (const membership of memberships) access.enter(connection, membership);
    return memberships;
  }

  /** From here on events are kept for it: what is read now is at least as new as this position. */
  function takePlace(connection: Connection): { gap: Gap; position: string } {
    connection.placed = true;
    connection.backlog = undefined;
    const gap = openGap(connection);
    if (isHere(connection)) presence.arrive(connection.user_id);
    return { gap, position: bus.position() };
  }

  function isHere(connection: Connection): boolean {
    return rooms.has(connection, userRoom(connection.user_id));
  }

  function missedBy(connection: Connection, resumeFrom: string): PlacedEvent[] | undefined {
    const position = placeOf(resumeFrom);
    const missed = bus.since(position);
    // What a change shows and hides is told after it, at its position: of that nobody knows whether it got through.
    const last = isWhole(resumeFrom) ? undefined : bus.before(position, 0).at(-1);
    if (last?.position === position && changesViewOf(rooms, connection, last)) return undefined;
    return missed && replay(rooms, connection, missed, connection.shown ? bus.before(position, LATEST_NEWS_MS) : []);
  }

  async function tellState(connection: Connection, gap: Gap, position: string, { afresh }: { afresh: boolean }): Promise<void> {
    connection.resumed = undefined;
    const ready = control('READY', await sources.readyJson(connection, connection.id), whole(position));
    fillGap(connection, gap, afresh ? [control('RESYNC', '{}', position), ready] : [ready]);
    unread.isUnsure(connection);
  }

  async function startAgain(connection: Connection): Promise<void> {
    rooms.leaveAll(connection);
    connection.memberships.clear();
    connection.threads.clear();
    enterOwnRooms(connection);
    // Its login may have ended among the events that are missing.
    if (!(await sources.isLive(connection.auth_session_id))) return connection.outlet.end();
    await enterGuilds(connection);
    const { gap, position } = takePlace(connection);
    await tellState(connection, gap, position, { afresh: true });
  }

  function next(): void {
    for (const connection of queue) {
      if (busy === AT_ONCE) return;
      queue.delete(connection);
      if (!isHere(connection)) continue;
      busy += 1;
      startAgain(connection)
        .catch((error: unknown) => {
          sources.failed(error);
          if (isHere(connection)) connection.outlet.end();
        })
        .finally(() => {
          busy -= 1;
          next();
        });
    }
  }

  return {
    start,
    restart(connections) {
      for (const connection of connections) {
        if (connection.placed) {
          connection.placed = false;
          openGap(connection);
          queue.add(connection);
        }
        // Whoever is on the way to a place reads the memberships once more.
        connection.changes += 1;
      }
      next();
    },
  };
}
