import type { OperationAnswer, OperationInput, OperationName } from '@chat-js/protocol/operations.ts';
import type { Actor, Origin } from '../features/actor.ts';
import { listAuditLog } from '../features/audit-log/list-audit-log.ts';
import { undoDeed } from '../features/audit-log/undo-deed.ts';
import { changePassword } from '../features/auth/change-password.ts';
import { endOtherSessions, endSession, logout } from '../features/auth/end-session.ts';
import { listSessions } from '../features/auth/list-sessions.ts';
import { login } from '../features/auth/login.ts';
import { refresh } from '../features/auth/refresh.ts';
import { register } from '../features/auth/register.ts';
import { createRule as createAutoModRule } from '../features/automod/create-rule.ts';
import { deleteRule as deleteAutoModRule } from '../features/automod/delete-rule.ts';
import { getRule as getAutoModRule, listRules as listAutoModRules } from '../features/automod/list-rules.ts';
import { testRule as testAutoModRule } from '../features/automod/test-rule.ts';
import { updateRule as updateAutoModRule } from '../features/automod/update-rule.ts';
import { bulkBan } from '../features/bans/bulk-ban.ts';
import { createBan } from '../features/bans/create-ban.ts';
import { liftBan } from '../features/bans/lift-ban.ts';
import { getBan, listBans } from '../features/bans/list-bans.ts';
import { createChannel } from '../features/channels/create-channel.ts';
import { deleteChannel } from '../features/channels/delete-channel.ts';
import { getChannel, listChannels } from '../features/channels/get-channel.ts';
import { reorderChannels } from '../features/channels/reorder-channels.ts';
import { removeOverwrite, setOverwrite } from '../features/channels/set-overwrite.ts';
import { typeInChannel } from '../features/channels/type-in-channel.ts';
import { updateChannel } from '../features/channels/update-channel.ts';
import type { Context } from '../features/context.ts';
import { publishMessage } from '../features/crossposts/publish-message.ts';
import { listDirectChannels } from '../features/direct-messages/list.ts';
import { openDirectChannel } from '../features/direct-messages/open.ts';
import { addRecipient, removeRecipient } from '../features/direct-messages/recipients.ts';
import { acceptRequest, declineRequest } from '../features/direct-messages/requests.ts';
import { listDrafts, updateDraft } from '../features/drafts/drafts.ts';
import { createEmoji } from '../features/emojis/create-emoji.ts';
import { deleteEmoji } from '../features/emojis/delete-emoji.ts';
import { getEmoji, listEmojis } from '../features/emojis/list-emojis.ts';
import { updateEmoji } from '../features/emojis/update-emoji.ts';
import { createGuild } from '../features/guilds/create-guild.ts';
import { deleteGuild } from '../features/guilds/delete-guild.ts';
import { getGuild, listMyGuilds } from '../features/guilds/get-guild.ts';
import { leaveGuild } from '../features/guilds/leave-guild.ts';
import { setIncidentActions } from '../features/guilds/set-incident-actions.ts';
import { updateGuild } from '../features/guilds/update-guild.ts';
import { listIceServers } from '../features/ice-servers/list-ice-servers.ts';
import { getInstance, updateInstance } from '../features/instance/get-instance.ts';
import { banFromInstance, listInstanceBans, unbanFromInstance } from '../features/instance/instance-bans.ts';
import { checkSetupToken, completeSetup } from '../features/instance/setup.ts';
import { createInvite } from '../features/invites/create-invite.ts';
import { acceptInvite, getInvite, listInvitesOfChannel, listInvitesOfGuild, revokeInvite } from '../features/invites/invites.ts';
import { getMemberHistory } from '../features/member-records/member-history.ts';
import { createNote, deleteNote, listNotes } from '../features/member-records/notes.ts';
import { acknowledgeWarning, listOwnWarnings, warnMember } from '../features/member-records/warnings.ts';
import { kickMember } from '../features/members/kick-member.ts';
import { getMember, listMembers, listOnlineMembers } from '../features/members/list-members.ts';
import { addMemberRole, removeMemberRole } from '../features/members/member-roles.ts';
import { countPrune, pruneMembers } from '../features/members/prune-members.ts';
import { updateMember, updateMyMember } from '../features/members/update-member.ts';
import { listMentions } from '../features/mentions/list-mentions.ts';
import { bulkDelete } from '../features/messages/bulk-delete.ts';
import { deleteMessage } from '../features/messages/delete-message.ts';
import { deleteMessagesOf } from '../features/messages/delete-messages-of.ts';
import { editMessage } from '../features/messages/edit-message.ts';
import { getMessage, listMessages } from '../features/messages/list-messages.ts';
import { pinMessage, unpinMessage } from '../features/messages/pin-message.ts';
import { listPins } from '../features/messages/pins.ts';
import { sendMessage } from '../features/messages/send-message.ts';
import { expirePoll } from '../features/polls/expire-poll.ts';
import { listVoters } from '../features/polls/list-voters.ts';
import { vote } from '../features/polls/vote.ts';
import { listPushSubscriptions, removePushSubscription, setPushSubscription } from '../features/push-subscriptions/subscriptions.ts';
import { addReaction } from '../features/reactions/add-reaction.ts';
import { listReactors } from '../features/reactions/list-reactors.ts';
import { removeAllReactions, removeOwnReaction, removeReactionOf, removeReactionsWith } from '../features/reactions/remove-reaction.ts';
import { acknowledge, acknowledgeBulk, acknowledgeGuild } from '../features/read-states/acknowledge.ts';
import { refuse } from '../features/refusal.ts';
import { approveRegistration, listRegistrations, refuseRegistration } from '../features/registrations/registrations.ts';
import { listRelationships } from '../features/relationships/list-relationships.ts';
import { requestByName } from '../features/relationships/request-by-name.ts';
import { removeRelationship, setRelationship } from '../features/relationships/set-relationship.ts';
import { createReminder, deleteReminder, listReminders } from '../features/reminders/reminders.ts';
import { createReport, reportDirectMessage } from '../features/reports/create-report.ts';
import { getInstanceReport, getReport, listInstanceReports, listOwnReports, listReports } from '../features/reports/list-reports.ts';
import { updateInstanceReport, updateReport } from '../features/reports/update-report.ts';
import { createRole } from '../features/roles/create-role.ts';
import { deleteRole } from '../features/roles/delete-role.ts';
import { countMembersByRole, getRole, listRoles } from '../features/roles/list-roles.ts';
import { reorderRoles } from '../features/roles/reorder-roles.ts';
import { updateRole } from '../features/roles/update-role.ts';
import { deleteScheduled } from '../features/scheduled-messages/delete-scheduled.ts';
import { listScheduled } from '../features/scheduled-messages/list-scheduled.ts';
import { scheduleMessage } from '../features/scheduled-messages/schedule-message.ts';
import { sendScheduledNow } from '../features/scheduled-messages/send-now.ts';
import { updateScheduled } from '../features/scheduled-messages/update-scheduled.ts';
import {
  listActiveThreads,
  listArchivedPrivateThreads,
  listArchivedThreads,
  listArchivedThreadsOfMine,
} from '../features/threads/list-threads.ts';
import {
  addThreadMember,
  getThreadMember,
  joinAsOneself,
  leaveAsOneself,
  listThreadMembers,
  removeThreadMember,
} from '../features/threads/members.ts';
import { getPostData } from '../features/threads/post-data.ts';
import { startThread, startThreadFromMessage } from '../features/threads/start-thread.ts';
import { updateGuildSettings } from '../features/user-guild-settings/update-guild-settings.ts';
import { getSettings, updateSettings } from '../features/user-settings/update-settings.ts';
import { getMe, getProfile, getUser } from '../features/users/get-user.ts';
import { updateMe } from '../features/users/update-me.ts';
import { ringCall, stopRinging } from '../features/voice/calls.ts';
import { joinVoice } from '../features/voice/join-voice.ts';
import { leaveVoice } from '../features/voice/leave-voice.ts';
import { signalVoice } from '../features/voice/signal-voice.ts';
import { updateVoice } from '../features/voice/update-voice.ts';
import { getOwnVoiceState, getVoiceState } from '../features/voice/voice-states.ts';
import { deleteWebhook } from '../features/webhooks/delete-webhook.ts';
import { followChannel } from '../features/webhooks/follow-channel.ts';
import { listWebhooks } from '../features/webhooks/list-webhooks.ts';
import type { Encoded } from '../lib/encoded.ts';

