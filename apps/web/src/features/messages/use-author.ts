import type { Id } from '@chat-js/protocol/ids.ts';
import type { User } from '@chat-js/protocol/users.ts';
import { useClientState } from '../../lib/client.tsx';
import { memberLook } from '../../lib/member-color.ts';
import { displayName } from '../../lib/names.ts';

/** An author as they are called and coloured today, whatever the message carries. */
export function useAuthor(guild_id: Id, sent: User) {
  const { user, member } = useClientState((state) => ({ user: state.users[sent.id] ?? sent, member: state.members[guild_id]?.[sent.id] }));
  const look = useClientState((state) => memberLook(state, guild_id, sent.id));
  return { user, name: displayName(user, member), look };
}
