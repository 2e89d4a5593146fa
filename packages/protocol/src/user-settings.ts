import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { Snowflake, Timestamp } from './schemas.ts';
import { line } from './text.ts';
import { Locale } from './users.ts';

/** What a person wants to be seen as. Who is `invisible` looks like someone who is offline. */
export const WantedStatus = z.enum(['online', 'idle', 'dnd', 'invisible']);
export type WantedStatus = z.infer<typeof WantedStatus>;

export const Theme = z.enum(['dark', 'light', 'system']);
export type Theme = z.infer<typeof Theme>;

/** Who may write to a person: everyone here, those who share a guild with them, or friends. */
export const DmPolicy = z.enum(['everyone', 'guilds', 'friends']);
export type DmPolicy = z.infer<typeof DmPolicy>;

export const CustomStatus = z
  .strictObject({
    text: z.string().nullable(),
    emoji_id: Snowflake.nullable(),
    emoji_name: z.string().nullable(),
    expires_at: Timestamp.nullable(),
  })
  .meta({ id: 'CustomStatus' });
export type CustomStatus = z.infer<typeof CustomStatus>;

/** Guilds that stand together at the edge, where the first of them that was put in order stands. */
export const GuildFolder = z
  .strictObject({
    /** Chosen by the device that makes it. */
    id: z.int().min(1),
    guild_ids: z.array(Snowflake).min(1).max(LIMITS.guildsPerUser),
    /** null: it is called by its guilds. */
    name: z.string().nullable(),
    color: z.int().min(0).max(0xffffff).nullable(),
  })
  .meta({ id: 'GuildFolder' });
export type GuildFolder = z.infer<typeof GuildFolder>;

/** What belongs to a person and goes with them to every device. */
export const UserSettings = z
  .strictObject({
    /** Rises with every change: of two versions the higher one is newer. Ours. */
    revision: z.int(),
    status: WantedStatus,
    custom_status: CustomStatus.nullable(),
    /** null: none was chosen, each device has its own. */
    theme: Theme.nullable(),
    /** That of the user: changed there, it is changed here. */
    locale: Locale,
    /** Those that were put in order, first to last; what is joined later stands above them. */
    guild_positions: z.array(Snowflake),
    /** A guild is in one of them at most. */
    guild_folders: z.array(GuildFolder),
    dm_policy: DmPolicy,
    /** Whether the first message of those who only share a guild with the person is a request, as that of strangers is. Ours. */
    requests_from_guilds: z.boolean(),
  })
  .meta({ id: 'UserSettings' });
export type UserSettings = z.infer<typeof UserSettings>;

export const userSettingsOperations = {
  'settings.get': operation({ summary: 'The settings that go with a person to every device', answer: UserSettings }),
  'settings.update': operation({
    summary: 'Change some of them; the other devices of the person are told. Guilds that one is not in are left out',
    body: {
      status: WantedStatus.optional(),
      /** Without a text and an emoji there is none. */
      custom_status: z
        .strictObject({
          text: line({ max: LIMITS.customStatus.max }).nullable().default(null),
          emoji_id: Snowflake.nullable().default(null),
          emoji_name: z.string().max(LIMITS.emojiName).nullable().default(null),
          expires_at: z.iso.datetime({ offset: true }).nullable().default(null),
        })
        .nullable()
        .optional(),
      theme: Theme.nullable().optional(),
      locale: Locale.optional(),
      guild_positions: z.array(Snowflake).max(LIMITS.guildsPerUser).optional(),
      guild_folders: z
        .array(
          GuildFolder.extend({
            name: line({ max: LIMITS.guildFolderName }).nullable().default(null),
            color: GuildFolder.shape.color.default(null),
          }),
        )
        .max(LIMITS.guildsPerUser)
        .optional(),
      dm_policy: DmPolicy.optional(),
      requests_from_guilds: z.boolean().optional(),
    },
    exact: true,
    answer: UserSettings,
    limit: { points: 30, seconds: 60 },
    errors: ['EDITED_MEANWHILE'],
  }),
};
