import type { AuditEntry } from '@chat-js/protocol/audit-log.ts';
import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import type { Ban } from '@chat-js/protocol/bans.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { DirectChannel } from '@chat-js/protocol/direct-messages.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { InviteDetails } from '@chat-js/protocol/invites.ts';
import type { Warning } from '@chat-js/protocol/member-records.ts';
import type { Reminder } from '@chat-js/protocol/reminders.ts';
import type { OwnReport, ReportNews } from '@chat-js/protocol/reports.ts';
import type { ScheduledMessage } from '@chat-js/protocol/scheduled-messages.ts';
import type { UserGuildSettings } from '@chat-js/protocol/user-guild-settings.ts';
import type { CurrentUser, User } from '@chat-js/protocol/users.ts';
import type { VoiceState } from '@chat-js/protocol/voice.ts';
import type { Webhook } from '@chat-js/protocol/webhooks.ts';
import type { DirectEntry } from './direct-messages.ts';
import type { CallError } from './errors.ts';
import type { GuildEntry } from './guilds.ts';
import type { MemberEntry } from './members.ts';
import type { MessageWindow } from './messages.ts';
import type { OutboxEntry } from './outbox-entries.ts';
import type { Pins } from './pins.ts';
import type { OnlineEntry } from './presence.ts';
import type { Acked, WideMentions } from './read-states.ts';
import type { RelationshipEntry } from './relationships.ts';
import type { SettingsEntry } from './user-settings.ts';

/**
 * `connecting`: for the first time; `offline`: lost, coming back by itself; `outdated`: older than the server, only a newer
 * program comes back; `ended`: logged out, for good.
 */
export type ConnectionStatus = 'connecting' | 'online' | 'offline' | 'outdated' | 'ended';

/** A table of the state. */
export type ById<T> = Readonly<Record<Id, T>>;

/** Everything a person sees, normalised and immutable. Changed by `apply` and the other pure functions of this package only. */
export interface State {
  status: ConnectionStatus;
  /** Why the server refused the connection, while it does. */
  refusal: CallError | null;
  /** When the next attempt to connect begins, in ms since 1970; null: one is under way, or none is needed. */
  retryAt: number | null;
  /** True from the first READY on. */
  ready: boolean;
  me: CurrentUser | null;
  /** What belongs to the person, whichever their device. */
  settings: SettingsEntry | null;
  /** guild id → what the person is notified of there; conversations stand under NO_GUILD */
  guildSettings: ById<UserGuildSettings>;
  users: ById<User>;
  guilds: ById<GuildEntry>;
  /** Conversations without a guild too, as text channels of NO_GUILD. */
  channels: ById<Channel>;
  /** channel id → what makes it a conversation without a guild */
  direct: ById<DirectEntry>;
  /** Conversations that strangers have begun and the person has not accepted: what stands there is told of nowhere else. */
  requests: ById<DirectChannel>;
  /** guild id → user id */
  members: ById<ById<MemberEntry>>;
  /** user id → what they are to the person: friends, requests, whom they have blocked */
  relationships: ById<RelationshipEntry>;
  /** guild id → user id; who is offline is absent. Under NO_GUILD friends, and those with whom one has a conversation */
  online: ById<ById<OnlineEntry>>;
  /** guild id, or NO_GUILD → user id */
  voice: ById<ById<VoiceState>>;
  /** conversation → whom the call there rings */
  calls: ById<readonly Id[]>;
  /** guild id → code; what was announced or fetched */
  invites: ById<Readonly<Record<string, InviteDetails>>>;
  /** guild id → entry id; what was announced or fetched */
  auditLog: ById<ById<AuditEntry>>;
  /** guild id → user id; what was announced or fetched */
  bans: ById<ById<Ban>>;
  /** guild id → report id, for its moderators; what was announced or fetched */
  reports: ById<ById<ReportNews>>;
  /** The same for administrators of the installation. */
  instanceReports: ById<ReportNews>;
  /** What the person has reported, as far as announced or fetched. */
  ownReports: ById<OwnReport>;
  /** Warnings that the person has not said to have read. */
  warnings: ById<Warning>;
  /** What the person wants to be reminded of, and was and has not taken away; as far as announced or fetched. */
  reminders: ById<Reminder>;
  /** What the person has written for later; null: not fetched */
  scheduled: ById<ScheduledMessage> | null;
  /** guild id → rule id; what was announced or fetched */
  autoMod: ById<ById<AutoModRule>>;
  /** People who wait for approval, as far as announced. */
  registrations: ById<true>;
  /** channel id → user id → when they were last heard typing, in seconds of the server's clock */
  typing: ById<ById<number>>;
  /** The channels whose messages the server tells of; of others it tells that there are some. null: of all. */
  followed: ById<true> | null;
  /** channel id → what is loaded of its history */
  windows: ById<MessageWindow>;
  /** channel id → what is pinned there, as fetched */
  pins: ById<Pins>;
  /** The webhooks of channels, where they were fetched; what has changed since is forgotten. */
  webhooks: ById<readonly Webhook[]>;
  /** In the order of writing. */
  outbox: readonly OutboxEntry[];
  /** channel id → what the person has begun to write there */
  drafts: ById<string>;
  /** channel id: what was begun there is not on the server yet */
  draftsUnsaved: ById<true>;
  /** message id → its channel: own messages that are about to be deleted, and are shown no more */
  removing: ById<Id>;
  /** channel id → up to where it was read, here or elsewhere */
  seen: ById<Id>;
  /** channel id → the same, as the server knows it */
  acked: ById<Acked>;
  /** channel id: `seen` was set by hand on this device, and the server does not know it yet */
  remarked: ById<true>;
  /** channel id: `seen` was set back by hand; looking at the channel reads nothing until somebody comes to it again */
  held: ById<true>;
  /** channel id → unread messages that tell the person something, the newest first, 100 at most */
  mentions: ById<readonly Id[]>;
  /** channel id → those of them, and maybe more, that do not name the person */
  wideMentions: ById<WideMentions>;
}

/** Before the first event. */
export const initialState: State = {
  status: 'connecting',
  retryAt: null,
  refusal: null,
  ready: false,
  me: null,
  settings: null,
  guildSettings: {},
  users: {},
  guilds: {},
  channels: {},
  direct: {},
  requests: {},
  members: {},
  relationships: {},
  online: {},
  voice: {},
  calls: {},
  invites: {},
  auditLog: {},
  bans: {},
  reports: {},
  instanceReports: {},
  ownReports: {},
  warnings: {},
  reminders: {},
  scheduled: null,
  autoMod: {},
  registrations: {},
  typing: {},
  followed: null,
  windows: {},
  pins: {},
  webhooks: {},
  outbox: [],
  drafts: {},
  draftsUnsaved: {},
  removing: {},
  seen: {},
  acked: {},
  remarked: {},
  held: {},
  mentions: {},
  wideMentions: {},
};
