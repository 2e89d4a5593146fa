import type { EventData, EventType } from '@chat-js/protocol/events.ts';
import { applyAuditEntry } from './audit-log.ts';
import { applyAutoModRule, applyAutoModRuleDelete } from './automod.ts';
import { applyBanAdd, applyBanRemove } from './bans.ts';
import { applyChannelCreate, applyChannelDelete, applyChannelUpdate, applyUnreadUpdate } from './channels.ts';
import { applyDirectChannel, applyDirectChannels, applyRecipientAdd, applyRecipientRemove, isDirect } from './direct-messages.ts';
import { applyDraft } from './drafts.ts';
import { applyEmojisUpdate } from './emojis.ts';
import { applyGuildSettings } from './guild-settings.ts';
import { applyGuildCreate, applyGuildDelete, applyGuildUpdate, keepGuilds } from './guilds.ts';
import { applyInviteCreate, applyInviteDelete } from './invites.ts';
import { applyMemberAdd, applyMemberRemove, applyMemberUpdate } from './members.ts';
import { applyMessageCreate, applyMessageDelete, applyMessageDeleteBulk, applyMessageUpdate, staleWindows } from './messages.ts';
import { applyPinsUpdate, stalePins } from './pins.ts';
import { applyVoteAdd, applyVoteRemove } from './polls.ts';
import { applyPresence, setPresences } from './presence.ts';
import { applyReactionAdd, applyReactionRemove, applyReactionRemoveAll, applyReactionRemoveEmoji } from './reactions.ts';
import { applyMentionsUpdate, applyMessageAck, applyReadStates, readTheRest } from './read-states.ts';
import { applyRegistrationCreate, applyRegistrationDelete } from './registrations.ts';
import { applyRelationshipAdd, applyRelationshipRemove, applyRelationshipUpdate, setRelationships } from './relationships.ts';
import { applyReminderCreate, applyReminderDelete } from './reminders.ts';
import { applyOwnReport, applyReportNews } from './reports.ts';
import { applyRoleCreate, applyRoleDelete, applyRoleUpdate } from './roles.ts';
import { applyScheduled, applyScheduledDelete } from './scheduled-messages.ts';
import type { State } from './state.ts';
import {
  applyThreadCreate,
  applyThreadDelete,
  applyThreadListSync,
  applyThreadMembersUpdate,
  applyThreadMemberUpdate,
  applyThreadUpdate,
} from './threads.ts';
import { applyTypingStart } from './typing.ts';
import { applySettings } from './user-settings.ts';
import { applyUserUpdate } from './users.ts';
import { applyCallCreate, applyCallDelete, applyCallUpdate, applyVoiceState, setCalls } from './voice-states.ts';
import { applyWarningAck, applyWarningCreate } from './warnings.ts';
import { applyWebhooksUpdate } from './webhooks.ts';

type Appliers = { [T in EventType]: (state: State, data: EventData<T>) => State };

