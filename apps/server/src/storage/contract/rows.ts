import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { AuditRow } from '../../features/audit-log/store.ts';
import type { SessionRow } from '../../features/auth/store.ts';
import type { BanRow } from '../../features/bans/store.ts';
import type { CopyRow, CrosspostRow } from '../../features/crossposts/store.ts';
import type { DirectChannelRow } from '../../features/direct-messages/store.ts';
import type { DraftRow } from '../../features/drafts/store.ts';
import type { GuildDoc, StoredChannel } from '../../features/guilds/store.ts';
import type { InviteRow } from '../../features/invites/store.ts';
import type { MemberRecordRow } from '../../features/member-records/store.ts';
import { newMember } from '../../features/members/new-member.ts';
import type { MemberRow } from '../../features/members/store.ts';
import type { MentionRow } from '../../features/mentions/store.ts';
import type { MessageRow } from '../../features/messages/store.ts';
import type { PinRow } from '../../features/pins/store.ts';
import type { PollRow, VoteRow } from '../../features/polls/store.ts';
import type { PushSubscriptionRow } from '../../features/push-subscriptions/store.ts';
import type { ReactionRow } from '../../features/reactions/store.ts';
import type { ReadStateRow } from '../../features/read-states/store.ts';
import type { PairRow } from '../../features/relationships/store.ts';
import type { ReminderRow } from '../../features/reminders/store.ts';
import type { ReportRow } from '../../features/reports/store.ts';
import type { ScheduledMessageRow } from '../../features/scheduled-messages/store.ts';
import type { ThreadMemberRow, ThreadRow } from '../../features/threads/store.ts';
import type { UserGuildSettingsRow } from '../../features/user-guild-settings/store.ts';
import type { UserSettingsRow } from '../../features/user-settings/store.ts';
import type { UserRow } from '../../features/users/store.ts';
import type { WebhookRow } from '../../features/webhooks/store.ts';

let last = 1_250_000_000_000_000_000n;

/** A snowflake of today's size that no other test uses; each is higher than the one before, with room for `idAfter` between them. */
export function nextId(): Id {
  last += 1000n;
  return String(last);
}

/** An id `distance` above another. */
export function idAfter(id: Id, distance: number): Id {
  return String(BigInt(id) + BigInt(distance));
}

export function userRow(given: Partial<UserRow> = {}): UserRow {
  const id = given.id ?? nextId();
  return {
    id,
    username: `person-${id}`,
    username_key: `person-${id}`,
    global_name: null,
    avatar: null,
    bio: '',
    email: null,
    locale: 'en-US',
    bot: false,
    admin: false,
    pending: false,
    pending_invite: null,
    password_hash: 'hash',
    disabled: false,
    ...given,
  };
}

export function sessionRow(given: Partial<SessionRow> = {}): SessionRow {
  const id = given.id ?? nextId();
  return {
    id,
    user_id: nextId(),
    token_hash: `token-${id}`,
    previous_hash: null,
    rotated_at: 1_795_000_000_000,
    created_at: 1_795_000_000_000,
    last_used_at: 1_795_000_000_000,
    user_agent: 'Firefox',
    address: '127.0.0.1',
    ...given,
  };
}

export function channelOf(guild_id: Id, given: Partial<StoredChannel> = {}): StoredChannel {
  return {
    id: nextId(),
    type: 0,
    guild_id,
    name: 'общий',
    topic: null,
    position: 0,
    parent_id: null,
    permission_overwrites: [],
    nsfw: false,
    rate_limit_per_user: 0,
    flags: 0,
    ...given,
  };
}

export function guildDoc(given: Partial<GuildDoc> = {}): GuildDoc {
  const id = given.id ?? nextId();
  return {
    id,
    version: 1,
    name: 'Друзья 🐈',
    icon: null,
    description: null,
    owner_id: nextId(),
    roles: [],
    channels: [channelOf(id)],
    emojis: [],
    verification_level: 0,
    incidents_data: null,
    raid_joins: 0,
    ban_addresses: false,
    safety_alerts_channel_id: null,
    purging: [],
    deleted: false,
    ...given,
  };
}

export function memberRow(given: Partial<MemberRow> = {}): MemberRow {
  return { ...newMember({ guild_id: nextId(), user_id: nextId(), joined_at: '2026-11-22T10:00:00.000000+00:00' }), ...given };
}

