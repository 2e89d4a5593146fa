import type { Db, Filter } from 'mongodb';
import type { SessionRow, SessionStore } from '../../features/auth/store.ts';
import { type Stored, stored } from './ids.ts';

export type SessionDocument = Omit<SessionRow, 'id' | 'user_id'> & { _id: Stored; user_id: Stored };

export function toDocument({ id, user_id, ...row }: SessionRow): SessionDocument {
  return { _id: stored(id), user_id: stored(user_id), ...row };
}

export function toRow({ _id, user_id, ...row }: SessionDocument): SessionRow {
  return { id: String(_id), user_id: String(user_id), ...row };
}

export function sessionStore(db: Db): SessionStore {
  const sessions = db.collection<SessionDocument>('sessions');

  async function find(filter: Filter<SessionDocument>): Promise<SessionRow | undefined> {
    const document = await sessions.findOne(filter);
    return document ? toRow(document) : undefined;
  }

  return {
    async insertSession(row) {
      await sessions.insertOne(toDocument(row));
    },
    getSession: (id) => find({ _id: stored(id) }),
    findSessionByToken: async (hash) => (await find({ token_hash: hash })) ?? find({ previous_hash: hash }),
    async rotateSession(id, expected_hash, next) {
      const { token_hash, previous_hash, rotated_at, last_used_at, user_agent, address } = next;
      const { matchedCount } = await sessions.updateOne(
        { _id: stored(id), token_hash: expected_hash },
        { $set: { token_hash, previous_hash, rotated_at, last_used_at, user_agent, address } },
      );
      return matchedCount > 0;
    },
    async listSessions(user_id) {
      const documents = await sessions
        .find({ user_id: stored(user_id) })
        .sort({ last_used_at: -1, _id: -1 })
        .toArray();
      return documents.map(toRow);
    },
    async listLastUses(user_ids) {
      const filter = { user_id: { $in: user_ids.map(stored) } };
      const documents = await sessions.find(filter, { projection: { _id: 0, user_id: 1, last_used_at: 1 } }).toArray();
      const last = new Map<string, number>();
      for (const { user_id, last_used_at } of documents) last.set(String(user_id), Math.max(last_used_at, last.get(String(user_id)) ?? 0));
      return last;
    },
    removeSession: async (id, user_id) => (await sessions.deleteOne({ _id: stored(id), user_id: stored(user_id) })).deletedCount > 0,
    async removeSessions(user_id, keep) {
      const documents = await sessions.find({ user_id: stored(user_id) }, { projection: { _id: 1 } }).toArray();
      const ids = documents.map(({ _id }) => _id).filter((id) => String(id) !== keep);
      if (ids.length > 0) await sessions.deleteMany({ _id: { $in: ids } });
      return ids.map(String);
    },
    removeStaleSessions: async (time) => (await sessions.deleteMany({ last_used_at: { $lt: time } })).deletedCount,
  };
}
