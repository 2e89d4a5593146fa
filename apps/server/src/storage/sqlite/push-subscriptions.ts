import type { Id } from '@chat-js/protocol/ids.ts';
import type { PushSubscriptionRow } from '../../features/push-subscriptions/store.ts';
import type { Database } from './database.ts';

const SELECT = `SELECT CAST(session_id AS TEXT) AS session_id, CAST(user_id AS TEXT) AS user_id, endpoint, p256dh, auth, show_content, created_at
  FROM push_subscriptions`;
const ORDER = 'created_at, push_subscriptions.session_id';

export const pushSubscriptionReads = {
  listSubscriptions: (db: Database, user_id: Id) =>
    db
      .all<Omit<PushSubscriptionRow, 'show_content'> & { show_content: number }>(`${SELECT} WHERE user_id = ? ORDER BY ${ORDER}`, user_id)
      .map((row): PushSubscriptionRow => ({ ...row, show_content: row.show_content === 1 })),

  listSubscribers: (db: Database) =>
    db
      .all<{ id: Id }>('SELECT DISTINCT CAST(user_id AS TEXT) AS id FROM push_subscriptions ORDER BY push_subscriptions.user_id')
      .map(({ id }) => id),
};

export const pushSubscriptionWrites = {
  keepSubscription(db: Database, row: PushSubscriptionRow, limit: number): void {
    const { session_id, user_id, endpoint, p256dh, auth, show_content, created_at } = row;
    db.run(
      `INSERT OR REPLACE INTO push_subscriptions (session_id, user_id, endpoint, p256dh, auth, show_content, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ...[session_id, user_id, endpoint, p256dh, auth, Number(show_content), created_at],
    );
    db.run(
      `DELETE FROM push_subscriptions WHERE session_id IN
       (SELECT session_id FROM push_subscriptions WHERE user_id = ? ORDER BY created_at DESC, session_id DESC LIMIT -1 OFFSET ?)`,
      ...[user_id, limit],
    );
  },

  removeSubscription: (db: Database, user_id: Id, session_id: Id) =>
    db.run('DELETE FROM push_subscriptions WHERE session_id = ? AND user_id = ?', session_id, user_id) > 0,

  removeDeadSubscription(db: Database, { session_id, endpoint }: Pick<PushSubscriptionRow, 'session_id' | 'endpoint'>): void {
    db.run('DELETE FROM push_subscriptions WHERE session_id = ? AND endpoint = ?', session_id, endpoint);
  },

  removeSubscriptionsWithoutSession: (db: Database) =>
    db.run('DELETE FROM push_subscriptions WHERE session_id NOT IN (SELECT id FROM sessions)'),
};
