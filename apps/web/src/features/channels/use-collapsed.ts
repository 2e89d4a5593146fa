import { isNews } from '@chat-js/client/unread.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { create } from 'zustand';
import { browserMemory } from '../../lib/browser-memory.ts';
import { useClientState } from '../../lib/client.tsx';
import type { ChannelGroup } from '../../lib/guilds.ts';

const KEY = 'chat.collapsed';
/** Of categories that are long gone nobody tells this device. */
const KEPT = 200;

/** The categories that are collapsed on this device. */
export const useCollapsed = create<{ ids: readonly Id[] }>(() => ({ ids: (browserMemory.get(KEY) ?? '').split(' ').filter(Boolean) }));

export function toggleCollapsed(id: Id): void {
  const { ids } = useCollapsed.getState();
  const next = ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id].slice(-KEPT);
  browserMemory.set(KEY, next.join(' '));
  useCollapsed.setState({ ids: next });
}

/** What is shown of a category: collapsed, only what is new and where one is. */
export function useShownIn(threads: readonly Channel[], current: Id | undefined): (group: ChannelGroup) => readonly Channel[] {
  const { ids } = useCollapsed();
  const unread = useClientState((state) => (ids.length > 0 ? Object.keys(state.channels).filter((id) => isNews(state, id)) : []));
  const isShown = ({ id }: Channel) => id === current || unread.includes(id);
  return ({ category, channels }) => {
    if (!category || !ids.includes(category.id)) return channels;
    return channels.filter((channel) => isShown(channel) || threads.some((thread) => thread.parent_id === channel.id && isShown(thread)));
  };
}