export function userSettingsRow(given: Partial<UserSettingsRow> = {}): UserSettingsRow {
  return { user_id: nextId(), revision: 1, settings: SETTINGS, status_ends_at: null, ...given };
}

export function userGuildSettingsRow(given: Partial<UserGuildSettingsRow> = {}): UserGuildSettingsRow {
  return { user_id: nextId(), guild_id: nextId(), version: 1, settings: GUILD_SETTINGS, ...given };
}

const SETTINGS = JSON.stringify({
  ...{ status: 'dnd', custom_status: null, theme: 'light', guild_positions: ['9'], guild_folders: [] },
  ...{ dm_policy: 'guilds' },
});

const GUILD_SETTINGS = JSON.stringify({
  ...{ message_notifications: 1, muted: true, mute_config: { end_time: null, selected_time_window: -1 } },
  ...{ suppress_everyone: true, suppress_roles: false },
  channel_overrides: [{ channel_id: '9', message_notifications: 2, muted: false, mute_config: null }],
});

export function messageRow(given: Partial<MessageRow> = {}): MessageRow {
  const id = given.id ?? nextId();
  const channel_id = given.channel_id ?? nextId();
  const body = JSON.stringify({ id, channel_id, content: 'Привет' });
  return { id, channel_id, author_id: nextId(), nonce: null, body, refs: null, reactions: null, revision: 0, ...given };
}

export function pinRow(given: Partial<PinRow> = {}): PinRow {
  return { message_id: nextId(), channel_id: nextId(), pinned_at: 1_795_000_000_000, ...given };
}

/** A group, unless a pair is given. */
export function directChannelRow(given: Partial<DirectChannelRow> = {}): DirectChannelRow {
  const user_ids = given.user_ids ?? [nextId(), nextId(), nextId()];
  const kind = given.pair ? { type: 1 as const, owner_id: null } : { type: 3 as const, owner_id: user_ids[0] ?? null };
  return {
    id: nextId(),
    version: 1,
    pair: null,
    closed_by: [],
    asked_id: null,
    consent: null,
    name: null,
    icon: null,
    ...kind,
    ...given,
    user_ids,
  };
}

export function draftRow(given: Partial<DraftRow> = {}): DraftRow {
  return { user_id: nextId(), channel_id: nextId(), content: 'начато', updated_at: 1_795_000_000_000, ...given };
}

export function readStateRow(given: Partial<ReadStateRow> = {}): ReadStateRow {
  return { user_id: nextId(), channel_id: nextId(), last_message_id: '100', version: 0, updated_at: 1_795_000_000_000, ...given };
}

export function mentionRow(given: Partial<MentionRow> = {}): MentionRow {
  return { target_id: nextId(), message_id: nextId(), channel_id: nextId(), author_id: nextId(), ...given };
}

export function pairRow(given: Partial<PairRow> = {}): PairRow {
  return {
    low_id: nextId(),
    high_id: nextId(),
    low_type: 1,
    high_type: 1,
    low_since: 1_795_000_000_000,
    high_since: 1_795_000_000_001,
    ...given,
  };
}

export function reactionRow(given: Partial<ReactionRow> = {}): ReactionRow {
  return { message_id: nextId(), emoji: 'u1f44d', user_id: nextId(), channel_id: nextId(), ...given };
}

export function pollRow(given: Partial<PollRow> = {}): PollRow {
  return { message_id: nextId(), channel_id: nextId(), expires_at: 1_795_000_000_000, ...given };
}

export function voteRow(given: Partial<VoteRow> = {}): VoteRow {
  return { message_id: nextId(), user_id: nextId(), channel_id: nextId(), answer_ids: [1], ...given };
}

export function threadRow(given: Partial<ThreadRow> = {}): ThreadRow {
  return {
    id: nextId(),
    guild_id: nextId(),
    parent_id: nextId(),
    type: 11,
    owner_id: nextId(),
    invitable: true,
    name: 'Куда поехать',
    created_at: 1_795_000_000_000,
    auto_archive_duration: 4320,
    rate_limit_per_user: 0,
    archived: false,
    locked: false,
    archived_at: 1_795_000_000_000,
    ends_at: 1_795_259_200_000,
    message_count: 0,
    total_message_sent: 0,
    applied_tags: [],
    ...given,
  };
}

export function threadMemberRow(given: Partial<ThreadMemberRow> = {}): ThreadMemberRow {
  return { thread_id: nextId(), user_id: nextId(), joined_at: 1_795_000_000_000, ...given };
}