/** One call, whatever door it came through. */
export interface Call<N extends OperationName> {
  ctx: Context;
  /** undefined: nobody is logged in. */
  actor: Actor | undefined;
  origin: Origin;
  input: OperationInput<N>;
  cookie: RefreshCookie;
}

/** The refresh token in the browser. */
export interface RefreshCookie {
  read(): string | undefined;
  /** null removes it. */
  write(token: string | null): void;
}

type Answer<N extends OperationName> = OperationAnswer<N> | Encoded<OperationAnswer<N>>;
type Handler<N extends OperationName> = (call: Call<N>) => Promise<Answer<N>>;

/** Which use case serves which operation. */
export const handlers: { [N in OperationName]: Handler<N> } = {
  'instance.get': ({ ctx }) => getInstance(ctx),
  'instance.update': asActor(updateInstance),
  'instance.listBans': ({ ctx }) => listInstanceBans(ctx),
  'instance.ban': asActor(banFromInstance),
  'instance.unban': asActor(unbanFromInstance),
  'setup.check': ({ ctx, input }) => checkSetupToken(ctx, input),
  'setup.complete': async ({ ctx, origin, input, cookie }) => keepSession(cookie, await completeSetup(ctx, origin, input)),

  'auth.register': async ({ ctx, origin, input, cookie }) => keepSession(cookie, await register(ctx, origin, input)),
  'auth.login': async ({ ctx, origin, input, cookie }) => keepSession(cookie, await login(ctx, origin, input)),
  'auth.refresh': async ({ ctx, origin, cookie }) => keepSession(cookie, await refresh(ctx, origin, cookie.read())),
  'auth.logout': async ({ ctx, actor, cookie }) => {
    const done = await logout(ctx, known(actor));
    cookie.write(null);
    return done;
  },
  'auth.changePassword': ({ ctx, actor, origin, input }) => changePassword(ctx, known(actor), origin, input),
  'auth.listSessions': asActor(listSessions),
  'auth.endOtherSessions': asActor(endOtherSessions),
  'auth.endSession': asActor(endSession),

  'registrations.list': ({ ctx }) => listRegistrations(ctx),
  'registrations.approve': asActor(approveRegistration),
  'registrations.refuse': asActor(refuseRegistration),

  'users.me': asActor(getMe),
  'users.updateMe': asActor(updateMe),
  'users.get': asActor(getUser),
  'users.profile': asActor(getProfile),
  'users.listMyGuilds': asActor(listMyGuilds),

  'guilds.create': asActor(createGuild),
  'guilds.get': asActor(getGuild),
  'guilds.update': asActor(updateGuild),
  'guilds.delete': asActor(deleteGuild),
  'guilds.leave': asActor(leaveGuild),
  'guilds.setIncidentActions': asActor(setIncidentActions),

  'roles.list': asActor(listRoles),
  'roles.get': asActor(getRole),
  'roles.memberCounts': asActor(countMembersByRole),
  'roles.create': asActor(createRole),
  'roles.update': asActor(updateRole),
  'roles.delete': asActor(deleteRole),
  'roles.reorder': asActor(reorderRoles),

  'emojis.list': asActor(listEmojis),
  'emojis.get': asActor(getEmoji),
  'emojis.create': asActor(createEmoji),
  'emojis.update': asActor(updateEmoji),
  'emojis.delete': asActor(deleteEmoji),

  'auditLog.list': asActor(listAuditLog),
  'auditLog.undo': asActor(undoDeed),

  'automod.list': asActor(listAutoModRules),
  'automod.get': asActor(getAutoModRule),
  'automod.create': asActor(createAutoModRule),
  'automod.update': asActor(updateAutoModRule),
  'automod.delete': asActor(deleteAutoModRule),
  'automod.test': asActor(testAutoModRule),

  'channels.list': asActor(listChannels),
  'channels.create': asActor(createChannel),
  'channels.reorder': asActor(reorderChannels),
  'channels.get': asActor(getChannel),
  'channels.update': asActor(updateChannel),
  'channels.delete': asActor(deleteChannel),
  'channels.setOverwrite': asActor(setOverwrite),
  'channels.removeOverwrite': asActor(removeOverwrite),
  'channels.typing': asActor(typeInChannel),

  'members.list': asActor(listMembers),
  'members.online': asActor(listOnlineMembers),
  'members.get': asActor(getMember),
  'members.updateMe': asActor(updateMyMember),
  'members.update': asActor(updateMember),
  'members.addRole': asActor(addMemberRole),
  'members.removeRole': asActor(removeMemberRole),
  'members.kick': asActor(kickMember),
  'members.countPrune': asActor(countPrune),
  'members.prune': asActor(pruneMembers),

  'bans.list': asActor(listBans),
  'bans.get': asActor(getBan),
  'bans.create': asActor(createBan),
  'bans.remove': asActor(liftBan),
  'bans.createMany': asActor(bulkBan),

  'members.history': asActor(getMemberHistory),
  'notes.list': asActor(listNotes),
  'notes.create': asActor(createNote),
  'notes.delete': asActor(deleteNote),
  'warnings.create': asActor(warnMember),
  'warnings.listMine': asActor(listOwnWarnings),
  'warnings.acknowledge': asActor(acknowledgeWarning),

  'reports.create': asActor(createReport),
  'reports.createDirect': asActor(reportDirectMessage),
  'reports.listMine': asActor(listOwnReports),
  'reports.list': asActor(listReports),
  'reports.get': asActor(getReport),
  'reports.update': asActor(updateReport),
  'reports.listForInstance': asActor(listInstanceReports),
  'reports.getForInstance': asActor(getInstanceReport),
  'reports.updateForInstance': asActor(updateInstanceReport),

  'messages.create': asActor(sendMessage),
  'messages.list': asActor(listMessages),
  'messages.get': asActor(getMessage),
  'messages.edit': asActor(editMessage),
  'messages.crosspost': asActor(publishMessage),
  'messages.delete': asActor(deleteMessage),
  'messages.bulkDelete': asActor(bulkDelete),
  'messages.deleteOf': asActor(deleteMessagesOf),

  'webhooks.follow': asActor(followChannel),
  'webhooks.listOfChannel': asActor(listWebhooks),
  'webhooks.delete': asActor(deleteWebhook),

  'scheduledMessages.create': asActor(scheduleMessage),
  'scheduledMessages.list': asActor(listScheduled),
  'scheduledMessages.update': asActor(updateScheduled),
  'scheduledMessages.delete': asActor(deleteScheduled),
  'scheduledMessages.send': asActor(sendScheduledNow),

  'reactions.add': asActor(addReaction),
  'reactions.removeMine': asActor(removeOwnReaction),
  'reactions.removeOf': asActor(removeReactionOf),
  'reactions.list': asActor(listReactors),
  'reactions.removeEmoji': asActor(removeReactionsWith),
  'reactions.removeAll': asActor(removeAllReactions),

  'threads.create': asActor(startThread),
  'threads.postData': asActor(getPostData),
  'threads.createFromMessage': asActor(startThreadFromMessage),
  'threads.listActive': asActor(listActiveThreads),
  'threads.listArchived': asActor(listArchivedThreads),
  'threads.listArchivedPrivate': asActor(listArchivedPrivateThreads),
  'threads.listArchivedMine': asActor(listArchivedThreadsOfMine),
  'threads.listMembers': asActor(listThreadMembers),
  'threads.getMember': asActor(getThreadMember),
  'threads.join': asActor(joinAsOneself),
  'threads.leave': asActor(leaveAsOneself),
  'threads.addMember': asActor(addThreadMember),
  'threads.removeMember': asActor(removeThreadMember),

  'polls.vote': asActor(vote),
  'polls.listVoters': asActor(listVoters),
  'polls.expire': asActor(expirePoll),
  'readStates.ack': asActor(acknowledge),
  'readStates.ackBulk': asActor(acknowledgeBulk),
  'readStates.ackGuild': asActor(acknowledgeGuild),
  'mentions.list': asActor(listMentions),
  'directMessages.list': asActor(listDirectChannels),
  'directMessages.open': asActor(openDirectChannel),
  'directMessages.acceptRequest': asActor(acceptRequest),
  'directMessages.declineRequest': asActor(declineRequest),
  'directMessages.addRecipient': asActor(addRecipient),
  'directMessages.removeRecipient': asActor(removeRecipient),

  'reminders.create': asActor(createReminder),
  'reminders.list': asActor(listReminders),
  'reminders.delete': asActor(deleteReminder),
  'settings.get': asActor(getSettings),
  'settings.update': asActor(updateSettings),
  'pushSubscriptions.list': asActor(listPushSubscriptions),
  'pushSubscriptions.set': asActor(setPushSubscription),
  'pushSubscriptions.remove': asActor(removePushSubscription),
  'drafts.list': asActor(listDrafts),
  'drafts.update': asActor(updateDraft),

  'userGuildSettings.update': asActor(updateGuildSettings),
  'relationships.list': asActor(listRelationships),
  'relationships.request': asActor(requestByName),
  'relationships.set': asActor(setRelationship),
  'relationships.remove': asActor(removeRelationship),

  'pins.list': asActor(listPins),
  'pins.add': asActor(pinMessage),
  'pins.remove': asActor(unpinMessage),

  'invites.create': asActor(createInvite),
  'invites.listOfChannel': asActor(listInvitesOfChannel),
  'invites.listOfGuild': asActor(listInvitesOfGuild),
  'invites.get': ({ ctx, input }) => getInvite(ctx, input),
  'invites.accept': asActor(acceptInvite),
  'invites.revoke': asActor(revokeInvite),

  'voice.join': ({ ctx, actor, origin, input }) => joinVoice(ctx, known(actor), origin, input),
  'voice.signal': ({ ctx, actor, origin, input }) => signalVoice(ctx, known(actor), origin, input),
  'voice.update': ({ ctx, actor, origin, input }) => updateVoice(ctx, known(actor), origin, input),
  'voice.leave': ({ ctx, actor, origin }) => leaveVoice(ctx, known(actor), origin),
  'voice.getMine': asActor(getOwnVoiceState),
  'voice.get': asActor(getVoiceState),
  'calls.ring': asActor(ringCall),
  'calls.stopRinging': asActor(stopRinging),

  'iceServers.list': ({ ctx, actor, origin }) => listIceServers(ctx, known(actor), origin),
};

function asActor<N extends OperationName>(
  useCase: (ctx: Context, actor: Actor, input: OperationInput<N>) => Promise<Answer<N>>,
): Handler<N> {
  return ({ ctx, actor, input }) => useCase(ctx, known(actor), input);
}

function known(actor: Actor | undefined): Actor {
  return actor ?? refuse('UNAUTHORIZED');
}

function keepSession<T>(cookie: RefreshCookie, { answer, refreshToken }: { answer: T; refreshToken: string }): T {
  cookie.write(refreshToken);
  return answer;
}
