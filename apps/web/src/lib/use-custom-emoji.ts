import type { State } from '@chat-js/client/state.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { compareIds } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { useMemo } from 'react';
import { useClientState } from './client.tsx';
import { emojiUrl } from './media.ts';
import { permissionsOf } from './permissions.ts';

/** An emoji of a server. */
export interface CustomEmoji {
  id: Id;
  name: string;
  animated: boolean;
  /** Its picture. */
  url: string;
}

/** The emoji of one server. */
export interface CustomEmojiGroup {
  id: Id;
  name: string;
  emojis: readonly CustomEmoji[];
}

/** Where an emoji is to be used. */
interface Place {
  guild_id: Id;
  channel_id: Id;
}

/**
 * The emoji of servers that the person may use, grouped by server: in a place its own server comes first, and the others
 * only where what is from elsewhere is allowed. Without a place all of them.
 *
 * @public For the picker and the autocomplete.
 */
export function useCustomEmoji(place?: Place): readonly CustomEmojiGroup[] {
  const guilds = useClientState(({ guilds }) => guilds);
  const mayUseOthers = useClientState((state) => place === undefined || mayUseExternal(state, place));
  const here = place?.guild_id;
  return useMemo(() => groupsOf(guilds, here, mayUseOthers), [guilds, here, mayUseOthers]);
}

function mayUseExternal(state: State, { guild_id, channel_id }: Place): boolean {
  return state.me !== null && hasPermission(permissionsOf(state, state.me.id, guild_id, channel_id), 'USE_EXTERNAL_EMOJIS');
}

/** See `useCustomEmoji`; `here` is the server that comes first. */
export function groupsOf(guilds: State['guilds'], here: Id | undefined, mayUseOthers: boolean): CustomEmojiGroup[] {
  return Object.values(guilds)
    .filter(({ id, emojis }) => emojis.length > 0 && (mayUseOthers || id === here))
    .sort((a, b) => Number(b.id === here) - Number(a.id === here) || compareIds(a.id, b.id))
    .map(({ id, name, emojis }) => ({ id, name, emojis: emojis.map((emoji) => ({ ...pick(emoji), url: emojiUrl(emoji.id) })) }));
}

function pick({ id, name, animated }: Omit<CustomEmoji, 'url'>) {
  return { id, name, animated };
}
