import type { CurrentUser, User } from '@chat-js/protocol/users.ts';
import { sameFields } from './records.ts';
import type { State } from './state.ts';

/** What everybody may see of a person: the one copy of it in the state. */
export function publicUser({ id, username, discriminator, global_name, avatar, bot, public_flags }: User): User {
  return { id, username, discriminator, global_name, avatar, bot, public_flags };
}

/** Adds people, or replaces what was known of them. */
export function rememberUsers(state: State, people: readonly User[]): State {
  const changed = people.map(publicUser).filter((user) => !sameFields(state.users[user.id], user));
  if (changed.length === 0) return state;
  return { ...state, users: { ...state.users, ...Object.fromEntries(changed.map((user) => [user.id, user])) } };
}

export function applyUserUpdate(state: State, user: CurrentUser): State {
  return rememberUsers({ ...state, me: user }, [user]);
}
