import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { fillGap, isOpen, openGap } from './backlog.ts';
import type { Connection, Gap } from './connection.ts';
import { control } from './control.ts';
import { channelRoom, type Rooms } from './rooms.ts';
import type { HubSources } from './sources.ts';
import type { View } from './views.ts';

/** Tells connections of the threads of channels that have just appeared to them. */
export interface ThreadLists {
  /** Their events wait until the threads are read: what is read is at least as new as what was told before. */
  tell(views: readonly View[], guild_id: Id, position: string): void;
}

export function createThreadLists(rooms: Rooms, sources: Pick<HubSources, 'listThreads' | 'failed'>): ThreadLists {
  function fill(connection: Connection, gap: Gap, { guild_id, threads, gained, position }: Read): void {
    // They may have vanished again meanwhile.
    const channel_ids = gained.filter((id) => rooms.has(connection, channelRoom(id)));
    const seen = threads.filter(({ parent_id }) => parent_id !== null && channel_ids.includes(parent_id));
    const members = seen.flatMap(({ id }) => connection.threads.get(id)?.member ?? []);
    const data = { guild_id, channel_ids, threads: seen, members };
    fillGap(connection, gap, seen.length > 0 ? [control('THREAD_LIST_SYNC', JSON.stringify(data), position)] : []);
  }

  return {
    tell(views, guild_id, position) {
      const gaining = views.filter(({ gained }) => gained.length > 0);
      if (gaining.length === 0) return;
      const gaps = gaining.map((view) => ({ ...view, gap: openGap(view.connection) }));
      const all = [...new Set(gaining.flatMap(({ gained }) => gained))];
      sources.listThreads(guild_id, all).then(
        (threads) => {
          for (const { connection, gap, gained } of gaps) fill(connection, gap, { guild_id, threads, gained, position });
        },
        (error: unknown) => {
          sources.failed(error);
          // They come back, and start afresh.
          for (const { connection, gap } of gaps) if (isOpen(connection, gap)) connection.outlet.end();
        },
      );
    },
  };
}

interface Read {
  guild_id: Id;
  threads: readonly Channel[];
  gained: readonly Id[];
  position: string;
}
