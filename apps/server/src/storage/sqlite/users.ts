import type { Id } from '@chat-js/protocol/ids.ts';
import type { UserPatch, UserRow } from '../../features/users/store.ts';
import type { Database } from './database.ts';

type Flag = 'bot' | 'admin' | 'pending' | 'disabled';
type Stored = Omit<UserRow, Flag> & Record<Flag, 0 | 1>;

const SELECT = `SELECT CAST(users.id AS TEXT) AS id, username, username_key, global_name, avatar, bio, email, locale, bot, admin, pending, pending_invite,
  password_hash, disabled FROM users`;

function toRow(stored: Stored): UserRow {
  return { ...stored, bot: stored.bot === 1, admin: stored.admin === 1, pending: stored.pending === 1, disabled: stored.disabled === 1 };
}

function getUser(db: Database, id: Id): UserRow | undefined {
  const stored = db.get<Stored>(`${SELECT} WHERE users.id = ?`, id);
  return stored && toRow(stored);
}

function isTaken(db: Database, { id, username_key, email }: UserRow): boolean {
  return db.get('SELECT 1 FROM users WHERE (username_key = ? OR email = ?) AND id <> ?', username_key, email, id) !== undefined;
}

export const userReads = {
  getUser,
  listUsers: (db: Database, ids: readonly Id[]) =>
    db.all<Stored>(`${SELECT} JOIN json_each(?) AS wanted ON users.id = wanted.value ORDER BY wanted.key`, JSON.stringify(ids)).map(toRow),
  findUserByLogin: (db: Database, key: string) => {
    const stored = db.get<Stored>(`${SELECT} WHERE username_key = ?`, key) ?? db.get<Stored>(`${SELECT} WHERE email = ?`, key);
    return stored && toRow(stored);
  },
  listPendingUsers: (db: Database) => db.all<Stored>(`${SELECT} WHERE pending = 1 ORDER BY users.id`).map(toRow),
  listAdmins: (db: Database) => db.all<Stored>(`${SELECT} WHERE admin = 1 ORDER BY users.id`).map(toRow),
  listDisabledUsers: (db: Database) => db.all<Stored>(`${SELECT} WHERE disabled = 1 ORDER BY users.id`).map(toRow),
};

export const userWrites = {
  insertUser(db: Database, row: UserRow): 'inserted' | 'taken' {
    if (isTaken(db, row)) return 'taken';
    db.run(
      `INSERT INTO users (username, username_key, global_name, avatar, bio, email, locale, bot, admin, pending, pending_invite, password_hash, disabled, id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...values(row),
    );
    return 'inserted';
  },

  updateUser(db: Database, id: Id, patch: UserPatch): UserRow | 'taken' | undefined {
    const row = getUser(db, id);
    if (!row) return undefined;
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const next: UserRow = { ...row, ...given };
    if (isTaken(db, next)) return 'taken';
    db.run(
      `UPDATE users SET username = ?, username_key = ?, global_name = ?, avatar = ?, bio = ?, email = ?, locale = ?, bot = ?, admin = ?, pending = ?,
         pending_invite = ?, password_hash = ?, disabled = ? WHERE id = ?`,
      ...values(next),
    );
    return next;
  },

  removeUser: (db: Database, id: Id) => db.run('DELETE FROM users WHERE id = ?', id) > 0,
};

function values(row: UserRow) {
  const { id, username, username_key, global_name, avatar, bio, email, locale, bot, admin, pending, pending_invite, password_hash } = row;
  const flags = [Number(bot), Number(admin), Number(pending)];
  return [
    username,
    username_key,
    global_name,
    avatar,
    bio,
    email,
    locale,
    ...flags,
    pending_invite,
    password_hash,
    Number(row.disabled),
    id,
  ];
}
