import { ONE_TO_ONE } from '@chat-js/client/direct-messages.ts';
import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import { hasNews, isNews } from '@chat-js/client/unread.ts';
import { useMemo } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { channelsOf, groupChannels, listGuildIds, threadsOf } from '../../lib/guilds.ts';
import { useAcquaintances } from '../direct-messages/use-acquaintances.ts';
import { useConversations } from '../direct-messages/use-conversations.ts';
import type { Place } from './rank-places.ts';
import { readVisits } from './visits.ts';

const OUTSIDE = { guild_id: NO_GUILD, guildName: '' };

/**
 * Everywhere one can go, in the order of the rail and the lists: conversations, then each server, its channels, its threads; and
 * the people to whom one has not written yet.
 */
export function usePlaces(): Place[] {
  const state = useClientState((all) => all);
  const conversations = useConversations();
  const people = useAcquaintances();
  return useMemo(() => {
    const visits = new Map(readVisits().map((id, index) => [id, index]));
    const talks = conversations.map(({ channel: { id, name } }): Place => {
      return { ...OUTSIDE, kind: 'conversation', id, name, unread: isNews(state, id), visited: visits.get(id) };
    });
    const known = new Set(conversations.flatMap(({ entry }) => (entry.type === ONE_TO_ONE ? entry.recipient_ids : [])));
    const strangers = people
      .filter(({ user }) => !known.has(user.id))
      .map(({ user, name }): Place => ({ ...OUTSIDE, kind: 'person', id: user.id, name, unread: false, visited: undefined }));
    const inGuilds = listGuildIds(state).flatMap((guild_id): Place[] => {
      const guildName = state.guilds[guild_id]?.name ?? '';
      const common = { guild_id, guildName };
      const channels = groupChannels(channelsOf(state, guild_id)).flatMap((group) => group.channels);
      return [
        { ...common, kind: 'guild', id: guild_id, name: guildName, unread: hasNews(state, guild_id), visited: undefined },
        ...channels.map(({ id, name, type }): Place => {
          return { ...common, kind: 'channel', type, id, name, unread: isNews(state, id), visited: visits.get(id) };
        }),
        ...threadsOf(state, guild_id).map(({ id, name, parent_id }): Place => {
          const channelName = state.channels[parent_id ?? '']?.name;
          return { ...common, kind: 'thread', id, name, channelName, unread: isNews(state, id), visited: visits.get(id) };
        }),
      ];
    });
    return [...talks, ...inGuilds, ...strangers];
  }, [state, conversations, people]);
}
