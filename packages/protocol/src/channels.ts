import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { PermissionBits, Snowflake } from './schemas.ts';
import { line, multiline } from './text.ts';

export const CHANNEL_TYPE = { TEXT: 0, VOICE: 2, CATEGORY: 4 } as const;

export const ChannelType = z
  .union([z.literal(0), z.literal(2), z.literal(4)])
  .meta({ id: 'ChannelType', description: '0 text, 2 voice, 4 category' });
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

export const Channel = z
  .strictObject({
    id: Snowflake,
    type: ChannelType,
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
  })
  .meta({ id: 'Channel' });
export type Channel = z.infer<typeof Channel>;

const name = line(LIMITS.channelName);
const topic = multiline({ max: LIMITS.channelTopic.max }).nullable().optional();
const position = z.int().min(0).max(1_000_000);
const channel = { channel_id: Snowflake };
const guild = { guild_id: Snowflake };

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
    },
    answer: Channel,
    status: 201,
    limit: { points: 30, seconds: 60 },
    errors: ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS', 'TOO_MANY_CHANNELS', 'EDITED_MEANWHILE'],
  }),
  'channels.reorder': operation({
    summary: 'Move channels: position, and category',
    params: guild,
    body: {
      channels: z
        .array(z.object({ id: Snowflake, position: position.nullable().optional(), parent_id: Snowflake.nullable().optional() }))
        .min(1)
        .max(LIMITS.channels),
    },
    bodyField: 'channels',
    answer: null,
    limit: { points: 30, seconds: 60 },
    errors: ['UNKNOWN_GUILD', 'UNKNOWN_CHANNEL', 'MISSING_PERMISSIONS', 'EDITED_MEANWHILE'],
  }),
  'channels.get': operation({ summary: 'A channel', params: channel, answer: Channel, errors: ['UNKNOWN_CHANNEL'] }),
  'channels.update': operation({
    summary: 'Rename, describe or move a channel',
    params: channel,
    body: { name: name.optional(), topic, position: position.optional(), parent_id: Snowflake.nullable().optional() },
    answer: Channel,
    limit: { points: 30, seconds: 60 },
    errors: ['UNKNOWN_CHANNEL', 'MISSING_PERMISSIONS', 'EDITED_MEANWHILE'],
  }),
  'channels.delete': operation({
    summary: 'Delete a channel with its messages; the channels of a category stay',
    params: channel,
    answer: Channel,
    limit: { points: 30, seconds: 60 },
    errors: ['UNKNOWN_CHANNEL', 'MISSING_PERMISSIONS', 'EDITED_MEANWHILE'],
  }),
  'channels.typing': operation({
    summary: 'Say that one is writing; shown for ten seconds',
    params: channel,
    answer: null,
    limit: { points: 5, seconds: 5, per: 'channel_id' },
    errors: ['UNKNOWN_CHANNEL', 'MISSING_PERMISSIONS', 'WRONG_CHANNEL_TYPE'],
  }),
};
