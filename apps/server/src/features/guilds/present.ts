import type { Guild } from '@chat-js/protocol/guilds.ts';
import { presentEmoji } from '../emojis/present.ts';
import type { GuildDoc } from './store.ts';

/** A guild as its members see it. What Discord has and this program has not yet is empty. */
export function presentGuild(guild: GuildDoc): Guild {
  return {
    id: guild.id,
    name: guild.name,
    icon: guild.icon,
    description: guild.description,
    owner_id: guild.owner_id,
    roles: guild.roles,
    splash: null,
    discovery_splash: null,
    banner: null,
    region: 'automatic',
    afk_channel_id: null,
    afk_timeout: 300,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    verification_level: guild.verification_level,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    emojis: guild.emojis.map((emoji) => presentEmoji(emoji)),
    stickers: [],
    features: [],
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: guild.safety_alerts_channel_id,
    vanity_url_code: null,
    preferred_locale: 'en-US',
    hub_type: null,
    incidents_data: guild.incidents_data,
    raid_joins: guild.raid_joins,
    ban_addresses: guild.ban_addresses,
  };
}