export function webhookRow(given: Partial<WebhookRow> = {}): WebhookRow {
  return {
    ...{ id: nextId(), guild_id: nextId(), channel_id: nextId(), user_id: nextId() },
    ...{ source_guild_id: nextId(), source_channel_id: nextId(), source_guild_name: 'Маяк 🐈', source_channel_name: 'новости' },
    ...given,
  };
}

export function crosspostRow(given: Partial<CrosspostRow> = {}): CrosspostRow {
  return {
    ...{ message_id: nextId(), channel_id: nextId(), published_at: 1_795_000_000_000, delivered: false, due_at: 1_795_000_000_000 },
    ...{ gone_at: null, revision: 0 },
    ...given,
  };
}

export function copyRow(given: Partial<CopyRow> = {}): CopyRow {
  return { message_id: nextId(), webhook_id: nextId(), channel_id: nextId(), copy_id: nextId(), ...given };
}

export function inviteRow(given: Partial<InviteRow> = {}): InviteRow {
  return {
    code: `code${nextId()}`,
    guild_id: nextId(),
    channel_id: nextId(),
    inviter_id: nextId(),
    max_age: 0,
    max_uses: 0,
    uses: 0,
    created_at: 1_795_000_000_000,
    expires_at: null,
    ...given,
  };
}

export function banRow(given: Partial<BanRow> = {}): BanRow {
  return {
    guild_id: nextId(),
    user_id: nextId(),
    moderator_id: nextId(),
    reason: null,
    created_at: 1_795_000_000_000,
    expires_at: null,
    address_hashes: [],
    ...given,
  };
}

export function auditRow(given: Partial<AuditRow> = {}): AuditRow {
  return {
    id: nextId(),
    guild_id: nextId(),
    user_id: nextId(),
    action_type: 20,
    target_id: null,
    changes: '[]',
    options: null,
    reason: null,
    undo: null,
    undone_by: null,
    ...given,
  };
}

export function reportRow(given: Partial<ReportRow> = {}): ReportRow {
  const id = given.id ?? nextId();
  return {
    id,
    guild_id: nextId(),
    reporter_id: nextId(),
    user_id: nextId(),
    channel_id: null,
    message_id: null,
    category: 'spam',
    comment: '',
    message: null,
    context: '[]',
    for_guild: true,
    for_instance: false,
    status: 'open',
    assignee_id: null,
    outcome: null,
    updated_at: 1_795_000_000_000,
    closed_at: null,
    once: id,
    ...given,
  };
}

export function memberRecordRow(given: Partial<MemberRecordRow> = {}): MemberRecordRow {
  return {
    id: nextId(),
    guild_id: nextId(),
    user_id: nextId(),
    author_id: nextId(),
    kind: 'note',
    text: 'Просил не писать ночью',
    acknowledged_at: null,
    ...given,
  };
}

export function autoModRow(given: Partial<AutoModRule> = {}): AutoModRule {
  return {
    id: nextId(),
    guild_id: nextId(),
    name: 'Слова',
    creator_id: nextId(),
    event_type: 1,
    trigger_type: 1,
    trigger_metadata: { keyword_filter: ['кот'] },
    actions: [{ type: 1, metadata: {} }],
    enabled: true,
    exempt_roles: [],
    exempt_channels: [],
    ...given,
  };
}

export function pushSubscriptionRow(given: Partial<PushSubscriptionRow> = {}): PushSubscriptionRow {
  const session_id = given.session_id ?? nextId();
  return {
    ...{ session_id, user_id: nextId(), endpoint: `https://push.example/${session_id}` },
    ...{ p256dh: 'public', auth: 'secret', show_content: true, created_at: 1_795_000_000_000 },
    ...given,
  };
}

export function reminderRow(given: Partial<ReminderRow> = {}): ReminderRow {
  return { id: nextId(), user_id: nextId(), channel_id: nextId(), content: 'Полить цветы', remind_at: 1_795_000_000_000, ...given };
}

export function scheduledMessageRow(given: Partial<ScheduledMessageRow> = {}): ScheduledMessageRow {
  return {
    id: nextId(),
    author_id: nextId(),
    channel_id: nextId(),
    content: 'С добрым утром',
    message_reference: null,
    allowed_mentions: null,
    send_at: 1_795_000_000_000,
    due_at: 1_795_000_000_000,
    sending: false,
    failed: null,
    revision: 0,
    ...given,
  };
}
