import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { queryInt, Snowflake, Timestamp } from './schemas.ts';
import { multiline } from './text.ts';
import { User } from './users.ts';

export const MESSAGE_TYPE = { DEFAULT: 0, AUTO_MODERATION_ACTION: 24 } as const;

/** What an alert of AutoMod tells beside the text that it is about: a name and a value each, as in the Discord API. */
export const AutoModEmbed = z
  .strictObject({
    type: z.literal('auto_moderation_message'),
    description: z.string(),
    fields: z.array(
      z.strictObject({
        name: z.enum(['rule_name', 'channel_id', 'keyword', 'keyword_matched_content', 'flagged_message_id']),
        value: z.string(),
        inline: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'AutoModEmbed' });
export type AutoModEmbed = z.infer<typeof AutoModEmbed>;

/** A message of type 24 is an alert of AutoMod: its author is the person it is about. */
export const Message = z
  .strictObject({
    id: Snowflake,
    type: z.literal([MESSAGE_TYPE.DEFAULT, MESSAGE_TYPE.AUTO_MODERATION_ACTION]),
    channel_id: Snowflake,
    content: z.string(),
    timestamp: Timestamp,
    edited_timestamp: Timestamp.nullable(),
    tts: z.boolean(),
    mention_everyone: z.boolean(),
    mentions: z.array(z.never()),
    mention_roles: z.array(z.never()),
    attachments: z.array(z.never()),
    embeds: z.array(AutoModEmbed),
    components: z.array(z.never()),
    pinned: z.boolean(),
    flags: z.int(),
    author: User,
    nonce: z.string().optional(),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

/** A pinned message, and since when. */
export const Pin = z.strictObject({ pinned_at: Timestamp, message: Message }).meta({ id: 'MessagePin' });
export type Pin = z.infer<typeof Pin>;

const channel = { channel_id: Snowflake };

export const messageOperations = {
  'messages.create': operation({
    summary: 'Write a message. A nonce makes it safe to repeat: the second time answers the first message',
    params: channel,
    body: {
      content: multiline({ max: LIMITS.messageContent.max }),
      nonce: z.union([z.string().min(1).max(LIMITS.nonce.max), z.int().transform(String)]).nullish(),
    },
    answer: Message,
    limit: { points: 10, seconds: 10, per: 'channel_id' },
    errors: [
      'UNKNOWN_CHANNEL',
      'MISSING_PERMISSIONS',
      'EMPTY_MESSAGE',
      'WRONG_CHANNEL_TYPE',
      'VERIFICATION_NEEDED',
      'SLOWMODE',
      'AUTOMOD_BLOCKED',
    ],
  }),
  'messages.list': operation({
    summary: 'A page of history, newest first; `before`, `after` and `around` exclude each other',
    params: channel,
    query: {
      limit: queryInt({ min: 1, max: LIMITS.messagePage.max, fallback: LIMITS.messagePage.default }),
      before: Snowflake.optional(),
      after: Snowflake.optional(),
      around: Snowflake.optional(),
    },
    answer: z.array(Message),
    errors: ['UNKNOWN_CHANNEL', 'MISSING_PERMISSIONS', 'WRONG_CHANNEL_TYPE'],
  }),
  'messages.get': operation({
    summary: 'One message',
    params: { ...channel, message_id: Snowflake },
    answer: Message,
    errors: ['UNKNOWN_CHANNEL', 'UNKNOWN_MESSAGE', 'MISSING_PERMISSIONS'],
  }),
  'messages.delete': operation({
    summary: 'Delete a message: the own one, or as a moderator',
    params: { ...channel, message_id: Snowflake },
    answer: null,
    limit: { points: 20, seconds: 10, per: 'channel_id' },
    errors: ['UNKNOWN_CHANNEL', 'UNKNOWN_MESSAGE', 'MISSING_PERMISSIONS'],
    audited: true,
  }),
  'messages.bulkDelete': operation({
    summary: 'Delete 2 to 100 messages that are not older than 14 days; ids that are not in the channel are passed over',
    params: channel,
    body: { messages: z.array(Snowflake).min(LIMITS.bulkDelete.min).max(LIMITS.bulkDelete.max) },
    answer: null,
    limit: { points: 10, seconds: 10, per: 'channel_id' },
    errors: ['UNKNOWN_CHANNEL', 'MISSING_PERMISSIONS', 'MESSAGES_TOO_OLD'],
    audited: true,
  }),
  'messages.deleteOf': operation({
    summary:
      'Delete what someone wrote lately in all channels where one may, also of who has left: at most 1,000 messages, the newest. Ours',
    params: { guild_id: Snowflake, user_id: Snowflake },
    query: { seconds: queryInt({ min: 1, max: LIMITS.deleteOf.seconds, fallback: 3600 }) },
    answer: z.strictObject({
      deleted: z.int(),
      /** There was more: ask again. */
      has_more: z.boolean(),
    }),
    limit: { points: 10, seconds: 60 },
    errors: ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS'],
    audited: true,
  }),
};

const pin = { ...channel, message_id: Snowflake };
const pinRefusals = ['UNKNOWN_CHANNEL', 'UNKNOWN_MESSAGE', 'MISSING_PERMISSIONS'] as const;

export const pinOperations = {
  'pins.list': operation({
    summary: 'What is pinned in a channel, pinned last first',
    params: channel,
    query: {
      before: z.iso.datetime({ offset: true }).optional(),
      limit: queryInt({ min: 1, max: LIMITS.pinPage, fallback: LIMITS.pinPage }),
    },
    answer: z.strictObject({ items: z.array(Pin), has_more: z.boolean() }),
    errors: ['UNKNOWN_CHANNEL', 'MISSING_PERMISSIONS'],
  }),
  'pins.add': operation({
    summary: 'Pin a message',
    params: pin,
    answer: null,
    limit: { points: 10, seconds: 10, per: 'channel_id' },
    errors: [...pinRefusals, 'TOO_MANY_PINS', 'EDITED_MEANWHILE'],
    audited: true,
  }),
  'pins.remove': operation({
    summary: 'Unpin a message',
    params: pin,
    answer: null,
    limit: { points: 10, seconds: 10, per: 'channel_id' },
    errors: [...pinRefusals, 'EDITED_MEANWHILE'],
    audited: true,
  }),
};
