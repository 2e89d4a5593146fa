import type { Id } from '@chat-js/protocol/ids.ts';
import type { AccessChange, Bus, PlacedEvent, Standing, Wish } from '../events/bus.ts';
import { isNodeNews } from '../events/node-news.ts';
import type { Presence } from '../features/presence/port.ts';
import type { Voices } from '../features/voice/port.ts';
import type { Node } from '../lib/node.ts';
import { createQueues } from '../lib/queues.ts';
import { createAccess } from './access.ts';
import { findBehind } from './behind.ts';
import type { Connection, Outlet, ShownThread } from './connection.ts';
import { deliver } from './deliver.ts';
import { sayFarewell } from './farewell.ts';
import { createJoining } from './joining.ts';
import { createPresence } from './presence.ts';
import { tellPrivateThread } from './private-threads.ts';
import { createReadElsewhere } from './read-elsewhere.ts';
import { createReading } from './reading.ts';
import { channelRoom, createRooms, guildRoom, userRoom } from './rooms.ts';
import type { SilenceTimes } from './silence.ts';
import type { HubSources, Identity } from './sources.ts';
import { newerWish } from './standing.ts';
import { createStarting } from './starting.ts';
import { createThreadLists } from './thread-lists.ts';
import { createThreadRooms, isAbout } from './thread-rooms.ts';
import { createUnread, type Pace } from './unread.ts';
import { tellViews, tellVoices, type View } from './views.ts';
import { createVoices, type VoiceTimes } from './voices.ts';

/** What a connection says of itself when it begins. */
export interface Opening {
  connection_id: string;
  /** The position of the last event it has applied. */
  resumeFrom: string | undefined;
  /** The channels it shows; undefined: it gets everything of every channel. */
  shown: ReadonlySet<Id> | undefined;
  /** Nobody is at the device. */
  idle: boolean;
}

/** Who is connected, what each may see, and what each has missed. Shared by every door with a stream of events. */
export interface Hub {
  /** Sends READY, or RESUMED and what was missed, or RESYNC and READY; then events as they come. */
  connect(identity: Identity, outlet: Outlet, opening: Opening): Promise<Connection>;
  /** The connection shows these channels and threads and no others. Those that the person may not see are passed over. */
  show(connection: Connection, channel_ids: ReadonlySet<Id>): Promise<void>;
  /** Whether nobody is at the device. */
  setIdle(connection: Connection, idle: boolean): void;
  disconnect(connection: Connection): void;
  presence: Presence;
  voices: Voices;
  countConnections(): number;
  /** The server will stop: asks its connections to go to another node. False when none was heard of. */
  drain(): boolean;
  /** The server stops: nobody is told who goes. */
  close(): void;
}

/** Other times than the usual ones. For tests. */
export interface HubOptions {
  pace?: Pace;
  times?: SilenceTimes;
  voice?: VoiceTimes;
}

