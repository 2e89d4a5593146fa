import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { nextId, pushSubscriptionRow, sessionRow } from './rows.ts';

export function pushSubscriptionsContract(open: Open): void {
  withStorage('push subscriptions', open, (storage) => {
    const keep = (row = pushSubscriptionRow(), limit = 100) => storage().pushSubscriptions.keepSubscription(row, limit);
    const listed = (user_id: string) => storage().pushSubscriptions.listSubscriptions(user_id);

    test('of one person come the oldest first, and whoever has any is known', async () => {
      const user_id = nextId();
      const [late, early] = [30, 10].map((created_at) => pushSubscriptionRow({ user_id, created_at, show_content: created_at === 10 }));
      for (const row of [late, early, pushSubscriptionRow()]) await keep(row);
      expect(await listed(user_id)).toEqual([early, late]);
      expect(await listed(nextId())).toEqual([]);
      expect((await storage().pushSubscriptions.listSubscribers()).filter((id) => id === user_id)).toEqual([user_id]);
    });

    test('a login has one, and an endpoint belongs to one login', async () => {
      const row = pushSubscriptionRow();
      await keep(row);
      const moved = { ...row, endpoint: `${row.endpoint}/new`, auth: 'other' };
      await keep(moved);
      expect(await listed(row.user_id)).toEqual([moved]);
      const taker = pushSubscriptionRow({ endpoint: moved.endpoint });
      await keep(taker);
      expect(await listed(row.user_id)).toEqual([]);
      expect(await listed(taker.user_id)).toEqual([taker]);
    });

    test('that come with one endpoint at once leave one row', async () => {
      const endpoint = `https://push.example/${nextId()}`;
      const rows = Array.from({ length: 8 }, () => pushSubscriptionRow({ endpoint }));
      await Promise.all(rows.map((row) => keep(row)));
      expect((await Promise.all(rows.map(({ user_id }) => listed(user_id)))).flat()).toHaveLength(1);
    });

    test('beyond the limit the oldest go', async () => {
      const user_id = nextId();
      const rows = [10, 20, 30].map((created_at) => pushSubscriptionRow({ user_id, created_at }));
      for (const row of rows) await keep(row, 2);
      expect(await listed(user_id)).toEqual(rows.slice(1));
    });

    test('are taken away by whose they are, once', async () => {
      const row = pushSubscriptionRow();
      await keep(row);
      const remove = (user_id: string) => storage().pushSubscriptions.removeSubscription(user_id, row.session_id);
      expect(await remove(nextId())).toBe(false);
      expect(await remove(row.user_id)).toBe(true);
      expect(await remove(row.user_id)).toBe(false);
    });

    test('a dead one goes, and one that has another endpoint by now stays', async () => {
      const row = pushSubscriptionRow();
      await keep({ ...row, endpoint: `${row.endpoint}/new` });
      await storage().pushSubscriptions.removeDeadSubscription(row);
      expect(await listed(row.user_id)).toHaveLength(1);
      await storage().pushSubscriptions.removeDeadSubscription({ ...row, endpoint: `${row.endpoint}/new` });
      expect(await listed(row.user_id)).toEqual([]);
    });

    test('without a login go', async () => {
      const session = sessionRow();
      await storage().sessions.insertSession(session);
      const [kept, orphan] = [pushSubscriptionRow({ session_id: session.id, user_id: session.user_id }), pushSubscriptionRow()];
      for (const row of [kept, orphan]) await keep(row);
      expect(await storage().pushSubscriptions.removeSubscriptionsWithoutSession()).toBeGreaterThan(0);
      expect(await listed(kept.user_id)).toEqual([kept]);
      expect(await listed(orphan.user_id)).toEqual([]);
    });
  });
}
