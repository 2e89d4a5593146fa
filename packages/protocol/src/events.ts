import { z } from 'zod';
import { AuditEntry } from './audit-log.ts';
import { AutoModRule } from './automod.ts';
import { AutoModExecution } from './automod-operations.ts';
import { Ban } from './bans.ts';
import { Channel } from './channels.ts';
import { DirectChannel } from './direct-messages.ts';
import { Draft } from './drafts.ts';
import { Emoji } from './emojis.ts';
import { Guild, GuildState } from './guilds.ts';
import { InviteDetails } from './invites.ts';
import { Warning } from './member-records.ts';
import { Member, MessageMember } from './members.ts';
import { Message } from './messages.ts';
import { PollCount } from './polls.ts';
import { Presence } from './presence.ts';
import { PartialEmoji, Reaction } from './reactions.ts';
import { ReadState } from './read-states.ts';
import { Relationship, RelationshipType } from './relationships.ts';
import { Reminder } from './reminders.ts';
import { OwnReport, ReportNews } from './reports.ts';
import { Role } from './roles.ts';
import { ScheduledMessage } from './scheduled-messages.ts';
import { Snowflake, Timestamp } from './schemas.ts';
import { ThreadMember } from './threads.ts';
import { UserGuildSettings } from './user-guild-settings.ts';
import { UserSettings } from './user-settings.ts';
import { CurrentUser, User } from './users.ts';
import { Call, VoiceSignal, VoiceState } from './voice.ts';

/** Absent in a channel without a guild. */
const guild_id = Snowflake.optional();
const onMessage = { channel_id: Snowflake, message_id: Snowflake, guild_id };
/** Ours: what stands under the message now, and the revision that it got by this. */
const counted = { reactions: z.array(Reaction), revision: z.int() };
const oneReaction = { ...onMessage, user_id: Snowflake, emoji: PartialEmoji, burst: z.boolean(), type: z.int(), ...counted };
/** `answer_counts` and `revision` are ours, as above. Of a vote for several answers there is one event for each. */
const oneVote = { ...onMessage, user_id: Snowflake, answer_id: z.int(), answer_counts: z.array(PollCount), revision: z.int() };