export function createHub(bus: Bus, node: Node, sources: HubSources, options: HubOptions = {}): Hub {
  const rooms = createRooms();
  const unread = createUnread(rooms, options.pace);
  const readElsewhere = createReadElsewhere(rooms, unread);
  const reading = createReading(rooms, unread);
  const threadRooms = createThreadRooms(rooms, reading);
  const access = createAccess(rooms, reading, threadRooms);
  const threadLists = createThreadLists(rooms, sources);
  const inTurn = createQueues();
  const joining = createJoining(rooms, access, sources, unread);
  const presence = createPresence(bus, node, { ...sources, standingOf, announce: sources.announcePresence }, options.times);
  const voices = createVoices(bus, node, sources, options.voice);
  const starting = createStarting({ bus, rooms, access, presence, unread, sources });
  const connections = new Set<Connection>();

  bus.subscribe((group) => {
    let run: PlacedEvent[] = [];
    for (const event of group) {
      voices.hear(event);
      if (isNodeNews(event.access)) {
        if (event.access.kind === 'wish') noteWish(event.access.user_id, event.access.wish);
        presence.hear(event);
      }
      // A change of access is a border: those before it are told by the old rules, those after it by the new.
      else if (!event.access || event.access.kind === 'voice' || event.access.kind === 'call') run.push(event);
      else {
        const first = appliesBefore(event);
        if (!first) run.push(event);
        tell(run);
        const views = changeAccess(event, event.access);
        run = first ? [event] : [];
        if (views.length > 0 && 'channels' in event.access) {
          // The change is told before what it shows and hides.
          tell(run);
          run = [];
          tellViews(views, event.access.channels ?? [], event.position);
          tellVoices(views, voices, event.position);
          threadLists.tell(views, guildOf(event.access), event.position);
        }
      }
    }
    tell(run);
  });

  function tell(run: readonly PlacedEvent[]): void {
    if (run.length > 0) deliver(rooms, run);
    for (const event of run) {
      unread.note(event);
      readElsewhere.note(event);
    }
  }

  function changeAccess(event: PlacedEvent, change: AccessChange): View[] {
    // Whoever is out of a guild is told no more of it, not even what is being read.
    if (change.kind === 'leave') joining.cancel(rooms.of(userRoom(change.user_id)), change.guild_id);
    if (change.kind === 'guild-gone') joining.cancel(rooms.of(guildRoom(change.guild_id)), change.guild_id);
    starting.restart(findBehind(rooms, connections, change));
    const views = access.apply(change);
    if (change.kind === 'guild' && event.type === 'CHANNEL_DELETE') closeChannel(event, change.guild.id);
    if (change.kind === 'private-thread') tellPrivateThread(rooms, change, event.position);
    presence.hear(event);
    if (change.kind === 'join') joining.begin(event, change.user_id, change.guild.id);
    return views;
  }

  /** As it is when nothing changed while it was read. */
  async function findThreads(connection: Connection, ids: readonly Id[]): Promise<ShownThread[]> {
    const { changes } = connection;
    const threads = await sources.findThreads(ids, connection.user_id);
    return connection.changes === changes ? threads : findThreads(connection, ids);
  }

  function closeChannel({ audience }: PlacedEvent, guild_id: Id): void {
    if (typeof audience === 'object' && 'channel_id' in audience) access.closeChannel(guild_id, audience.channel_id);
  }

  function noteWish(user_id: Id, wish: Wish): void {
    for (const connection of rooms.of(userRoom(user_id))) connection.wish = newerWish(connection.wish, wish);
  }

  function standingOf(user_id: Id): Standing | undefined {
    const placed = [...rooms.of(userRoom(user_id))].filter((connection) => connection.placed);
    const wish = placed.map((connection) => connection.wish).reduce((known, other) => (other ? newerWish(known, other) : known), undefined);
    if (!placed[0] || !wish) return undefined;
    return { guild_ids: [...placed[0].memberships.keys()], idle: placed.every(({ idle }) => idle), wish };
  }

  bus.onGap(() => {
    starting.restart(connections);
    voices.doubt();
    presence.doubt();
  });
  presence.start();

  return {
    async connect(identity, outlet, { connection_id, resumeFrom, shown, idle }) {
      const connection: Connection = {
        ...identity,
        id: connection_id,
        outlet,
        rooms: new Set(),
        memberships: new Map(),
        shown,
        shownThreads: [],
        threads: new Map(),
        unsureUntil: 0,
        backlog: undefined,
        placed: false,
        changes: 0,
        idle,
        wish: undefined,
        resumed: undefined,
      };
      connections.add(connection);
      voices.arrive(connection);
      try {
        await starting.start(connection, resumeFrom);
      } catch (error) {
        this.disconnect(connection);
        throw error;
      }
      return connection;
    },

    show(connection, channel_ids) {
      return inTurn(connection.id, async () => {
        const unknown = [...channel_ids].filter((id) => !rooms.has(connection, channelRoom(id)) || isAbout(connection, id));
        const threads = unknown.length > 0 ? await findThreads(connection, unknown) : [];
        // Who went meanwhile is in no room, and shall not be.
        if (!connections.has(connection)) return;
        reading.show(connection, channel_ids);
        threadRooms.show(connection, threads);
      });
    },

    setIdle(connection, idle) {
      connection.idle = idle;
      presence.change(connection.user_id);
    },

    disconnect(connection) {
      if (!connections.delete(connection)) return;
      voices.depart(connection.id);
      connection.backlog = undefined;
      rooms.leaveAll(connection);
      if (rooms.of(userRoom(connection.user_id)).size === 0) presence.depart(connection.user_id);
      else presence.departOneOf(connection.user_id);
    },

    presence,
    voices,
    drain() {
      if (!presence.hasOthers()) return false;
      sayFarewell(connections);
      return true;
    },
    countConnections: () => connections.size,
    close() {
      unread.close();
      presence.stop();
      voices.stop();
    },
  };
}

function guildOf(change: AccessChange & { kind: 'guild' | 'member' }): Id {
  return change.kind === 'guild' ? change.guild.id : change.guild_id;
}

/** Newcomers to a channel must be in its room to be told of it; those who go are told before they are out of it. */
function appliesBefore(event: PlacedEvent): boolean {
  return event.access?.kind === 'guild' && event.type !== 'CHANNEL_DELETE';
}
