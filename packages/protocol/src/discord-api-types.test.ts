import {
  type APIAutoModerationRule,
  type APIBan,
  type APIExtendedInvite,
  type APIGuild,
  type APIGuildMember,
  type APIInvite,
  type APIMessage,
  type APIOverwrite,
  type APIRole,
  type APITextChannel,
  type APIUser,
  type GatewayAutoModerationActionExecutionDispatchData,
  type GatewayGuildBanAddDispatchData,
  type GatewayGuildBanRemoveDispatchData,
  type GatewayGuildCreateDispatchData,
  type GatewayGuildMemberAddDispatchData,
  type GatewayGuildMemberRemoveDispatchData,
  type GatewayInviteCreateDispatchData,
  type GatewayInviteDeleteDispatchData,
  type GatewayMessageCreateDispatchData,
  type GatewayMessagePollVoteDispatchData,
  type GatewayPresenceUpdateDispatchData,
  type GatewayReadyDispatchData,
  type GatewayTypingStartDispatchData,
  PermissionFlagsBits,
  type RESTAPIPartialCurrentUserGuild,
  RESTJSONErrorCodes,
} from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import type { AutoModRule } from './automod.ts';
import type { Ban } from './bans.ts';
import type { Channel, Overwrite } from './channels.ts';
import { ERRORS } from './errors.ts';
import type { EventData } from './events.ts';
import type { Guild } from './guilds.ts';
import type { Invite, InviteDetails } from './invites.ts';
import type { Member } from './members.ts';
import type { Message } from './messages.ts';
import { PERMISSIONS } from './permissions.ts';
import type { Role } from './roles.ts';
import type { CurrentUser, PartialGuild, User } from './users.ts';

/** Fields that theirs has and ours lacks, or has in a type that theirs does not allow. */
type Missing<Ours, Theirs> = {
  [K in keyof Theirs]-?: K extends keyof Ours ? ([Ours[K]] extends [Theirs[K]] ? never : K) : undefined extends Theirs[K] ? never : K;
}[keyof Theirs];

/** Exactly one reason for each difference: a new one does not compile without, and a reason without a difference neither. */
type Reasons<Ours, Theirs> = Record<Missing<Ours, Theirs> | Exclude<keyof Ours, keyof Theirs>, string>;

const OURS = 'Our own field, beside theirs.';
const ENUM = 'Theirs is an enumeration of the same values, which the type checker keeps apart from plain ones.';
const WIDER = 'Any text or number here; theirs is a list of known ones.';

const ONE_SHAPE = 'One shape for text, voice, category and thread.';

const user: Reasons<User, APIUser> = {};
const currentUser: Reasons<CurrentUser, APIUser> = { admin: OURS, bio: OURS, pending: OURS };
const guild: Reasons<Guild, APIGuild> = {
  afk_timeout: WIDER,
  features: WIDER,
  preferred_locale: WIDER,
  ban_addresses: OURS,
  raid_joins: OURS,
};
const role: Reasons<Role, APIRole> = {};
const THREAD = 'Of threads alone; theirs is a type of its own.';
const FORUM = 'Of forums and posts alone; theirs is a type of its own.';
const VOICE = 'Of voice channels alone; theirs is a type of its own.';
const channel: Reasons<Channel, APITextChannel> = {
  type: ONE_SHAPE,
  member: THREAD,
  member_count: THREAD,
  message_count: THREAD,
  owner_id: THREAD,
  thread_metadata: THREAD,
  total_message_sent: THREAD,
  applied_tags: FORUM,
  available_tags: FORUM,
  default_sort_order: FORUM,
  bitrate: VOICE,
  user_limit: VOICE,
};
const overwrite: Reasons<Overwrite, APIOverwrite> = {};
const member: Reasons<Member, APIGuildMember> = {};
const message: Reasons<Message, APIMessage> = { embeds: ENUM, referenced_message: ENUM, revision: OURS, thread: ONE_SHAPE };
const invite: Reasons<Invite, APIInvite> = { faces: OURS, guild: WIDER, guild_id: OURS };
const inviteDetails: Reasons<InviteDetails, APIExtendedInvite> = { guild: WIDER, guild_id: OURS };
const autoModRule: Reasons<AutoModRule, APIAutoModerationRule> = { trigger_type: 'Theirs has no number for links.' };
const ban: Reasons<Ban, APIBan> = { created_at: OURS, expires_at: OURS, moderator_id: OURS };
const partialGuild: Reasons<PartialGuild, RESTAPIPartialCurrentUserGuild> = { features: WIDER };

