import type { Emoji } from '@chat-js/protocol/emojis.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useCallback, useMemo } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { useLoaded } from '../../lib/use-loaded.ts';

const NONE: readonly Emoji[] = [];

/** The emoji of a server, the newest first, with who added them as far as that is known yet. */
export function useGuildEmojis(guild_id: Id) {
  const { call } = useClient();
  const emojis = useClientState((state) => state.guilds[guild_id]?.emojis ?? NONE);
  // Events do not tell who added what: another emoji asks again.
  const ids = emojis.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const [loaded, reload] = useLoaded(useCallback(() => call('emojis.list', { guild_id }), [call, guild_id, ids]));
  const list = useMemo(() => {
    const users = new Map(loaded.status === 'ready' ? loaded.value.map(({ id, user }) => [id, user]) : []);
    return emojis.map((emoji) => ({ ...emoji, user: users.get(emoji.id) })).reverse();
  }, [emojis, loaded]);
  return { emojis: list, problem: loaded.status === 'failed' ? loaded.error : undefined, reload };
}
