import type { Id } from '@chat-js/protocol/ids.ts';
import type { MemberRow } from '../members/store.ts';

/** What a person is told by in these guilds: themselves, their roles, everyone. */
export function targetsOf(user_id: Id, memberships: readonly Pick<MemberRow, 'guild_id' | 'roles'>[]): Id[] {
  return [user_id, ...memberships.flatMap(({ guild_id, roles }) => [guild_id, ...roles])];
}
