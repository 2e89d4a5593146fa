import { isGuildUnread, isUnread } from '@chat-js/client/unread.ts';
import { useMemo } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { channelsOf, groupChannels, listGuildIds, threadsOf } from '../../lib/guilds.ts';
import type { Place } from './rank-places.ts';
import { readVisits } from './visits.ts';

/** Everywhere one can go, in the order of the rail and the lists: each server, then its channels, then its threads. */
export function usePlaces(): Place[] {
  const state = useClientState((all) => all);
  return useMemo(() => {
    const visits = new Map(readVisits().map((id, index) => [id, index]));
    return listGuildIds(state).flatMap((guild_id): Place[] => {
      const guildName = state.guilds[guild_id]?.name ?? '';
      const common = { guild_id, guildName };
      const channels = groupChannels(channelsOf(state, guild_id)).flatMap((group) => group.channels);
      return [
        { ...common, kind: 'guild', id: guild_id, name: guildName, unread: isGuildUnread(state, guild_id), visited: undefined },
        ...channels.map(({ id, name, type }): Place => {
          return { ...common, kind: 'channel', type, id, name, unread: isUnread(state, id), visited: visits.get(id) };
        }),
        ...threadsOf(state, guild_id).map(({ id, name, parent_id }): Place => {
          const channelName = state.channels[parent_id ?? '']?.name;
          return { ...common, kind: 'thread', id, name, channelName, unread: isUnread(state, id), visited: visits.get(id) };
        }),
      ];
    });
  }, [state]);
}
