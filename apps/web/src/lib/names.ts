import type { MemberEntry } from '@chat-js/client/members.ts';
import type { User } from '@chat-js/protocol/users.ts';

/** How a person is called: by the guild's nickname, else by the name they show, else by the name they log in with. */
export function displayName(user: Pick<User, 'username' | 'global_name'>, member?: Pick<MemberEntry, 'nick'>): string {
  return member?.nick ?? user.global_name ?? user.username;
}
