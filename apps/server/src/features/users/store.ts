import type { Id } from '@chat-js/protocol/ids.ts';

/** A person as stored. `username_key` is what makes names unique (see username-key.ts); `email` is lower case. */
export interface UserRow {
  id: Id;
  username: string;
  username_key: string;
  global_name: string | null;
  avatar: string | null;
  bio: string;
  email: string | null;
  locale: 'ru' | 'en-US';
  bot: boolean;
  admin: boolean;
  /** Waits for approval; `pending_invite` is the invite that brought them, used when they are let in. */
  pending: boolean;
  pending_invite: string | null;
  password_hash: string;
  /** Banned from the installation: no login, and none that holds. */
  disabled: boolean;
}

export type UserPatch = Partial<Omit<UserRow, 'id' | 'bot'>>;

export interface UserStore {
  /** 'taken' when the username_key or the e-mail address belongs to someone else. */
  insertUser(row: UserRow): Promise<'inserted' | 'taken'>;
  getUser(id: Id): Promise<UserRow | undefined>;
  /** In the order asked for; unknown ids are left out. */
  listUsers(ids: readonly Id[]): Promise<UserRow[]>;
  /** By username_key, else by e-mail address; both already in lower case. */
  findUserByLogin(key: string): Promise<UserRow | undefined>;
  listPendingUsers(): Promise<UserRow[]>;
  listAdmins(): Promise<UserRow[]>;
  listDisabledUsers(): Promise<UserRow[]>;
  /** The row after the change; undefined when there is no such person. */
  updateUser(id: Id, patch: UserPatch): Promise<UserRow | 'taken' | undefined>;
  removeUser(id: Id): Promise<boolean>;
}
