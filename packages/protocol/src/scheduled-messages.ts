import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { ReferenceRequest } from './message-operations.ts';
import { AllowedMentions, Message } from './messages.ts';
import { operation } from './operation.ts';
import { Snowflake, Timestamp } from './schemas.ts';
import { multiline } from './text.ts';

// Scheduled messages are ours: the API has none.

/** A message that waits for its time. Only whoever wrote it knows of it until it is sent. */
export const ScheduledMessage = z
  .strictObject({
    id: Snowflake,
    channel_id: Snowflake,
    content: z.string(),
    message_reference: ReferenceRequest.optional(),
    allowed_mentions: AllowedMentions.optional(),
    send_at: Timestamp,
    /** Why it could not be sent when its time came, as the API refuses; it stays until it gets another time or is deleted. */
    failed: z.strictObject({ code: z.int(), message: z.string() }).nullable(),
  })
  .meta({ id: 'ScheduledMessage' });
export type ScheduledMessage = z.infer<typeof ScheduledMessage>;

/** At least 10 seconds and at most a year ahead. */
const SendAt = z.iso.datetime({ offset: true });
const content = multiline({ max: LIMITS.messageContent.max });
const one = { scheduled_message_id: Snowflake };
const limit = { points: 20, seconds: 60 };

export const scheduledMessageOperations = {
  'scheduledMessages.create': operation({
    summary: 'Write a message that is sent later. Whether one may is looked at now and when its time comes. Ours',
    params: { channel_id: Snowflake },
    body: {
      content: content.nullish().transform((text) => text ?? ''),
      message_reference: ReferenceRequest.nullish(),
      allowed_mentions: AllowedMentions.nullish(),
      send_at: SendAt,
    },
    answer: ScheduledMessage,
    limit,
    errors: [
      'UNKNOWN_CHANNEL',
      'MISSING_PERMISSIONS',
      'CANNOT_MESSAGE_USER',
      'EMPTY_MESSAGE',
      'CANNOT_REPLY',
      'WRONG_CHANNEL_TYPE',
      'VERIFICATION_NEEDED',
      'THREAD_LOCKED',
      'TOO_MANY_SCHEDULED_MESSAGES',
    ],
  }),
  'scheduledMessages.list': operation({
    summary: 'What one has scheduled, of all channels or of one, the soonest first. Ours',
    query: { channel_id: Snowflake.optional() },
    answer: z.array(ScheduledMessage),
    limit: { points: 20, seconds: 10 },
  }),
  'scheduledMessages.update': operation({
    summary: 'Change the text or the time of a scheduled message. With another time one that failed waits again. Ours',
    params: one,
    body: { content: content.optional(), send_at: SendAt.optional() },
    answer: ScheduledMessage,
    limit,
    errors: ['UNKNOWN_SCHEDULED_MESSAGE', 'EMPTY_MESSAGE', 'EDITED_MEANWHILE'],
  }),
  'scheduledMessages.delete': operation({
    summary: 'Delete a scheduled message: it is not sent. Ours',
    params: one,
    answer: null,
    limit,
    errors: ['UNKNOWN_SCHEDULED_MESSAGE', 'EDITED_MEANWHILE'],
  }),
  'scheduledMessages.send': operation({
    summary: 'Send a scheduled message now. What is refused stays as it was. Ours',
    params: one,
    answer: Message,
    limit: { points: 10, seconds: 10 },
    errors: [
      'UNKNOWN_SCHEDULED_MESSAGE',
      'EDITED_MEANWHILE',
      'UNKNOWN_CHANNEL',
      'MISSING_PERMISSIONS',
      'CANNOT_MESSAGE_USER',
      'EMPTY_MESSAGE',
      'CANNOT_REPLY',
      'WRONG_CHANNEL_TYPE',
      'VERIFICATION_NEEDED',
      'SLOWMODE',
      'AUTOMOD_BLOCKED',
      'THREAD_LOCKED',
      'TOO_MANY_THREADS',
    ],
  }),
};
