import type { Id } from '@chat-js/protocol/ids.ts';

/** Where a device is told of what its person would miss (RFC 8030). */
export interface PushSubscriptionRow {
  /** The login of the device, which has one at most. */
  session_id: Id;
  user_id: Id;
  /** Of all rows one at most has it: another person at the same browser takes it over. */
  endpoint: string;
  /** The device's public key and its secret (RFC 8291), base64url. */
  p256dh: string;
  auth: string;
  /** What was written may be shown, and not only by whom. */
  show_content: boolean;
  /** ms since 1970. */
  created_at: number;
}

export interface PushSubscriptionStore {
  /** Takes the place of the one of this login, and of any other with this endpoint. Of a person's the newest `limit` stay. */
  keepSubscription(row: PushSubscriptionRow, limit: number): Promise<void>;
  /** The oldest first, then by the id of the session. */
  listSubscriptions(user_id: Id): Promise<PushSubscriptionRow[]>;
  /** Who has any, in the order of their ids. */
  listSubscribers(): Promise<Id[]>;
  /** False when the person has no such one. */
  removeSubscription(user_id: Id, session_id: Id): Promise<boolean>;
  /** Removes it unless it has another endpoint by now. */
  removeDeadSubscription(row: Pick<PushSubscriptionRow, 'session_id' | 'endpoint'>): Promise<void>;
  /** Those of logins that are no more; answers how many. */
  removeSubscriptionsWithoutSession(): Promise<number>;
}
