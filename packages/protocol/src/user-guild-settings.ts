import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { Snowflake, Timestamp } from './schemas.ts';

const Level = z.literal([0, 1, 2, 3]).meta({
  id: 'MessageNotifications',
  description: '0 all messages, 1 mentions, 2 nothing, 3 as the category or the guild',
});

/** When a mute ends, and for how many seconds it was chosen; `end_time` null: it lasts until it is taken away. */
export const MuteConfig = z
  .strictObject({ end_time: Timestamp.nullable(), selected_time_window: z.int().nullable() })
  .meta({ id: 'MuteConfig' });
export type MuteConfig = z.infer<typeof MuteConfig>;

const chosen = { message_notifications: Level, muted: z.boolean(), mute_config: MuteConfig.nullable() };

export const ChannelOverride = z.strictObject({ channel_id: Snowflake, ...chosen }).meta({ id: 'ChannelOverride' });
export type ChannelOverride = z.infer<typeof ChannelOverride>;

/** What a person is notified of in a guild, or with `guild_id` null in their conversations. As Discord's own clients have it. */
export const UserGuildSettings = z
  .strictObject({
    guild_id: Snowflake.nullable(),
    /** Rises with every change: of two versions the higher one is newer. */
    version: z.int(),
    ...chosen,
    suppress_everyone: z.boolean(),
    suppress_roles: z.boolean(),
    /** Of channels, categories, threads and conversations for which something else was chosen than for the guild. */
    channel_overrides: z.array(ChannelOverride),
  })
  .meta({ id: 'UserGuildSettings' });
export type UserGuildSettings = z.infer<typeof UserGuildSettings>;

const change = {
  message_notifications: Level.optional(),
  muted: z.boolean().optional(),
  mute_config: z
    .strictObject({
      end_time: z.iso.datetime({ offset: true }).nullable().default(null),
      selected_time_window: z.int().min(-1).max(LIMITS.muteSeconds).nullable().default(null),
    })
    .nullable()
    .optional(),
};
const ChannelChange = z.strictObject(change);

export const userGuildSettingsOperations = {
  'userGuildSettings.update': operation({
    summary: 'What one is notified of in a guild, with `@me` in conversations: what is not given stays. An override that says nothing goes',
    params: { guild_id: z.union([Snowflake, z.literal('@me')]) },
    body: {
      ...change,
      suppress_everyone: z.boolean().optional(),
      suppress_roles: z.boolean().optional(),
      /** By the ids of the channels; null takes one away. */
      channel_overrides: z
        .record(Snowflake, ChannelChange.nullable())
        .refine((given) => Object.keys(given).length <= LIMITS.channelOverrides, `at most ${LIMITS.channelOverrides}`)
        .optional(),
    },
    exact: true,
    answer: UserGuildSettings,
    limit: { points: 60, seconds: 60 },
    errors: ['UNKNOWN_GUILD', 'UNKNOWN_CHANNEL', 'TOO_MANY_CHANNEL_OVERRIDES', 'EDITED_MEANWHILE'],
  }),
};
