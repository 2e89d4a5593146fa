import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { Snowflake, Timestamp } from './schemas.ts';
import { User } from './users.ts';

/** Conversations without a guild: of two people, or of a group. */
export const DIRECT_TYPE = { ONE_TO_ONE: 1, GROUP: 3 } as const;

export const DirectType = z.literal([1, 3]).meta({ id: 'DirectChannelType', description: '1 two people, 3 a group' });
export type DirectType = z.infer<typeof DirectType>;

/** A channel without a guild, as somebody sees who is in it. */
export const DirectChannel = z
  .strictObject({
    id: Snowflake,
    type: DirectType,
    /** Who is in it beside whoever sees it, in the order in which they came. */
    recipients: z.array(User),
    last_message_id: Snowflake.nullable(),
    flags: z.int(),
    /** A stranger wrote, and whoever sees it has not answered yet: of what is written on only this channel tells. Absent otherwise. */
    is_message_request: z.literal(true).optional(),
    is_message_request_timestamp: Timestamp.optional(),
    /** Of groups alone, as all below. Null: it is called by its people. */
    name: z.string().nullable().optional(),
    /** Hash of the image at /cdn/channel-icons/{id}/{hash}.webp */
    icon: z.string().nullable().optional(),
    owner_id: Snowflake.optional(),
  })
  .meta({ id: 'DirectChannel' });
export type DirectChannel = z.infer<typeof DirectChannel>;

const recipient = { channel_id: Snowflake, user_id: Snowflake };

export const directMessageOperations = {
  'directMessages.list': operation({
    summary: 'The conversations without a guild that one has open, the last one written in first',
    answer: z.array(DirectChannel),
    limit: { points: 20, seconds: 10 },
  }),
  'directMessages.open': operation({
    summary: 'Open the conversation with a person, which is always the same one, or begin a group',
    body: {
      recipient_id: Snowflake.optional(),
      /** One person, as above, or the people of a new group. */
      recipients: z
        .array(Snowflake)
        .min(1)
        .max(LIMITS.directPeople - 1)
        .optional(),
    },
    answer: DirectChannel,
    limit: { points: 20, seconds: 60 },
    errors: ['CANNOT_MESSAGE_USER', 'TOO_MANY_STRANGERS'],
  }),
  'directMessages.acceptRequest': operation({
    summary: 'Take a message request for a conversation; whoever wrote it is not told',
    params: { channel_id: Snowflake },
    body: {
      /** As Discord's clients send it: 2 is yes. */
      consent_status: z.literal(2).optional(),
    },
    answer: DirectChannel,
    limit: { points: 60, seconds: 60 },
    errors: ['UNKNOWN_CHANNEL', 'WRONG_CHANNEL_TYPE', 'EDITED_MEANWHILE'],
  }),
  'directMessages.declineRequest': operation({
    summary: 'Put a message request away, with all that is written there later; whoever wrote it is not told',
    params: { channel_id: Snowflake },
    answer: DirectChannel,
    limit: { points: 60, seconds: 60 },
    errors: ['UNKNOWN_CHANNEL', 'WRONG_CHANNEL_TYPE', 'EDITED_MEANWHILE'],
  }),
  'directMessages.addRecipient': operation({
    summary: 'Bring somebody into a group',
    params: recipient,
    answer: null,
    limit: { points: 20, seconds: 60 },
    errors: ['UNKNOWN_CHANNEL', 'WRONG_CHANNEL_TYPE', 'CANNOT_MESSAGE_USER', 'TOO_MANY_RECIPIENTS', 'EDITED_MEANWHILE'],
  }),
  'directMessages.removeRecipient': operation({
    summary: 'Take somebody out of a group that one owns',
    params: recipient,
    answer: null,
    limit: { points: 20, seconds: 60 },
    errors: ['UNKNOWN_CHANNEL', 'UNKNOWN_MEMBER', 'WRONG_CHANNEL_TYPE', 'MISSING_PERMISSIONS', 'EDITED_MEANWHILE'],
  }),
};
