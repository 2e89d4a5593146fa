import type { Db, Filter } from 'mongodb';
import type { UserRow, UserStore } from '../../features/users/store.ts';
import { isDuplicate } from './failures.ts';
import { inOrderOf, type Stored, stored } from './ids.ts';

/** `email_key` is what makes addresses unique: the address, or the id of who has none. An id is no text, so nobody logs in by it. */
export type UserDocument = Omit<UserRow, 'id'> & { _id: Stored; email_key: string | Stored };

export function toDocument({ id, ...row }: UserRow): UserDocument {
  return { _id: stored(id), ...row, email_key: row.email ?? stored(id) };
}

export function toRow({ _id, email_key, ...row }: UserDocument): UserRow {
  return { id: String(_id), ...row };
}

export function userStore(db: Db): UserStore {
  const users = db.collection<UserDocument>('users');

  async function find(filter: Filter<UserDocument>): Promise<UserRow | undefined> {
    const document = await users.findOne(filter);
    return document ? toRow(document) : undefined;
  }

  const list = async (filter: Filter<UserDocument>) => (await users.find(filter).sort({ _id: 1 }).toArray()).map(toRow);

  return {
    async insertUser(row) {
      try {
        await users.insertOne(toDocument(row));
        return 'inserted';
      } catch (error) {
        if (isDuplicate(error)) return 'taken';
        throw error;
      }
    },
    getUser: (id) => find({ _id: stored(id) }),
    async listUsers(ids) {
      const documents = await users.find({ _id: { $in: ids.map(stored) } }).toArray();
      return inOrderOf(ids, documents.map(toRow));
    },
    findUserByLogin: async (key) => (await find({ username_key: key })) ?? find({ email_key: key }),
    listPendingUsers: () => list({ pending: true }),
    listAdmins: () => list({ admin: true }),
    listDisabledUsers: () => list({ disabled: true }),
    async updateUser(id, patch) {
      const given: Partial<UserDocument> = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      if (given.email !== undefined) given.email_key = given.email ?? stored(id);
      if (Object.keys(given).length === 0) return find({ _id: stored(id) });
      try {
        const document = await users.findOneAndUpdate({ _id: stored(id) }, { $set: given }, { returnDocument: 'after' });
        return document ? toRow(document) : undefined;
      } catch (error) {
        if (isDuplicate(error)) return 'taken';
        throw error;
      }
    },
    removeUser: async (id) => (await users.deleteOne({ _id: stored(id) })).deletedCount > 0,
  };
}
