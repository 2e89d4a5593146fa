import { z } from 'zod';
import { Attachment } from './attachments.ts';
import { Channel } from './channels.ts';
import { LIMITS } from './limits.ts';
import { Poll } from './polls.ts';
import { LinkEmbed } from './previews.ts';
import { Reaction } from './reactions.ts';
import { Snowflake, Timestamp } from './schemas.ts';
import { User } from './users.ts';

export const MESSAGE_TYPE = {
  DEFAULT: 0,
  RECIPIENT_ADD: 1,
  RECIPIENT_REMOVE: 2,
  CHANNEL_NAME_CHANGE: 4,
  CHANNEL_ICON_CHANGE: 5,
  CHANNEL_FOLLOW_ADD: 12,
  THREAD_CREATED: 18,
  REPLY: 19,
  AUTO_MODERATION_ACTION: 24,
  POLL_RESULT: 46,
} as const;

/** Bits of `flags`, as in the Discord API. */
export const MESSAGE_FLAG = {
  /** It was published: channels that follow its channel have a copy. */
  CROSSPOSTED: 1 << 0,
  /** It is such a copy. */
  IS_CROSSPOST: 1 << 1,
  SUPPRESS_EMBEDS: 1 << 2,
  /** The message of which this is a copy was deleted. */
  SOURCE_MESSAGE_DELETED: 1 << 3,
  HAS_THREAD: 1 << 5,
  SUPPRESS_NOTIFICATIONS: 1 << 12,
  IS_VOICE_MESSAGE: 1 << 13,
  HAS_SNAPSHOT: 1 << 14,
} as const;

/** What a message refers to: the one that it answers or of which it is the published copy, or the one that it carries on. */
export const REFERENCE_TYPE = { REPLY: 0, FORWARD: 1 } as const;

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

/** What a poll came to: a name and a value each, as in the Discord API. Without `victor_answer_id` nobody won. */
export const PollResultEmbed = z
  .strictObject({
    type: z.literal('poll_result'),
    fields: z.array(
      z.strictObject({
        name: z.enum([
          'poll_question_text',
          'victor_answer_votes',
          'total_votes',
          'victor_answer_id',
          'victor_answer_text',
          'victor_answer_emoji_name',
        ]),
        value: z.string(),
        inline: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'PollResultEmbed' });
export type PollResultEmbed = z.infer<typeof PollResultEmbed>;

export const MessageReference = z
  .strictObject({
    type: z.literal([REFERENCE_TYPE.REPLY, REFERENCE_TYPE.FORWARD]),
    /** Absent in messages of type 12 and 18: they refer to a channel and to a thread. */
    message_id: Snowflake.optional(),
    channel_id: Snowflake,
    /** Absent where there is none, here and in the events below it. */
    guild_id: Snowflake.optional(),
  })
  .meta({ id: 'MessageReference' });
export type MessageReference = z.infer<typeof MessageReference>;

/** A message as it was when it was forwarded: later changes of it do not reach this copy. */
export const MessageSnapshot = z
  .strictObject({
    message: z.strictObject({
      type: z.int(),
      content: z.string(),
      timestamp: Timestamp,
      edited_timestamp: Timestamp.nullable(),
      flags: z.int(),
      mentions: z.array(z.never()),
      mention_roles: z.array(z.never()),
      attachments: z.array(Attachment),
      embeds: z.array(z.never()),
      components: z.array(z.never()),
    }),
  })
  .meta({ id: 'MessageSnapshot' });
export type MessageSnapshot = z.infer<typeof MessageSnapshot>;

const fields = {
  id: Snowflake,
  type: z.literal([
    MESSAGE_TYPE.DEFAULT,
    MESSAGE_TYPE.RECIPIENT_ADD,
    MESSAGE_TYPE.RECIPIENT_REMOVE,
    MESSAGE_TYPE.CHANNEL_NAME_CHANGE,
    MESSAGE_TYPE.CHANNEL_ICON_CHANGE,
    MESSAGE_TYPE.CHANNEL_FOLLOW_ADD,
    MESSAGE_TYPE.THREAD_CREATED,
    MESSAGE_TYPE.REPLY,
    MESSAGE_TYPE.AUTO_MODERATION_ACTION,
    MESSAGE_TYPE.POLL_RESULT,
  ]),
  channel_id: Snowflake,
  content: z.string(),
  timestamp: Timestamp,
  edited_timestamp: Timestamp.nullable(),
  tts: z.boolean(),
  mention_everyone: z.boolean(),
  mentions: z.array(User),
  mention_roles: z.array(Snowflake),
  attachments: z.array(Attachment),
  embeds: z.array(z.discriminatedUnion('type', [AutoModEmbed, PollResultEmbed, LinkEmbed])),
  components: z.array(z.never()),
  pinned: z.boolean(),
  flags: z.int(),
  message_reference: MessageReference.optional(),
  message_snapshots: z.array(MessageSnapshot).optional(),
  poll: Poll.optional(),
  /** The thread that was started from it. */
  thread: Channel.optional(),
  /** Nobody wrote it: `author` is this webhook under the name that it had. */
  webhook_id: Snowflake.optional(),
  author: User,
  nonce: z.string().optional(),
  reactions: z.array(Reaction).optional(),
  /** Grows with every change: of two versions of a message the higher one is newer. Ours. */
  revision: z.int().nonnegative(),
};

/** What a message answers, as it is now. What that one answers in its turn is left out. */
export const ReferencedMessage = z.strictObject(fields).meta({ id: 'ReferencedMessage' });
export type ReferencedMessage = z.infer<typeof ReferencedMessage>;

/** A message of type 12 says that a channel follows another: its content is the name. One of type 18 says that a thread was started: its content is the name. One of type 24 is an alert of AutoMod: its author is the person it is about. One of type 46 tells what a poll of its author came to. */
export const Message = z
  .strictObject({
    ...fields,
    /** Of an answer: null when the other message is gone. */
    referenced_message: ReferencedMessage.nullable().optional(),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

/** Which of the people and roles that a text names are told of it. Without it: all, as far as its author may. */
export const AllowedMentions = z
  .strictObject({
    parse: z
      .array(z.enum(['users', 'roles', 'everyone']))
      .max(3)
      .nullish(),
    users: z.array(Snowflake).max(LIMITS.mentions).nullish(),
    roles: z.array(Snowflake).max(LIMITS.mentions).nullish(),
    /** Whether the author of the message that is answered is told. */
    replied_user: z.boolean().nullish(),
  })
  .refine(({ parse, users }) => !(parse?.includes('users') && users?.length), {
    path: ['users'],
    message: 'give users or parse them, not both',
  })
  .refine(({ parse, roles }) => !(parse?.includes('roles') && roles?.length), {
    path: ['roles'],
    message: 'give roles or parse them, not both',
  })
  .meta({ id: 'AllowedMentions' });
export type AllowedMentions = z.infer<typeof AllowedMentions>;

/** A pinned message, and since when. */
export const Pin = z.strictObject({ pinned_at: Timestamp, message: Message }).meta({ id: 'MessagePin' });
export type Pin = z.infer<typeof Pin>;
