import type { Channel } from '@chat-js/protocol/channels.ts';
import type { EventData } from '@chat-js/protocol/events.ts';
import type { GuildState } from '@chat-js/protocol/guilds.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Member } from '@chat-js/protocol/members.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import type { ReadState } from '@chat-js/protocol/read-states.ts';
import type { UserSettings } from '@chat-js/protocol/user-settings.ts';
import type { CurrentUser, User } from '@chat-js/protocol/users.ts';

// What a server would send, for the tests of this package.

export function user(id: Id, username = `user${id}`): User {
  return { id, username, discriminator: '0', global_name: null, avatar: null, bot: false, public_flags: 0 };
}

export function currentUser(id: Id): CurrentUser {
  const own = { email: null, verified: false, mfa_enabled: false, locale: 'ru' as const, flags: 0, bio: '', admin: false, pending: false };
  return { ...user(id), ...own };
}

const membership = {
  nick: null,
  avatar: null,
  banner: null,
  roles: [],
  joined_at: '2026-01-01T00:00:00.000Z',
  premium_since: null,
  communication_disabled_until: null,
  deaf: false,
  mute: false,
  pending: false,
  flags: 0,
};

export function member(id: Id): Member {
  return { ...membership, user: user(id) };
}

export function channel(id: Id, guild_id: Id, changes: Partial<Channel> = {}): Channel {
  const empty = { topic: null, position: 0, parent_id: null, permission_overwrites: [], nsfw: false, rate_limit_per_user: 0, flags: 0 };
  return { id, type: 0, guild_id, name: `channel${id}`, last_message_id: null, ...empty, ...changes };
}

/** A thread of channel 11, unless told otherwise. */
export function thread(id: Id, { archived = false, ...changes }: Partial<Channel> & { archived?: boolean } = {}): Channel {
  const moment = '2026-01-01T00:00:00.000Z';
  const thread_metadata = { archived, auto_archive_duration: 1440 as const, locked: false };
  return channel(id, '10', {
    type: 11,
    parent_id: '11',
    name: `thread${id}`,
    owner_id: '2',
    message_count: 0,
    total_message_sent: 0,
    member_count: 1,
    thread_metadata: { ...thread_metadata, archive_timestamp: moment, create_timestamp: moment },
    ...changes,
  });
}

export function guild(id: Id, changes: Partial<GuildState> = {}): GuildState {
  return {
    id,
    name: `guild${id}`,
    icon: null,
    description: null,
    owner_id: '1',
    roles: [],
    splash: null,
    discovery_splash: null,
    banner: null,
    region: '',
    afk_channel_id: null,
    afk_timeout: 300,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    verification_level: 0,
    raid_joins: 0,
    ban_addresses: false,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    emojis: [],
    stickers: [],
    features: [],
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    preferred_locale: 'ru',
    hub_type: null,
    incidents_data: null,
    joined_at: '2026-01-01T00:00:00.000Z',
    large: false,
    unavailable: false,
    member_count: 2,
    channels: [channel('11', id), channel('12', id)],
    threads: [],
    members: [member('1'), member('2')],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    ...changes,
  };
}

export function message(id: Id, { channel_id = '11', author = '2', content = `text ${id}`, nonce = '' } = {}): Message {
  return {
    id,
    type: 0,
    channel_id,
    content,
    timestamp: '2026-01-01T00:00:00.000Z',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    flags: 0,
    revision: 0,
    author: user(author),
    ...(nonce === '' ? {} : { nonce }),
  };
}

export function created(sent: Message, guild_id = '10'): EventData<'MESSAGE_CREATE'> {
  return { ...sent, guild_id, member: membership };
}

export function settings(changes: Partial<UserSettings> = {}): UserSettings {
  const own = {
    status: 'online',
    custom_status: null,
    theme: null,
    locale: 'ru',
    dm_policy: 'guilds',
    requests_from_guilds: false,
  } as const;
  return { revision: 1, ...own, guild_positions: [], guild_folders: [], ...changes };
}

export function ready(guilds: GuildState[] = [guild('10')], read_state: ReadState[] = []): EventData<'READY'> {
  const own = {
    user: currentUser('1'),
    user_settings: settings(),
    user_guild_settings: [],
    relationships: [],
    presences: [],
    private_channels: [],
    calls: [],
    read_state,
  };
  return { v: 10, ...own, guilds, session_id: 'session' };
}
