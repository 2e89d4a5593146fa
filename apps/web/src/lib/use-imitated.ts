import { findImitations } from '@chat-js/client/imitation.ts';
import type { State } from '@chat-js/client/state.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useClientState } from './client.tsx';
import { displayName } from './names.ts';

type Found = ReadonlyMap<Id, Id>;
const known = new Map<Id, { from: readonly unknown[]; found: Found }>();

/** All of a guild at once, again when something has changed that it depends on. */
function imitationsIn(state: State, guild_id: Id): Found {
  const from = [state.me?.id, state.guilds[guild_id], state.members[guild_id], state.users, state.relationships];
  const before = known.get(guild_id);
  if (before && from.every((part, index) => part === before.from[index])) return before.found;
  const found = findImitations(state, guild_id);
  known.set(guild_id, { from, found });
  return found;
}

/** The name of the person for whom one may take this one; undefined: for nobody. */
export function useImitated(guild_id: Id, user_id: Id): string | undefined {
  return useClientState((state) => {
    const id = imitationsIn(state, guild_id).get(user_id);
    const user = id === undefined ? undefined : state.users[id];
    return user && displayName(user, state.members[guild_id]?.[user.id]);
  });
}