/** Every event that the server sends: `events`, an array of `[type, data, event_id]`. Types and payloads are Discord's. */
export const events = {
  /** The state of the person: first on a new connection, and again after RESYNC. */
  READY: z.strictObject({
    v: z.literal(10),
    user: CurrentUser,
    user_settings: UserSettings,
    /** Of the guilds for which something was chosen, and of conversations. */
    user_guild_settings: z.array(UserGuildSettings),
    guilds: z.array(GuildState),
    relationships: z.array(Relationship),
    /** Of friends, and of those with whom one has a conversation, as far as they are there; without guilds. */
    presences: z.array(Presence),
    private_channels: z.array(DirectChannel),
    /** In the conversations that one is in. */
    calls: z.array(Call),
    session_id: z.string(),
    /** Of channels and threads that are not here nothing is new. */
    read_state: z.array(ReadState),
  }),
  /** The connection goes on where it was: what was missed follows. */
  RESUMED: z.strictObject({}),
  /** What was missed cannot be told any more: READY follows, and what was fetched before is stale. Ours. */
  RESYNC: z.strictObject({}),
  /** This node is about to stop: connect again, to any node, after so many ms, and resume. Ours; the bot gateway's opcode 7. */
  RECONNECT: z.strictObject({ after: z.int().nonnegative() }),
  /** The login that this connection belongs to has ended: the last that it is told. Ours; the bot gateway's close code 4004. */
  SESSION_END: z.strictObject({}),

  USER_UPDATE: CurrentUser,
  /** To the devices of the person, all of them as they are now. The name is the one that Discord's own clients receive. */
  USER_SETTINGS_UPDATE: UserSettings,
  /** To the devices of a person. As Discord's own clients receive it. */
  USER_GUILD_SETTINGS_UPDATE: UserGuildSettings,

  GUILD_CREATE: GuildState,
  GUILD_UPDATE: Guild,
  GUILD_DELETE: z.strictObject({ id: Snowflake }),

  GUILD_ROLE_CREATE: z.strictObject({ guild_id: Snowflake, role: Role }),
  GUILD_ROLE_UPDATE: z.strictObject({ guild_id: Snowflake, role: Role }),
  GUILD_ROLE_DELETE: z.strictObject({ guild_id: Snowflake, role_id: Snowflake }),
  /** All emoji of the guild, as they are now. */
  GUILD_EMOJIS_UPDATE: z.strictObject({ guild_id: Snowflake, emojis: z.array(Emoji) }),
  /** To those who may see the audit log. Again when the entry was undone. */
  GUILD_AUDIT_LOG_ENTRY_CREATE: AuditEntry.extend({ guild_id: Snowflake }),

  /** To those who may manage the guild. */
  AUTO_MODERATION_RULE_CREATE: AutoModRule,
  AUTO_MODERATION_RULE_UPDATE: AutoModRule,
  AUTO_MODERATION_RULE_DELETE: AutoModRule,
  AUTO_MODERATION_ACTION_EXECUTION: AutoModExecution,

  /** Also to whoever may see it from now on, and CHANNEL_DELETE, with nothing but the ids, to whoever may not any more. */
  CHANNEL_CREATE: z.union([Channel, DirectChannel]),
  CHANNEL_UPDATE: z.union([Channel, DirectChannel]),
  CHANNEL_DELETE: z.union([Channel, DirectChannel]),

  /** Who came into a group and who went out of it. They themselves are told of the channel. */
  CHANNEL_RECIPIENT_ADD: z.strictObject({ channel_id: Snowflake, user: User }),
  CHANNEL_RECIPIENT_REMOVE: z.strictObject({ channel_id: Snowflake, user: User }),

  /**
   * To those who may see its channel, of a private one to those who see that. With `newly_created`, and with `member` only to
   * whoever has come into a private one: of others THREAD_MEMBER_UPDATE says it.
   */
  THREAD_CREATE: Channel.extend({ newly_created: z.boolean() }),
  /** Also when it ended, and when it opened again. */
  THREAD_UPDATE: Channel,
  /** Also of a private one, to whoever does not see it any more. */
  THREAD_DELETE: Channel.pick({ id: true, guild_id: true, parent_id: true, type: true }),
  /**
   * The threads of channels that one may see from now on, after their CHANNEL_CREATE, or whose private ones one sees from
   * now on, or not any more.
   */
  THREAD_LIST_SYNC: z.strictObject({
    guild_id: Snowflake,
    channel_ids: z.array(Snowflake),
    threads: z.array(Channel),
    members: z.array(ThreadMember),
  }),
  /** To the devices of a person: they are in a thread. */
  THREAD_MEMBER_UPDATE: ThreadMember.extend({ guild_id: Snowflake }),
  /** Who came into a thread and who went out of it. To whoever went it says that they are out. */
  THREAD_MEMBERS_UPDATE: z.strictObject({
    id: Snowflake,
    guild_id: Snowflake,
    member_count: z.int(),
    added_members: z.array(ThreadMember).optional(),
    removed_member_ids: z.array(Snowflake).optional(),
  }),

  GUILD_MEMBER_ADD: Member.extend({ guild_id: Snowflake }),
  GUILD_MEMBER_UPDATE: Member.extend({ guild_id: Snowflake }),
  GUILD_MEMBER_REMOVE: z.strictObject({ guild_id: Snowflake, user: User }),

  /** To those who may ban. Again when a ban takes the place of an older one. What is not the person is ours. */
  GUILD_BAN_ADD: Ban.extend({ guild_id: Snowflake }),
  GUILD_BAN_REMOVE: z.strictObject({ guild_id: Snowflake, user: User }),

  INVITE_CREATE: InviteDetails.extend({ channel_id: Snowflake }),
  INVITE_DELETE: z.strictObject({ guild_id: Snowflake, channel_id: Snowflake, code: z.string() }),

  /** Another list of webhooks than before: whoever may see the channel is told that, and who may list them fetches it. */
  WEBHOOKS_UPDATE: z.strictObject({ guild_id: Snowflake, channel_id: Snowflake }),

  /** Also of a message that was deleted and is there again: with its old id it belongs in its old place. Of a webhook's without `member`. */
  MESSAGE_CREATE: Message.extend({ guild_id, member: MessageMember.optional() }),
  MESSAGE_UPDATE: Message.extend({ guild_id }),
  MESSAGE_DELETE: z.strictObject({ id: Snowflake, channel_id: Snowflake, guild_id }),
  MESSAGE_DELETE_BULK: z.strictObject({ ids: z.array(Snowflake), channel_id: Snowflake, guild_id }),
  MESSAGE_REACTION_ADD: z.strictObject({ ...oneReaction, member: Member.optional(), message_author_id: Snowflake }),
  MESSAGE_REACTION_REMOVE: z.strictObject(oneReaction),
  MESSAGE_REACTION_REMOVE_EMOJI: z.strictObject({ ...onMessage, emoji: PartialEmoji, ...counted }),
  MESSAGE_REACTION_REMOVE_ALL: z.strictObject({ ...onMessage, revision: z.int() }),
  MESSAGE_POLL_VOTE_ADD: z.strictObject(oneVote),
  MESSAGE_POLL_VOTE_REMOVE: z.strictObject(oneVote),
  /** What is pinned in a channel is another list than before. */
  CHANNEL_PINS_UPDATE: z.strictObject({ channel_id: Snowflake, guild_id, last_pin_timestamp: Timestamp.nullable() }),

  /**
   * Something new stands in channels that this connection may see and does not show: told once for each, until it was
   * shown again. Only to connections that name the channels they show. The name and shape are those Discord's own
   * clients receive.
   */
  CHANNEL_UNREAD_UPDATE: z.strictObject({
    guild_id: Snowflake,
    channel_unread_updates: z.array(z.strictObject({ id: Snowflake, last_message_id: Snowflake })),
  }),

  /**
   * To the devices of a person: how far they have read. Without `version`: they have written this message. Of two the one of
   * the higher version counts, of the same version the one that is read further.
   */
  MESSAGE_ACK: ReadState.omit({ id: true, last_message_id: true, version: true }).extend({
    channel_id: Snowflake,
    message_id: Snowflake,
    version: z.int().nonnegative().optional(),
  }),
  /** To those whom messages tell something from now on, or not any more, whether they show the channel or not. Ours. */
  MENTIONS_UPDATE: z.strictObject({
    channel_id: Snowflake,
    guild_id: Snowflake.optional(),
    added: z.array(Snowflake),
    removed: z.array(Snowflake),
    /** Whom those that are added tell: people, roles, everyone by the id of the guild. */
    target_ids: z.array(Snowflake).optional(),
  }),

  /** To those who decide, except whom it is about: what it says they fetch, as far as they may see it. Ours. */
  REPORT_CREATE: ReportNews,
  REPORT_UPDATE: ReportNews,
  /** What became of a report, to whoever wrote it. Ours. */
  USER_REPORT_UPDATE: OwnReport,
  /** To the person who is warned; and that they have read it, to their other devices. Ours. */
  WARNING_CREATE: Warning,
  WARNING_ACK: z.strictObject({ id: Snowflake }),

  /** To the devices of whoever wrote it. DELETE also when it was sent. Ours. */
  SCHEDULED_MESSAGE_CREATE: ScheduledMessage,
  SCHEDULED_MESSAGE_UPDATE: ScheduledMessage,
  SCHEDULED_MESSAGE_DELETE: z.strictObject({ id: Snowflake, channel_id: Snowflake }),
  /** To the devices of whoever asked. Ours. */
  REMINDER_CREATE: Reminder,
  REMINDER_DELETE: z.strictObject({ id: Snowflake }),
  /** To the other devices of a person: what they have begun to write in a channel. Ours. */
  USER_DRAFT_UPDATE: Draft,

  /** To the devices of a person: what somebody is to them from now on. Of being blocked nobody is told. */
  RELATIONSHIP_ADD: Relationship,
  /** `type`: what they were. */
  RELATIONSHIP_REMOVE: z.strictObject({ id: Snowflake, type: RelationshipType }),
  /** To everybody in whose list somebody stands: what they are called now. Ours. */
  RELATIONSHIP_UPDATE: z.strictObject({ id: Snowflake, user: User }),

  /** Of friends, and of those with whom one has a conversation, also without a guild. */
  PRESENCE_UPDATE: Presence,
  /** `timestamp` in seconds since 1970. */
  TYPING_START: z.strictObject({ channel_id: Snowflake, guild_id, user_id: Snowflake, timestamp: z.int() }),

  /** To those who may see the channel; of conversations, to their people. Whoever went to another channel is told to have left the first. */
  VOICE_STATE_UPDATE: VoiceState,
  /** To the devices of the person whose session `to` is: what another session in the channel tells it. Ours. */
  VOICE_SIGNAL: z.strictObject({ channel_id: Snowflake, from: z.string(), to: z.string(), signal: VoiceSignal }),
  /** To the people of a conversation: a call begins there, rings others than before, or has ended. As Discord's own clients receive it. */
  CALL_CREATE: Call,
  CALL_UPDATE: Call.omit({ voice_states: true }),
  CALL_DELETE: Call.pick({ channel_id: true }),

  /** Someone waits for approval, or no longer does. To administrators. Ours. */
  REGISTRATION_CREATE: z.strictObject({ user_id: Snowflake }),
  REGISTRATION_DELETE: z.strictObject({ user_id: Snowflake }),
} as const;

export type EventType = keyof typeof events;
export type EventData<T extends EventType> = z.infer<(typeof events)[T]>;

/** One event as it travels. The last field is its position in the one order, opaque; null where there is none. */
export type WireEvent = { [T in EventType]: [type: T, data: EventData<T>, event_id: string | null] }[EventType];
