import { z } from 'zod';
import { Channel } from './channels.ts';
import { Emoji } from './emojis.ts';
import { LIMITS } from './limits.ts';
import { Member } from './members.ts';
import { operation } from './operation.ts';
import { Presence } from './presence.ts';
import { Role } from './roles.ts';
import { ImageData, Snowflake, Timestamp } from './schemas.ts';
import { line, multiline } from './text.ts';
import { VoiceState } from './voice.ts';

/** Raid mode. While `invites_disabled_until` lies ahead nobody joins, and everybody writes slowly. */
export const IncidentsData = z
  .strictObject({
    invites_disabled_until: Timestamp.nullable(),
    dms_disabled_until: Timestamp.nullable(),
    raid_detected_at: Timestamp.nullable(),
    dm_spam_detected_at: Timestamp.nullable(),
  })
  .meta({ id: 'IncidentsData' });
export type IncidentsData = z.infer<typeof IncidentsData>;

export const Guild = z
  .strictObject({
    id: Snowflake,
    name: z.string(),
    /** Hash of the image at /cdn/icons/{id}/{hash}.webp */
    icon: z.string().nullable(),
    description: z.string().nullable(),
    owner_id: Snowflake,
    roles: z.array(Role),
    splash: z.null(),
    discovery_splash: z.null(),
    banner: z.null(),
    region: z.string(),
    afk_channel_id: Snowflake.nullable(),
    afk_timeout: z.int(),
    default_message_notifications: z.int(),
    explicit_content_filter: z.int(),
    verification_level: z.int(),
    mfa_level: z.int(),
    nsfw_level: z.int(),
    premium_tier: z.int(),
    premium_progress_bar_enabled: z.boolean(),
    emojis: z.array(Emoji),
    stickers: z.array(z.never()),
    features: z.array(z.string()),
    application_id: z.null(),
    system_channel_id: Snowflake.nullable(),
    system_channel_flags: z.int(),
    rules_channel_id: Snowflake.nullable(),
    public_updates_channel_id: Snowflake.nullable(),
    safety_alerts_channel_id: Snowflake.nullable(),
    vanity_url_code: z.null(),
    preferred_locale: z.string(),
    hub_type: z.null(),
    incidents_data: IncidentsData.nullable(),
    /** So many people who join within a minute turn raid mode on; 0: never. Ours. */
    raid_joins: z.int(),
    /** Bans hold for the addresses of the person too. Ours. */
    ban_addresses: z.boolean(),
  })
  .meta({ id: 'Guild' });
export type Guild = z.infer<typeof Guild>;

/**
 * A guild as its member first sees it. `members` and `presences` are complete up to LIMITS.largeGuild members;
 * above, `large` is true, `members` holds the receiver alone, and the rest is fetched.
 */
export const GuildState = Guild.extend({
  joined_at: Timestamp,
  large: z.boolean(),
  unavailable: z.literal(false),
  member_count: z.int(),
  channels: z.array(Channel),
  /** Those that have not ended. */
  threads: z.array(Channel),
  members: z.array(Member),
  presences: z.array(Presence),
  voice_states: z.array(VoiceState),
  stage_instances: z.array(z.never()),
  guild_scheduled_events: z.array(z.never()),
  soundboard_sounds: z.array(z.never()),
}).meta({ id: 'GuildState' });
export type GuildState = z.infer<typeof GuildState>;

/** The channels that a new guild starts with. Names are made in the language of the creator. */
export const GuildTemplate = z.enum(['community', 'friends', 'team', 'empty']);
export type GuildTemplate = z.infer<typeof GuildTemplate>;

const name = line(LIMITS.guildName);
const guild = { guild_id: Snowflake };
/** At most 24 hours ahead. */
const until = z.iso.datetime({ offset: true }).nullable().optional();

export const guildOperations = {
  'guilds.create': operation({
    summary: 'Create a guild; the creator owns it',
    body: { name, icon: ImageData, template: GuildTemplate.default('community') },
    answer: Guild,
    status: 201,
    limit: { points: 10, seconds: 3600 },
    errors: ['TOO_MANY_GUILDS'],
  }),
  'guilds.get': operation({ summary: 'A guild', params: guild, answer: Guild, errors: ['UNKNOWN_GUILD'] }),
  'guilds.update': operation({
    summary: 'Change a guild: name, description, icon, who may write, how raids are met',
    params: guild,
    body: {
      name: name.optional(),
      description: multiline({ max: LIMITS.guildDescription.max }).nullable().optional(),
      icon: ImageData,
      verification_level: z.int().min(0).max(4).optional(),
      safety_alerts_channel_id: Snowflake.nullable().optional(),
      raid_joins: z.int().min(0).max(1000).optional(),
      ban_addresses: z.boolean().optional(),
    },
    answer: Guild,
    limit: { points: 20, seconds: 60 },
    errors: ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS', 'EDITED_MEANWHILE'],
    audited: true,
  }),
  'guilds.delete': operation({
    summary: 'Delete a guild with everything in it; its owner only',
    params: guild,
    answer: null,
    errors: ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS'],
  }),
  'guilds.leave': operation({
    summary: 'Leave a guild',
    params: guild,
    answer: null,
    errors: ['UNKNOWN_GUILD', 'OWNER_CANNOT_LEAVE'],
  }),
  'guilds.setIncidentActions': operation({
    summary:
      'Raid mode: until then nobody joins, and who does not moderate writes once in 30 seconds. null, or a time that has passed, ends it',
    params: guild,
    body: { invites_disabled_until: until, dms_disabled_until: until },
    answer: IncidentsData,
    limit: { points: 20, seconds: 60 },
    errors: ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS', 'EDITED_MEANWHILE'],
    audited: true,
  }),
};
