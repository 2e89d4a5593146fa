import type { Db } from 'mongodb';
import type { PushSubscriptionRow, PushSubscriptionStore } from '../../features/push-subscriptions/store.ts';
import { isDuplicate } from './failures.ts';
import { type Stored, stored } from './ids.ts';

type Ids = 'session_id' | 'user_id';
export type PushSubscriptionDocument = Omit<PushSubscriptionRow, Ids> & { _id: Stored; user_id: Stored };

const OLDEST_FIRST = { user_id: 1, created_at: 1, _id: 1 } as const;
const AT_ONCE = 1000;

export function toDocument({ session_id, user_id, ...row }: PushSubscriptionRow): PushSubscriptionDocument {
  return { _id: stored(session_id), user_id: stored(user_id), ...row };
}

export function toRow({ _id, user_id, created_at, ...row }: PushSubscriptionDocument): PushSubscriptionRow {
  return { session_id: String(_id), user_id: String(user_id), ...row, created_at: Number(created_at) };
}

export function pushSubscriptionStore(db: Db): PushSubscriptionStore {
  const subscriptions = db.collection<PushSubscriptionDocument>('push_subscriptions');

  /** Two devices may come with one endpoint at the same moment: whoever is refused by it goes after the other. */
  async function keep(document: PushSubscriptionDocument): Promise<void> {
    const { _id, ...rest } = document;
    for (;;) {
      await subscriptions.deleteMany({ endpoint: rest.endpoint, _id: { $ne: _id } });
      try {
        await subscriptions.replaceOne({ _id }, rest, { upsert: true });
        return;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    }
  }

  return {
    async keepSubscription(row, limit) {
      const document = toDocument(row);
      await keep(document);
      const all = await subscriptions
        .find({ user_id: document.user_id }, { projection: { _id: 1 } })
        .sort(OLDEST_FIRST)
        .toArray();
      const excess = all.slice(0, Math.max(0, all.length - limit)).map(({ _id }) => _id);
      if (excess.length > 0) await subscriptions.deleteMany({ _id: { $in: excess } });
    },
    async listSubscriptions(user_id) {
      return (
        await subscriptions
          .find({ user_id: stored(user_id) })
          .sort(OLDEST_FIRST)
          .toArray()
      ).map(toRow);
    },
    async listSubscribers() {
      const found = subscriptions.find({}, { projection: { _id: 0, user_id: 1 } }).sort({ user_id: 1 });
      return [...new Set((await found.toArray()).map(({ user_id }) => String(user_id)))];
    },
    async removeSubscription(user_id, session_id) {
      return (await subscriptions.deleteOne({ _id: stored(session_id), user_id: stored(user_id) })).deletedCount > 0;
    },
    async removeDeadSubscription({ session_id, endpoint }) {
      await subscriptions.deleteOne({ _id: stored(session_id), endpoint });
    },
    async removeSubscriptionsWithoutSession() {
      const sessions = db.collection<{ _id: Stored }>('sessions');
      let removed = 0;
      for (let after = stored('0'); ; ) {
        const page = subscriptions.find({ _id: { $gt: after } }, { projection: { _id: 1 } }).sort({ _id: 1 });
        const ids = (await page.limit(AT_ONCE).toArray()).map(({ _id }) => _id);
        const live = await sessions.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray();
        const alive = new Set(live.map(({ _id }) => String(_id)));
        const ended = ids.filter((id) => !alive.has(String(id)));
        if (ended.length > 0) removed += (await subscriptions.deleteMany({ _id: { $in: ended } })).deletedCount;
        if (ids.length < AT_ONCE) return removed;
        after = ids.at(-1) ?? after;
      }
    },
  };
}