const autoModExecution: Reasons<EventData<'AUTO_MODERATION_ACTION_EXECUTION'>, GatewayAutoModerationActionExecutionDispatchData> = {
  rule_trigger_type: 'Theirs has no number for links.',
};
const ready: Reasons<EventData<'READY'>, GatewayReadyDispatchData> = {
  application: 'For bots: the gateway door adds it.',
  relationships: "Of Discord's own clients.",
  presences: "Of Discord's own clients.",
  resume_gateway_url: 'For bots: the gateway door adds it.',
  read_state: 'Of people: theirs tells bots nothing of it.',
  private_channels: 'A bot has none in theirs.',
  calls: 'A bot has none in theirs.',
  user_settings: OURS,
  user_guild_settings: "Of Discord's own clients.",
};
const guildCreate: Reasons<EventData<'GUILD_CREATE'>, GatewayGuildCreateDispatchData> = {
  afk_timeout: WIDER,
  channels: ONE_SHAPE,
  threads: ONE_SHAPE,
  features: WIDER,
  preferred_locale: WIDER,
  presences: ENUM,
  ban_addresses: OURS,
  raid_joins: OURS,
};
const memberAdd: Reasons<EventData<'GUILD_MEMBER_ADD'>, GatewayGuildMemberAddDispatchData> = {};
const memberRemove: Reasons<EventData<'GUILD_MEMBER_REMOVE'>, GatewayGuildMemberRemoveDispatchData> = {};
const messageCreate: Reasons<EventData<'MESSAGE_CREATE'>, GatewayMessageCreateDispatchData> = {
  embeds: ENUM,

  referenced_message: ENUM,
  revision: OURS,
  thread: ONE_SHAPE,
};
const voteAdd: Reasons<EventData<'MESSAGE_POLL_VOTE_ADD'>, GatewayMessagePollVoteDispatchData> = { answer_counts: OURS, revision: OURS };
const banAdd: Reasons<EventData<'GUILD_BAN_ADD'>, GatewayGuildBanAddDispatchData> = {
  created_at: OURS,
  expires_at: OURS,
  moderator_id: OURS,
  reason: OURS,
};
const banRemove: Reasons<EventData<'GUILD_BAN_REMOVE'>, GatewayGuildBanRemoveDispatchData> = {};
const inviteCreate: Reasons<EventData<'INVITE_CREATE'>, GatewayInviteCreateDispatchData> = {
  channel: OURS,
  guild: OURS,
  type: OURS,
  uses: WIDER,
};
const inviteDelete: Reasons<EventData<'INVITE_DELETE'>, GatewayInviteDeleteDispatchData> = {};
const presence: Reasons<EventData<'PRESENCE_UPDATE'>, GatewayPresenceUpdateDispatchData> = {
  client_status: ENUM,
  guild_id: "Absent for friends, as in Discord's own clients.",
  status: ENUM,
};
const typing: Reasons<EventData<'TYPING_START'>, GatewayTypingStartDispatchData> = {};

const DIFFERENCES: Record<string, Record<string, string>> = {
  ...{ user, currentUser, guild, role, channel, overwrite, member, message, invite, inviteDetails, autoModRule, partialGuild, ban },
  ...{
    autoModExecution,
    ready,
    guildCreate,
    memberAdd,
    memberRemove,
    messageCreate,
    voteAdd,
    banAdd,
    banRemove,
    inviteCreate,
    inviteDelete,
    presence,
    typing,
  },
};

test('each difference from the shapes of the Discord API has a reason', () => {
  for (const [shape, reasons] of Object.entries(DIFFERENCES)) {
    for (const [field, reason] of Object.entries(reasons)) expect(reason, `${shape}.${field}`).toMatch(/^[A-Z].{15,}\.$/);
  }
});

test('permissions have the bits that they have in the Discord API', () => {
  const theirs = new Map(Object.entries(PermissionFlagsBits).map(([name, bit]) => [plain(name), bit]));
  for (const [name, bit] of Object.entries(PERMISSIONS)) expect(theirs.get(plain(name)), name).toBe(bit);
});

test('refusals that the Discord API knows have its codes', () => {
  const known = new Set<unknown>(Object.values(RESTJSONErrorCodes));
  for (const [name, { code }] of Object.entries(ERRORS)) {
    if (code !== 0 && code < 700_000) expect(known.has(code), `${name} ${code}`).toBe(true);
  }
});

test('no two refusals with one status share a code, so that a program can tell them apart', () => {
  const named = Object.values(ERRORS).filter(({ code }) => code !== 0);
  expect(new Set(named.map(({ code }) => code)).size).toBe(named.length);
});

function plain(name: string): string {
  return name.replace(/_/g, '').toLowerCase();
}
