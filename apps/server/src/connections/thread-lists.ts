import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { THREAD_TYPE } from '@chat-js/protocol/threads.ts';
import { fillGap, isOpen, openGap } from './backlog.ts';
import type { Gap } from './connection.ts';
import { control } from './control.ts';
import { channelRoom, type Rooms } from './rooms.ts';
import type { HubSources } from './sources.ts';
import { seesThread } from './thread-rooms.ts';
import type { View } from './views.ts';

/** Tells connections of the threads of channels that have just appeared to them, or of whose private threads they see others. */
export interface ThreadLists {
  /** Their events wait until the threads are read: what is read is at least as new as what was told before. */
  tell(views: readonly View[], guild_id: Id, position: string): void;
}

export function createThreadLists(rooms: Rooms, sources: Pick<HubSources, 'listThreads' | 'failed'>): ThreadLists {
  function fill({ connection, gained, recast }: View, gap: Gap, { guild_id, threads, position }: Read): void {
    // They may have vanished again meanwhile.
    const channel_ids = [...gained, ...recast].filter((id) => rooms.has(connection, channelRoom(id)));
    const seen = threads.filter(({ id, parent_id, type }) => {
      if (parent_id === null || !channel_ids.includes(parent_id)) return false;
      return seesThread(rooms, connection, { id, parent_id, private: type === THREAD_TYPE.PRIVATE });
    });
    const members = seen.flatMap(({ id }) => connection.threads.get(id)?.member ?? []);
    const data = { guild_id, channel_ids, threads: seen, members };
    const isTold = seen.length > 0 || recast.some((id) => channel_ids.includes(id));
    fillGap(connection, gap, isTold ? [control('THREAD_LIST_SYNC', JSON.stringify(data), position)] : []);
  }

  return {
    tell(views, guild_id, position) {
      const others = views.filter(({ gained, recast }) => gained.length + recast.length > 0);
      if (others.length === 0) return;
      const gaps = others.map((view) => ({ view, gap: openGap(view.connection) }));
      const all = [...new Set(others.flatMap(({ gained, recast }) => [...gained, ...recast]))];
      sources.listThreads(guild_id, all).then(
        (threads) => {
          for (const { view, gap } of gaps) fill(view, gap, { guild_id, threads, position });
        },
        (error: unknown) => {
          sources.failed(error);
          // They come back, and start afresh.
          for (const { view, gap } of gaps) if (isOpen(view.connection, gap)) view.connection.outlet.end();
        },
      );
    },
  };
}

interface Read {
  guild_id: Id;
  threads: readonly Channel[];
  position: string;
}
