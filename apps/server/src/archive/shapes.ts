import { AutoModRule } from '@chat-js/protocol/automod.ts';
import { Channel, ChannelType } from '@chat-js/protocol/channels.ts';
import { DirectType } from '@chat-js/protocol/direct-messages.ts';
import { IncidentsData } from '@chat-js/protocol/guilds.ts';
import { compareIds, HIGHEST_ID } from '@chat-js/protocol/ids.ts';
import { ReferenceRequest } from '@chat-js/protocol/message-operations.ts';
import { AllowedMentions, Message } from '@chat-js/protocol/messages.ts';
import { PartialEmoji, Reaction } from '@chat-js/protocol/reactions.ts';
import { ReportCategory, ReportStatus } from '@chat-js/protocol/reports.ts';
import { Role } from '@chat-js/protocol/roles.ts';
import { ScheduledMessage } from '@chat-js/protocol/scheduled-messages.ts';
import { Snowflake } from '@chat-js/protocol/schemas.ts';
import { AutoArchive, ThreadType, type threadFields } from '@chat-js/protocol/threads.ts';
import { UserGuildSettings } from '@chat-js/protocol/user-guild-settings.ts';
import { DmPolicy, Theme, WantedStatus } from '@chat-js/protocol/user-settings.ts';
import { Locale } from '@chat-js/protocol/users.ts';
import { z } from 'zod';
import type { ArchiveRows, MessageRefs, StoredGuildSettings, StoredSettings } from '../storage/archive.ts';

