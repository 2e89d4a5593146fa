import { z } from 'zod';
import type { Id } from './ids.ts';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { Snowflake, Timestamp } from './schemas.ts';
import type { CurrentUser } from './users.ts';

// Push subscriptions are ours: the API has none for browsers. Their fields are those of the Push API (W3C).

/** Where a device is told of what its person would miss (RFC 8030). A login has one at most, and it ends with the login. */
export const PushSubscription = z
  .strictObject({
    /** The login of the device. */
    session_id: Snowflake,
    /** Of the device that asks. */
    current: z.boolean(),
    /** The host of the push service. */
    service: z.string(),
    /** Notifications say what was written, and not only by whom. */
    show_content: z.boolean(),
    created_at: Timestamp,
  })
  .meta({ id: 'PushSubscription' });
export type PushSubscription = z.infer<typeof PushSubscription>;

const base64url = (characters: { min: number; max: number }) =>
  z
    .string()
    .min(characters.min)
    .max(characters.max)
    .regex(/^[A-Za-z0-9_-]+={0,2}$/);

export const pushSubscriptionOperations = {
  'pushSubscriptions.list': operation({
    summary:
      'Which devices of one’s own are told while the app is closed, and the key to subscribe with; null: this server tells none. Ours',
    answer: z.strictObject({
      /** `applicationServerKey` (RFC 8292): a point of P-256, base64url. */
      public_key: z.string().nullable(),
      subscriptions: z.array(PushSubscription),
    }),
    limit: { points: 30, seconds: 60 },
  }),
  'pushSubscriptions.set': operation({
    summary: 'Tell this device while the app is closed, at an HTTPS endpoint on a public address. Takes the place of what was there. Ours',
    body: {
      endpoint: z.url({ protocol: /^https$/ }).max(LIMITS.pushEndpoint),
      /** As `PushSubscription.toJSON()` has them (RFC 8291): a point of P-256, uncompressed, and 16 bytes. */
      keys: z.object({ p256dh: base64url({ min: 87, max: 88 }), auth: base64url({ min: 22, max: 24 }) }),
      show_content: z.boolean().default(true),
    },
    answer: PushSubscription,
    limit: { points: 20, seconds: 60 },
    errors: ['PUSH_OFF'],
  }),
  'pushSubscriptions.remove': operation({
    summary: 'Tell a device of one’s own nothing more while the app is closed; `@current` is the one that asks. Ours',
    params: { session_id: z.union([Snowflake, z.literal('@current')]) },
    answer: null,
    limit: { points: 30, seconds: 60 },
    errors: ['UNKNOWN_PUSH_SUBSCRIPTION'],
  }),
};

/** What a device is sent, as JSON and sealed for it (RFC 8291). */
export interface PushNote {
  guild_id: Id | null;
  channel_id: Id;
  message_id: Id;
  author: string;
  /** The name of the channel, of a group its name or ''; null between two people. */
  channel: string | null;
  guild: string | null;
  kind: 'text' | 'voice' | 'poll' | 'forward';
  /** Without markdown, what is a spoiler hidden, shortened; null: the person does not want it shown. */
  text: string | null;
  /** So many messages there, of which this is the newest. */
  count: number;
  locale: CurrentUser['locale'];
}
