import { z } from 'zod';
import { DirectChannel } from './direct-messages.ts';
import { AppliedTags, forumFields, forumSettings } from './forums.ts';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { ImageData, PermissionBits, Snowflake } from './schemas.ts';
import { line, multiline } from './text.ts';
import { AutoArchive, ThreadType, threadFields } from './threads.ts';
import { voiceFields, voiceSettings } from './voice.ts';

export const CHANNEL_TYPE = { TEXT: 0, VOICE: 2, CATEGORY: 4, ANNOUNCEMENT: 5, FORUM: 15 } as const;

export const ChannelType = z.literal([0, 2, 4, 5, 15]).meta({
  id: 'ChannelType',
  description: '0 text, 2 voice, 4 category, 5 announcements: what is published there reaches channels that follow it, 15 forum',
});
export type ChannelType = z.infer<typeof ChannelType>;

/** `type` 0: for a role, 1: for a person. */
export const Overwrite = z
  .strictObject({
    id: Snowflake,
    type: z.union([z.literal(0), z.literal(1)]),
    allow: PermissionBits,
    deny: PermissionBits,
  })
  .meta({ id: 'Overwrite' });
export type Overwrite = z.infer<typeof Overwrite>;

/** A thread has the fields of a channel, those of `threadFields`, no place of its own and no overwrites: those of its channel hold. */
export const Channel = z
  .strictObject({
    id: Snowflake,
    type: z.union([ChannelType, ThreadType]),
    guild_id: Snowflake,
    name: z.string(),
    topic: z.string().nullable(),
    position: z.int(),
    parent_id: Snowflake.nullable(),
    permission_overwrites: z.array(Overwrite),
    nsfw: z.boolean(),
    /** Seconds between two messages of one person. */
    rate_limit_per_user: z.int(),
    last_message_id: Snowflake.nullable(),
    flags: z.int(),
    ...forumFields,
    ...voiceFields,
    ...threadFields,
  })
  .meta({ id: 'Channel' });
export type Channel = z.infer<typeof Channel>;

const name = line(LIMITS.channelName);
const topic = multiline({ max: LIMITS.channelTopic.max }).nullable().optional();
const position = z.int().min(0).max(1_000_000);
const channel = { channel_id: Snowflake };
const guild = { guild_id: Snowflake };
const Overwrites = z
  .array(z.object({ id: Snowflake, type: Overwrite.shape.type, allow: PermissionBits.default('0'), deny: PermissionBits.default('0') }))
  .max(LIMITS.overwrites);
const overwriteRefusals = ['UNKNOWN_CHANNEL', 'UNKNOWN_OVERWRITE', 'MISSING_PERMISSIONS', 'EDITED_MEANWHILE'] as const;