/** Half a surrogate pair is no text: a database would replace it. */
const text = z.string().refine((value) => value.isWellFormed(), 'not well-formed Unicode');
const time = z.int().min(0);
const count = z.int().min(0);
const id = Snowflake.refine((value) => compareIds(value, HIGHEST_ID) <= 0, 'an id above 63 bits');
const side = z.literal([0, 1, 2, 3, 4, 5]);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** ASCII, folders without a dot and a file with one: no way out of a folder, and no key that is a folder of another. */
const KEY = /^([A-Za-z0-9_-]+\/)*[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$/;

const OF_THREADS = {
  owner_id: true,
  message_count: true,
  total_message_sent: true,
  member_count: true,
  thread_metadata: true,
  member: true,
  applied_tags: true,
} as const satisfies Record<keyof typeof threadFields, true>;
const body = Message.omit({ author: true, nonce: true, reactions: true, revision: true, referenced_message: true, thread: true });
const refs = z.strictObject({
  mentions: z.array(Snowflake).optional(),
  answers: Snowflake.optional(),
  poll: z.literal(true).optional(),
  thread: z.literal(true).optional(),
  webhook: z.strictObject({ name: text }).optional(),
} satisfies Record<keyof MessageRefs, z.ZodType>);

/** A stored body is spliced into answers as it is, so it must be exactly the JSON of such a message. */
function isBodyOf(row: { id: string; channel_id: string; body: string }): boolean {
  try {
    const value: unknown = JSON.parse(row.body);
    const { data } = body.safeParse(value);
    return data?.id === row.id && data.channel_id === row.channel_id && JSON.stringify(value) === row.body;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** What is parsed again when it is shown. */
function jsonOf(schema: z.ZodType) {
  return text.refine((value) => {
    try {
      return schema.safeParse(JSON.parse(value)).success;
    } catch (error) {
      if (error instanceof SyntaxError) return false;
      throw error;
    }
  }, 'not the JSON that it should be');
}

const settings = z.strictObject({
  status: WantedStatus,
  custom_status: z
    .strictObject({ text: text.nullable(), emoji: PartialEmoji.nullable(), set_at: time, expires_at: time.nullable() })
    .nullable(),
  theme: Theme.nullable(),
  guild_positions: z.array(id),
  // Who has never had one has none written down.
  guild_folders: z
    .array(z.strictObject({ id: z.int(), guild_ids: z.array(id), name: text.nullable(), color: z.int().nullable() }))
    .optional(),
  dm_policy: DmPolicy,
  // Of before there were requests it may be absent.
  requests_from_guilds: z.boolean().optional(),
} satisfies Record<keyof StoredSettings, z.ZodType>);

const guildSettings: z.ZodType<StoredGuildSettings> = UserGuildSettings.omit({ guild_id: true, version: true });

export interface SecretsRow {
  token_key: string;
}

/** A file: its bytes follow in the archive as `files/<key>`. */
export interface FileRow {
  key: string;
  size: number;
  sha256: string;
}

/** The largest file that is moved. Unit: bytes. */
export const MAX_FILE = 64 * 1024 * 1024;

/** What each kind of row looks like; whatever else an archive or a store holds is refused. */
export const SHAPES = {
  secrets: z.strictObject({ token_key: z.string().regex(/^[A-Za-z0-9_-]{43,}$/) }),
  instance: z.strictObject({
    name: text,
    registration: z.enum(['invite', 'open', 'approval']),
    setup_done: z.boolean(),
    setup_token_hash: text.nullable(),
    setup_token_expires_at: time,
  }),
  users: z.strictObject({
    id,
    username: text,
    username_key: text,
    global_name: text.nullable(),
    avatar: text.nullable(),
    bio: text,
    email: text.nullable(),
    locale: Locale,
    bot: z.boolean(),
    admin: z.boolean(),
    pending: z.boolean(),
    pending_invite: text.nullable(),
    password_hash: text,
    disabled: z.boolean(),
  }),
  user_settings: z.strictObject({ user_id: id, revision: z.int().min(1), settings: jsonOf(settings), status_ends_at: time.nullable() }),
  user_guild_settings: z.strictObject({ user_id: id, guild_id: id, version: z.int().min(1), settings: jsonOf(guildSettings) }),
  sessions: z.strictObject({
    id,
    user_id: id,
    token_hash: text,
    previous_hash: text.nullable(),
    rotated_at: time,
    created_at: time,
    last_used_at: time,
    user_agent: text,
    address: text,
  }),
  push_subscriptions: z.strictObject({
    session_id: id,
    user_id: id,
    endpoint: text,
    p256dh: text,
    auth: text,
    show_content: z.boolean(),
    created_at: time,
  }),
  guilds: z.strictObject({
    id,
    version: z.int().min(1),
    name: text,
    icon: text.nullable(),
    description: text.nullable(),
    owner_id: id,
    roles: z.array(Role),
    channels: z.array(Channel.omit({ last_message_id: true, ...OF_THREADS }).extend({ type: ChannelType })),
    emojis: z.array(z.strictObject({ id, name: text, animated: z.boolean(), user_id: id })),
    verification_level: z.int().min(0).max(4),
    incidents_data: IncidentsData.nullable(),
    raid_joins: count,
    ban_addresses: z.boolean(),
    safety_alerts_channel_id: id.nullable(),
    purging: z.array(id),
    deleted: z.boolean(),
  }),
  members: z.strictObject({
    guild_id: id,
    user_id: id,
    nick: text.nullable(),
    roles: z.array(id),
    joined_at: text,
    communication_disabled_until: text.nullable(),
    mute: z.boolean(),
    deaf: z.boolean(),
  }),
  threads: z.strictObject({
    ...{ id, guild_id: id, parent_id: id, type: ThreadType, owner_id: id, invitable: z.boolean(), name: text, created_at: time },
    ...{ auto_archive_duration: AutoArchive, rate_limit_per_user: count, archived: z.boolean(), locked: z.boolean() },
    // What was under way when a server stopped may have taken more messages away than were counted.
    ...{ archived_at: time, ends_at: time, message_count: z.int(), total_message_sent: z.int(), applied_tags: z.array(id) },
  }),
  thread_members: z.strictObject({ thread_id: id, user_id: id, joined_at: time }),
  direct_channels: z.strictObject({
    ...{ id, version: count, type: DirectType, user_ids: z.array(id), pair: text.nullable(), closed_by: z.array(id) },
    ...{ asked_id: id.nullable(), consent: z.enum(['asked', 'accepted', 'declined']).nullable() },
    ...{ owner_id: id.nullable(), name: text.nullable(), icon: text.nullable() },
  }),
  messages: z
    .strictObject({
      ...{ id, channel_id: id, author_id: id, nonce: text.nullable(), body: text },
      ...{ refs: jsonOf(refs).nullable(), reactions: jsonOf(z.array(Reaction)).nullable(), revision: count },
    })
    .refine(isBodyOf, 'the body is not the JSON of this message'),
  pins: z.strictObject({ message_id: id, channel_id: id, pinned_at: time }),
  reactions: z.strictObject({ message_id: id, emoji: z.string().regex(/^(u[0-9a-f-]+|[0-9]+)$/), user_id: id, channel_id: id }),
  polls: z.strictObject({ message_id: id, channel_id: id, expires_at: time }),
  poll_votes: z.strictObject({ message_id: id, user_id: id, channel_id: id, answer_ids: z.array(z.int().positive()).min(1) }),
  scheduled_messages: z.strictObject({
    ...{ id, author_id: id, channel_id: id, content: text },
    ...{ message_reference: jsonOf(ReferenceRequest).nullable(), allowed_mentions: jsonOf(AllowedMentions).nullable() },
    ...{ send_at: time, due_at: time.nullable(), sending: z.boolean() },
    ...{ failed: jsonOf(ScheduledMessage.shape.failed.unwrap()).nullable(), revision: count },
  }),
  reminders: z.strictObject({ id, user_id: id, channel_id: id, content: text, remind_at: time }),
  webhooks: z.strictObject({
    ...{ id, guild_id: id, channel_id: id, user_id: id, source_guild_id: id, source_channel_id: id },
    ...{ source_guild_name: text, source_channel_name: text },
  }),
  crossposts: z.strictObject({
    ...{ message_id: id, channel_id: id, published_at: time, delivered: z.boolean() },
    ...{ due_at: time.nullable(), gone_at: time.nullable(), revision: count },
  }),
  crosspost_copies: z.strictObject({ message_id: id, webhook_id: id, channel_id: id, copy_id: id }),
  drafts: z.strictObject({ user_id: id, channel_id: id, content: text, updated_at: time }),
  read_states: z.strictObject({ user_id: id, channel_id: id, last_message_id: id, version: time, updated_at: time }),
  mentions: z.strictObject({ target_id: id, message_id: id, channel_id: id, author_id: id }),
  relationships: z.strictObject({ low_id: id, high_id: id, low_type: side, high_type: side, low_since: time, high_since: time }),
  invites: z.strictObject({
    code: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    guild_id: id,
    channel_id: id,
    inviter_id: id,
    max_age: count,
    max_uses: count,
    uses: count,
    created_at: time,
    expires_at: time.nullable(),
  }),
  bans: z.strictObject({
    guild_id: id,
    user_id: id,
    moderator_id: id,
    reason: text.nullable(),
    created_at: time,
    expires_at: time.nullable(),
    address_hashes: z.array(hash),
  }),
  audit_log: z.strictObject({
    id,
    guild_id: id,
    user_id: id,
    action_type: count,
    target_id: id.nullable(),
    changes: text,
    options: text.nullable(),
    reason: text.nullable(),
    undo: text.nullable(),
    undone_by: id.nullable(),
  }),
  reports: z.strictObject({
    id,
    guild_id: id,
    reporter_id: id,
    user_id: id,
    channel_id: id.nullable(),
    message_id: id.nullable(),
    category: ReportCategory,
    comment: text,
    message: jsonOf(Message).nullable(),
    context: jsonOf(z.array(Message)),
    for_guild: z.boolean(),
    for_instance: z.boolean(),
    status: ReportStatus,
    assignee_id: id.nullable(),
    outcome: text.nullable(),
    updated_at: time,
    closed_at: time.nullable(),
    once: text,
  }),
  member_records: z.strictObject({
    id,
    guild_id: id,
    user_id: id,
    author_id: id,
    kind: z.enum(['note', 'warning']),
    text,
    acknowledged_at: time.nullable(),
  }),
  automod_rules: AutoModRule.extend({ id, guild_id: id, creator_id: id, name: text }),
  removed_messages: z.strictObject({ highest_id: id }),
  files: z.strictObject({ key: z.string().max(94).regex(KEY), size: count.max(MAX_FILE), sha256: hash }),
} satisfies { [S in keyof ArchiveRows]: z.ZodType<ArchiveRows[S]> } & { secrets: z.ZodType<SecretsRow>; files: z.ZodType<FileRow> };
