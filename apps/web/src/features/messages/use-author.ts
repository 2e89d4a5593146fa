import type { Id } from '@chat-js/protocol/ids.ts';
import type { User } from '@chat-js/protocol/users.ts';
import { useColorScheme } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';
import { memberRoleColor } from '../../lib/member-color.ts';
import { displayName } from '../../lib/names.ts';
import { roleColor } from '../../ui/theme/people.ts';

/** An author as they are called and coloured today, whatever the message carries. */
export function useAuthor(guild_id: Id, sent: User) {
  const { colorScheme } = useColorScheme();
  const { user, member, color } = useClientState((state) => ({
    user: state.users[sent.id] ?? sent,
    member: state.members[guild_id]?.[sent.id],
    color: memberRoleColor(state, guild_id, sent.id),
  }));
  return { user, name: displayName(user, member), color: roleColor(color, colorScheme === 'light' ? 'light' : 'dark') };
}
