import { z } from 'zod';
import { AttachmentRequest } from './attachments.ts';
import { LIMITS } from './limits.ts';
import { AllowedMentions, Message, Pin, REFERENCE_TYPE } from './messages.ts';
import { operation } from './operation.ts';
import { PollRequest } from './polls.ts';
import { queryInt, Snowflake } from './schemas.ts';
import { multiline } from './text.ts';

const channel = { channel_id: Snowflake };

/** `channel_id` may be left out of an answer, which is in the same channel. */
export const ReferenceRequest = z.strictObject({
  type: z.literal([REFERENCE_TYPE.REPLY, REFERENCE_TYPE.FORWARD]).nullish(),
  message_id: Snowflake,
  channel_id: Snowflake.nullish(),
  guild_id: Snowflake.nullish(),
  /** false: an answer to what is gone becomes a message of its own. */
  fail_if_not_exists: z.boolean().nullish(),
});

/** Bits that nobody sets are passed over, as in the Discord API. */
const Flags = z.int().nonnegative().nullish();

/** What is written, wherever it stands. */
export const written = {
  content: multiline({ max: LIMITS.messageContent.max })
    .nullish()
    .transform((content) => content ?? ''),
  allowed_mentions: AllowedMentions.nullish(),
  flags: Flags,
  nonce: z.union([z.string().min(1).max(LIMITS.nonce.max), z.int().transform(String)]).nullish(),
};

export const messageOperations = {
  'messages.create': operation({
    summary:
      'Write a message. A nonce makes it safe to repeat: the second time answers the first message. ' +
      'A voice message has the flag 8192, one file and what is said of it in `attachments`, and nothing else',
    params: channel,
    files: true,
    body: {
      ...written,
      message_reference: ReferenceRequest.nullish(),
      poll: PollRequest.nullish(),
      attachments: z.array(AttachmentRequest).max(1).nullish(),
    },
    answer: Message,
    limit: { points: 10, seconds: 10, per: 'channel_id' },
    errors: [
      'UNKNOWN_CHANNEL',
      'MISSING_PERMISSIONS',
      'EMPTY_MESSAGE',
      'CANNOT_MESSAGE_USER',
      'UNKNOWN_EMOJI',
      'CANNOT_REPLY',
      'WRONG_CHANNEL_TYPE',
      'VERIFICATION_NEEDED',
      'SLOWMODE',
      'AUTOMOD_BLOCKED',
      'THREAD_LOCKED',
      'TOO_MANY_THREADS',
      'VOICE_MESSAGE_CONTENT',
      'VOICE_MESSAGE_FILE',
      'VOICE_MESSAGE_DATA',
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
  'messages.edit': operation({
    summary: 'Change a message that one wrote; what it names is read anew, and nobody is told of it again',
    params: { ...channel, message_id: Snowflake },
    body: {
      content: multiline({ max: LIMITS.messageContent.max }).nullish(),
      allowed_mentions: AllowedMentions.nullish(),
      /** Only whether previews of links are suppressed; also of others' messages, with MANAGE_MESSAGES. */
      flags: Flags,
    },
    answer: Message,
    limit: { points: 10, seconds: 10, per: 'channel_id' },
    errors: [
      'UNKNOWN_CHANNEL',
      'UNKNOWN_MESSAGE',
      'MISSING_PERMISSIONS',
      'CANNOT_MESSAGE_USER',
      'EDIT_OF_OTHERS',
      'CANNOT_EDIT_POLL',
      'CANNOT_EDIT_VOICE_MESSAGE',
      'SYSTEM_MESSAGE',
      'THREAD_ARCHIVED',
      'THREAD_LOCKED',
      'EMPTY_MESSAGE',
      'VERIFICATION_NEEDED',
      'AUTOMOD_BLOCKED',
      'EDITED_MEANWHILE',
    ],
  }),
  'messages.crosspost': operation({
    summary: 'Publish a message of a channel for announcements, once: every channel that follows it gets a copy, behind the answer',
    params: { ...channel, message_id: Snowflake },
    answer: Message,
    limit: { points: 10, seconds: 3600, per: 'channel_id' },
    errors: [
      'UNKNOWN_CHANNEL',
      'UNKNOWN_MESSAGE',
      'MISSING_PERMISSIONS',
      'WRONG_CHANNEL_TYPE',
      'INVALID_MESSAGE_TYPE',
      'ALREADY_CROSSPOSTED',
      'VERIFICATION_NEEDED',
      'EDITED_MEANWHILE',
    ],
  }),
  'messages.delete': operation({
    summary: 'Delete a message: the own one, or as a moderator',
    params: { ...channel, message_id: Snowflake },
    answer: null,
    limit: { points: 20, seconds: 10, per: 'channel_id' },
    errors: ['UNKNOWN_CHANNEL', 'UNKNOWN_MESSAGE', 'MISSING_PERMISSIONS', 'SYSTEM_MESSAGE'],
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
const pinRefusals = ['UNKNOWN_CHANNEL', 'UNKNOWN_MESSAGE', 'MISSING_PERMISSIONS', 'CANNOT_MESSAGE_USER', 'THREAD_ARCHIVED'] as const;

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
    errors: [...pinRefusals, 'TOO_MANY_PINS', 'EDITED_MEANWHILE', 'SYSTEM_MESSAGE'],
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
