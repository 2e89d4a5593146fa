import { isNews } from '@chat-js/client/unread.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useClientState } from '../../lib/client.tsx';
import type { ChannelGroup } from '../../lib/guilds.ts';
import { toggledIds } from '../../lib/toggled-ids.ts';

/** The categories that are collapsed on this device. */
export const { useIds: useCollapsed, toggle: toggleCollapsed } = toggledIds('chat.collapsed');

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
