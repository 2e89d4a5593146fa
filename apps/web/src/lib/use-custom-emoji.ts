import type { State } from '@chat-js/client/state.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { useMemo } from 'react';
import { useClientState } from './client.tsx';
import { groupsOf } from './custom-emoji.ts';
import { permissionsOf } from './permissions.ts';

/**
 * The emoji of servers that the person may use in a channel, grouped by server: its own server first, the others only where
 * what is from elsewhere is allowed.
 */
export function useCustomEmoji(guild_id: Id, channel_id: Id) {
  const guilds = useClientState((state) => state.guilds);
  const mayUseOthers = useClientState((state) => mayUseExternal(state, guild_id, channel_id));
  return useMemo(() => groupsOf(guilds, guild_id, mayUseOthers), [guilds, guild_id, mayUseOthers]);
}

function mayUseExternal(state: State, guild_id: Id, channel_id: Id): boolean {
  return state.me !== null && hasPermission(permissionsOf(state, state.me.id, guild_id, channel_id), 'USE_EXTERNAL_EMOJIS');
}