export const channelOperations = {
  'channels.list': operation({
    summary: 'The channels of a guild that one may see',
    params: guild,
    answer: z.array(Channel),
    limit: { points: 20, seconds: 10 },
    errors: ['UNKNOWN_GUILD'],
  }),
  'channels.create': operation({
    summary: 'Create a channel or a category',
    params: guild,
    body: {
      name,
      type: ChannelType.default(CHANNEL_TYPE.TEXT),
      topic,
      parent_id: Snowflake.nullable().optional(),
      position: position.optional(),
      /** Absent: those of its category. */
      permission_overwrites: Overwrites.optional(),
      /** Of forums alone. */
      ...forumSettings,
      /** Of voice channels alone. */
      ...voiceSettings,
    },
    answer: Channel,
    status: 201,
    limit: { points: 30, seconds: 60 },
    errors: ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS', 'TOO_MANY_CHANNELS', 'EDITED_MEANWHILE'],
    audited: true,
  }),
  'channels.reorder': operation({
    summary: 'Move channels: position, and category',
    params: guild,
    body: {
      channels: z
        .array(
          z.object({
            id: Snowflake,
            position: position.nullable().optional(),
            parent_id: Snowflake.nullable().optional(),
            lock_permissions: z.boolean().nullable().optional(),
          }),
        )
        .min(1)
        .max(LIMITS.channels),
    },
    bodyField: 'channels',
    answer: null,
    limit: { points: 30, seconds: 60 },
    errors: ['UNKNOWN_GUILD', 'UNKNOWN_CHANNEL', 'MISSING_PERMISSIONS', 'EDITED_MEANWHILE'],
    audited: true,
  }),
  'channels.get': operation({
    summary: 'A channel, a thread or a conversation without a guild',
    params: channel,
    answer: z.union([Channel, DirectChannel]),
    errors: ['UNKNOWN_CHANNEL'],
  }),
  'channels.update': operation({
    summary:
      'Change a channel: name, description, place, who may do what in it, slow mode, tags, how many talk in it. Of a thread: name, slow mode, end, tags. Of a group: name, icon',
    params: channel,
    body: {
      /** Null only of a group: it is called by its people. */
      name: name.nullable().optional(),
      /** Of groups alone: an image as a data URI, null for none. */
      icon: ImageData.nullable().optional(),
      /** A text channel becomes one for announcements, and the other way round. */
      type: z.literal([CHANNEL_TYPE.TEXT, CHANNEL_TYPE.ANNOUNCEMENT]).optional(),
      topic,
      position: position.optional(),
      parent_id: Snowflake.nullable().optional(),
      /** Takes the overwrites of the category it moves into, or stands in. Ours; clients of the API send the overwrites. */
      lock_permissions: z.boolean().optional(),
      permission_overwrites: Overwrites.optional(),
      rate_limit_per_user: z.int().min(0).max(LIMITS.slowMode).optional(),
      nsfw: z.boolean().optional(),
      /** Of forums alone. */
      ...forumSettings,
      /** Of voice channels alone. */
      ...voiceSettings,
      /** From here on of threads alone. */
      archived: z.boolean().optional(),
      auto_archive_duration: AutoArchive.optional(),
      locked: z.boolean().optional(),
      invitable: z.boolean().optional(),
      /** Of posts alone. */
      applied_tags: AppliedTags.optional(),
    },
    answer: z.union([Channel, DirectChannel]),
    limit: { points: 30, seconds: 60 },
    errors: [
      'UNKNOWN_CHANNEL',
      'MISSING_PERMISSIONS',
      'EDITED_MEANWHILE',
      'WRONG_CHANNEL_TYPE',
      'THREAD_ARCHIVED',
      'TOO_MANY_THREADS',
      'AUTOMOD_BLOCKED',
      'VERIFICATION_NEEDED',
    ],
    audited: true,
  }),
  'channels.delete': operation({
    summary: 'Delete a channel or a thread with its messages; the channels of a category stay. Close a conversation, leave a group',
    params: channel,
    answer: z.union([Channel, DirectChannel]),
    limit: { points: 30, seconds: 60 },
    errors: ['UNKNOWN_CHANNEL', 'MISSING_PERMISSIONS', 'EDITED_MEANWHILE'],
    audited: true,
  }),
  'channels.setOverwrite': operation({
    summary: 'What a channel allows and denies to a role or a member. Nobody gives or takes what they do not have',
    params: { ...channel, overwrite_id: Snowflake },
    body: { type: Overwrite.shape.type, allow: PermissionBits.default('0'), deny: PermissionBits.default('0') },
    answer: null,
    limit: { points: 60, seconds: 60 },
    errors: overwriteRefusals,
    audited: true,
  }),
  'channels.removeOverwrite': operation({
    summary: 'A role or member is treated in a channel as everywhere',
    params: { ...channel, overwrite_id: Snowflake },
    answer: null,
    limit: { points: 60, seconds: 60 },
    errors: overwriteRefusals,
    audited: true,
  }),
  'channels.typing': operation({
    summary: 'Say that one is writing; shown for ten seconds',
    params: channel,
    answer: null,
    limit: { points: 5, seconds: 5, per: 'channel_id' },
    errors: ['UNKNOWN_CHANNEL', 'MISSING_PERMISSIONS', 'CANNOT_MESSAGE_USER', 'WRONG_CHANNEL_TYPE', 'THREAD_LOCKED', 'VERIFICATION_NEEDED'],
  }),
};
