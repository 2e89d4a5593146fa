import type { Id } from '@chat-js/protocol/ids.ts';
import { useLingui } from '@lingui/react/macro';
import { useClientState } from './client.tsx';
import { displayName } from './names.ts';

/** A person as a guild knows them; `member` is undefined for who is not in it. */
export function usePerson(guild_id: Id, user_id: Id) {
  const { t } = useLingui();
  const { user, member, seen } = useClientState((state) => ({
    user: state.users[user_id],
    member: state.members[guild_id]?.[user_id],
    seen: state.online[guild_id]?.[user_id],
  }));
  return { user, member, seen, name: user ? displayName(user, member) : t`Someone` };
}