const appliers: Appliers = {
  READY: applyReady,
  RESUMED: (state) => state,
  RESYNC: applyResync,
  RECONNECT: (state) => state,
  SESSION_END: (state) => state,
  USER_UPDATE: applyUserUpdate,
  USER_SETTINGS_UPDATE: applySettings,
  USER_GUILD_SETTINGS_UPDATE: applyGuildSettings,
  GUILD_CREATE: applyGuildCreate,
  GUILD_UPDATE: applyGuildUpdate,
  GUILD_DELETE: applyGuildDelete,
  GUILD_EMOJIS_UPDATE: applyEmojisUpdate,
  GUILD_ROLE_CREATE: applyRoleCreate,
  GUILD_ROLE_UPDATE: applyRoleUpdate,
  GUILD_ROLE_DELETE: applyRoleDelete,
  GUILD_AUDIT_LOG_ENTRY_CREATE: applyAuditEntry,
  AUTO_MODERATION_RULE_CREATE: applyAutoModRule,
  AUTO_MODERATION_RULE_UPDATE: applyAutoModRule,
  AUTO_MODERATION_RULE_DELETE: applyAutoModRuleDelete,
  AUTO_MODERATION_ACTION_EXECUTION: (state) => state,
  CHANNEL_CREATE: (state, channel) => (isDirect(channel) ? applyDirectChannel(state, channel) : applyChannelCreate(state, channel)),
  CHANNEL_UPDATE: (state, channel) => (isDirect(channel) ? applyDirectChannel(state, channel) : applyChannelUpdate(state, channel)),
  CHANNEL_DELETE: applyChannelDelete,
  CHANNEL_RECIPIENT_ADD: applyRecipientAdd,
  CHANNEL_RECIPIENT_REMOVE: applyRecipientRemove,
  THREAD_CREATE: applyThreadCreate,
  THREAD_UPDATE: applyThreadUpdate,
  THREAD_DELETE: applyThreadDelete,
  THREAD_LIST_SYNC: applyThreadListSync,
  THREAD_MEMBER_UPDATE: applyThreadMemberUpdate,
  THREAD_MEMBERS_UPDATE: applyThreadMembersUpdate,
  GUILD_MEMBER_ADD: applyMemberAdd,
  GUILD_MEMBER_UPDATE: applyMemberUpdate,
  GUILD_MEMBER_REMOVE: applyMemberRemove,
  GUILD_BAN_ADD: applyBanAdd,
  GUILD_BAN_REMOVE: applyBanRemove,
  INVITE_CREATE: applyInviteCreate,
  INVITE_DELETE: applyInviteDelete,
  MESSAGE_CREATE: applyMessageCreate,
  MESSAGE_UPDATE: applyMessageUpdate,
  MESSAGE_DELETE: applyMessageDelete,
  MESSAGE_DELETE_BULK: applyMessageDeleteBulk,
  MESSAGE_REACTION_ADD: applyReactionAdd,
  MESSAGE_REACTION_REMOVE: applyReactionRemove,
  MESSAGE_REACTION_REMOVE_EMOJI: applyReactionRemoveEmoji,
  MESSAGE_REACTION_REMOVE_ALL: applyReactionRemoveAll,
  MESSAGE_POLL_VOTE_ADD: applyVoteAdd,
  MESSAGE_POLL_VOTE_REMOVE: applyVoteRemove,
  CHANNEL_PINS_UPDATE: applyPinsUpdate,
  WEBHOOKS_UPDATE: applyWebhooksUpdate,
  CHANNEL_UNREAD_UPDATE: applyUnreadUpdate,
  MESSAGE_ACK: applyMessageAck,
  MENTIONS_UPDATE: applyMentionsUpdate,
  REPORT_CREATE: applyReportNews,
  REPORT_UPDATE: applyReportNews,
  USER_REPORT_UPDATE: applyOwnReport,
  WARNING_CREATE: applyWarningCreate,
  WARNING_ACK: applyWarningAck,
  SCHEDULED_MESSAGE_CREATE: applyScheduled,
  SCHEDULED_MESSAGE_UPDATE: applyScheduled,
  SCHEDULED_MESSAGE_DELETE: applyScheduledDelete,
  REMINDER_CREATE: applyReminderCreate,
  REMINDER_DELETE: applyReminderDelete,
  USER_DRAFT_UPDATE: applyDraft,
  RELATIONSHIP_ADD: applyRelationshipAdd,
  RELATIONSHIP_REMOVE: applyRelationshipRemove,
  RELATIONSHIP_UPDATE: applyRelationshipUpdate,
  PRESENCE_UPDATE: applyPresence,
  TYPING_START: applyTypingStart,
  VOICE_STATE_UPDATE: applyVoiceState,
  VOICE_SIGNAL: (state) => state,
  CALL_CREATE: applyCallCreate,
  CALL_UPDATE: applyCallUpdate,
  CALL_DELETE: applyCallDelete,
  REGISTRATION_CREATE: applyRegistrationCreate,
  REGISTRATION_DELETE: applyRegistrationDelete,
};

/** The state after an event. Pure; applying an event twice is the same as once. An event of a newer server changes nothing. */
export function apply<T extends EventType>(
  state: State,
  [type, data]: readonly [type: T, data: EventData<T>, event_id?: string | null],
): State {
  return Object.hasOwn(appliers, type) ? appliers[type](state, data) : state;
}

function applyReady(state: State, ready: EventData<'READY'>): State {
  const { user, user_settings, user_guild_settings, relationships, presences, guilds, private_channels, calls, read_state } = ready;
  const kept = applyResync(
    keepGuilds(
      state,
      guilds.map((guild) => guild.id),
    ),
  );
  const own = setRelationships(applySettings({ ...kept, settings: null, guildSettings: {}, ready: true }, user_settings), relationships);
  const read = applyReadStates(applyUserUpdate(setCalls(setPresences(own, presences), calls), user), read_state);
  const seen = readTheRest(guilds.reduce(applyGuildCreate, applyDirectChannels(read, private_channels)));
  return user_guild_settings.reduce(applyGuildSettings, seen);
}

function applyResync(state: State): State {
  const told = { invites: {}, auditLog: {}, autoMod: {}, bans: {}, registrations: {}, reports: {}, instanceReports: {}, webhooks: {} };
  return { ...stalePins(staleWindows(state)), typing: {}, scheduled: null, ...told };
}
