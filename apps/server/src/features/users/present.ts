import type { Id } from '@chat-js/protocol/ids.ts';
import type { CurrentUser, User } from '@chat-js/protocol/users.ts';
import type { UserRow } from './store.ts';

/** A person as everybody sees them. */
export function presentUser(row: Pick<UserRow, 'id' | 'username' | 'global_name' | 'avatar' | 'bot'>): User {
  return {
    id: row.id,
    username: row.username,
    discriminator: '0',
    global_name: row.global_name,
    avatar: row.avatar,
    bot: row.bot,
    public_flags: 0,
  };
}

/** A person as they see themselves. */
export function presentCurrentUser(row: UserRow): CurrentUser {
  return {
    ...presentUser(row),
    email: row.email,
    verified: false,
    mfa_enabled: false,
    locale: row.locale,
    flags: 0,
    bio: row.bio,
    admin: row.admin,
    pending: row.pending,
  };
}

/** Stands where a person was. */
export function deletedUser(id: Id): Pick<UserRow, 'id' | 'username' | 'global_name' | 'avatar' | 'bot'> {
  return { id, username: 'deleted-user', global_name: null, avatar: null, bot: false };
}
