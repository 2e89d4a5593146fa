import { z } from 'zod';
import { operation } from './operation.ts';
import { Snowflake } from './schemas.ts';
import { User } from './users.ts';

/** A webhook that brings into a channel what is published in another one (Discord: "Channel Follower"). There is no other kind. */
export const WEBHOOK_TYPE = { CHANNEL_FOLLOWER: 2 } as const;

/** `source_guild` and `source_channel` are named as they were when the channel was followed: whoever reads this may not see them. */
export const Webhook = z
  .strictObject({
    id: Snowflake,
    type: z.literal(WEBHOOK_TYPE.CHANNEL_FOLLOWER),
    guild_id: Snowflake,
    channel_id: Snowflake,
    /** Who made it. */
    user: User,
    /** Under which it writes. */
    name: z.string(),
    avatar: z.string().nullable(),
    application_id: Snowflake.nullable(),
    source_guild: z.strictObject({ id: Snowflake, name: z.string(), icon: z.string().nullable() }),
    source_channel: z.strictObject({ id: Snowflake, name: z.string() }),
  })
  .meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof Webhook>;

const channel = { channel_id: Snowflake };

export const webhookOperations = {
  'webhooks.follow': operation({
    summary: 'What is published in this channel comes into another one, where one may manage webhooks. A second time answers the first',
    params: channel,
    body: { webhook_channel_id: Snowflake },
    answer: z.strictObject({ channel_id: Snowflake, webhook_id: Snowflake }),
    limit: { points: 20, seconds: 60 },
    errors: [
      'UNKNOWN_CHANNEL',
      'MISSING_PERMISSIONS',
      'WRONG_CHANNEL_TYPE',
      'VERIFICATION_NEEDED',
      'TOO_MANY_WEBHOOKS',
      'TOO_MANY_FOLLOWERS',
    ],
    audited: true,
  }),
  'webhooks.listOfChannel': operation({
    summary: 'The webhooks of a channel: what it follows, the oldest first',
    params: channel,
    answer: z.array(Webhook),
    limit: { points: 20, seconds: 10 },
    errors: ['UNKNOWN_CHANNEL', 'MISSING_PERMISSIONS'],
  }),
  'webhooks.delete': operation({
    summary: 'Delete a webhook: nothing more comes through it, and what came stays',
    params: { webhook_id: Snowflake },
    answer: null,
    limit: { points: 20, seconds: 60 },
    errors: ['UNKNOWN_WEBHOOK', 'MISSING_PERMISSIONS'],
    audited: true,
  }),
};
