import type { Id } from '@chat-js/protocol/ids.ts';
import { useClientState } from '../../lib/client.tsx';
import { displayName } from '../../lib/names.ts';

/** How a person is called in a guild; '' while nobody has told. */
export function useName(guild_id: Id, user_id: Id): string {
  return useClientState((state) => {
    const user = state.users[user_id];
    return user ? displayName(user, state.members[guild_id]?.[user_id]) : '';
  });
}
