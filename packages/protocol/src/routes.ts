import { ENTRY_ROUTES, splitRoute } from './entry-routes.ts';

/** Method and path of every operation under /api/v10. Free of Zod, so that the browser can carry it. */
export const ROUTES = {
  ...ENTRY_ROUTES,

  'instance.update': 'PATCH /instance',
  'instance.listBans': 'GET /instance/bans',
  'instance.ban': 'PUT /instance/bans/{user_id}',
  'instance.unban': 'DELETE /instance/bans/{user_id}',

  'auth.changePassword': 'POST /auth/password',
  'auth.listSessions': 'GET /auth/sessions',
  'auth.endOtherSessions': 'DELETE /auth/sessions',
  'auth.endSession': 'DELETE /auth/sessions/{session_id}',

  'registrations.list': 'GET /registrations',
  'registrations.approve': 'PUT /registrations/{user_id}',
  'registrations.refuse': 'DELETE /registrations/{user_id}',

  'users.me': 'GET /users/@me',
  'users.updateMe': 'PATCH /users/@me',
  'users.get': 'GET /users/{user_id}',
  'users.profile': 'GET /users/{user_id}/profile',
  'users.listMyGuilds': 'GET /users/@me/guilds',

  'guilds.create': 'POST /guilds',
  'guilds.get': 'GET /guilds/{guild_id}',
  'guilds.update': 'PATCH /guilds/{guild_id}',
  'guilds.delete': 'DELETE /guilds/{guild_id}',
  'guilds.leave': 'DELETE /users/@me/guilds/{guild_id}',
  'guilds.setIncidentActions': 'PUT /guilds/{guild_id}/incident-actions',

  'roles.list': 'GET /guilds/{guild_id}/roles',
  'roles.memberCounts': 'GET /guilds/{guild_id}/roles/member-counts',
  'roles.get': 'GET /guilds/{guild_id}/roles/{role_id}',
  'roles.create': 'POST /guilds/{guild_id}/roles',
  'roles.update': 'PATCH /guilds/{guild_id}/roles/{role_id}',
  'roles.delete': 'DELETE /guilds/{guild_id}/roles/{role_id}',
  'roles.reorder': 'PATCH /guilds/{guild_id}/roles',

  'emojis.list': 'GET /guilds/{guild_id}/emojis',
  'emojis.get': 'GET /guilds/{guild_id}/emojis/{emoji_id}',
  'emojis.create': 'POST /guilds/{guild_id}/emojis',
  'emojis.update': 'PATCH /guilds/{guild_id}/emojis/{emoji_id}',
  'emojis.delete': 'DELETE /guilds/{guild_id}/emojis/{emoji_id}',

  'auditLog.list': 'GET /guilds/{guild_id}/audit-logs',
  'auditLog.undo': 'POST /guilds/{guild_id}/audit-logs/{entry_id}/undo',

  'automod.list': 'GET /guilds/{guild_id}/auto-moderation/rules',
  'automod.get': 'GET /guilds/{guild_id}/auto-moderation/rules/{rule_id}',
  'automod.create': 'POST /guilds/{guild_id}/auto-moderation/rules',
  'automod.update': 'PATCH /guilds/{guild_id}/auto-moderation/rules/{rule_id}',
  'automod.delete': 'DELETE /guilds/{guild_id}/auto-moderation/rules/{rule_id}',
  'automod.test': 'POST /guilds/{guild_id}/auto-moderation/test',

  'channels.list': 'GET /guilds/{guild_id}/channels',
  'channels.create': 'POST /guilds/{guild_id}/channels',
  'channels.reorder': 'PATCH /guilds/{guild_id}/channels',
  'channels.get': 'GET /channels/{channel_id}',
  'channels.update': 'PATCH /channels/{channel_id}',
  'channels.delete': 'DELETE /channels/{channel_id}',
  'channels.setOverwrite': 'PUT /channels/{channel_id}/permissions/{overwrite_id}',
  'channels.removeOverwrite': 'DELETE /channels/{channel_id}/permissions/{overwrite_id}',
  'channels.typing': 'POST /channels/{channel_id}/typing',

  'members.list': 'GET /guilds/{guild_id}/members',
  'members.online': 'GET /guilds/{guild_id}/members/online',
  'members.get': 'GET /guilds/{guild_id}/members/{user_id}',
  'members.updateMe': 'PATCH /guilds/{guild_id}/members/@me',
  'members.update': 'PATCH /guilds/{guild_id}/members/{user_id}',
  'members.addRole': 'PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}',
  'members.removeRole': 'DELETE /guilds/{guild_id}/members/{user_id}/roles/{role_id}',
  'members.kick': 'DELETE /guilds/{guild_id}/members/{user_id}',
  'members.countPrune': 'GET /guilds/{guild_id}/prune',
  'members.prune': 'POST /guilds/{guild_id}/prune',

  'bans.list': 'GET /guilds/{guild_id}/bans',
  'bans.get': 'GET /guilds/{guild_id}/bans/{user_id}',
  'bans.create': 'PUT /guilds/{guild_id}/bans/{user_id}',
  'bans.remove': 'DELETE /guilds/{guild_id}/bans/{user_id}',
  'bans.createMany': 'POST /guilds/{guild_id}/bulk-ban',

  'members.history': 'GET /guilds/{guild_id}/members/{user_id}/history',
  'notes.list': 'GET /guilds/{guild_id}/members/{user_id}/notes',
  'notes.create': 'POST /guilds/{guild_id}/members/{user_id}/notes',
  'notes.delete': 'DELETE /guilds/{guild_id}/members/{user_id}/notes/{note_id}',
  'warnings.create': 'POST /guilds/{guild_id}/members/{user_id}/warnings',
  'warnings.listMine': 'GET /users/@me/warnings',
  'warnings.acknowledge': 'PUT /users/@me/warnings/{warning_id}/ack',

  'reports.create': 'POST /guilds/{guild_id}/reports',
  'reports.createDirect': 'POST /channels/{channel_id}/messages/{message_id}/reports',
  'reports.listMine': 'GET /users/@me/reports',
  'reports.list': 'GET /guilds/{guild_id}/reports',
  'reports.get': 'GET /guilds/{guild_id}/reports/{report_id}',
  'reports.update': 'PATCH /guilds/{guild_id}/reports/{report_id}',
  'reports.listForInstance': 'GET /reports',
  'reports.getForInstance': 'GET /reports/{report_id}',
  'reports.updateForInstance': 'PATCH /reports/{report_id}',

  'messages.create': 'POST /channels/{channel_id}/messages',
  'messages.list': 'GET /channels/{channel_id}/messages',
  'messages.get': 'GET /channels/{channel_id}/messages/{message_id}',
  'messages.edit': 'PATCH /channels/{channel_id}/messages/{message_id}',
  'messages.delete': 'DELETE /channels/{channel_id}/messages/{message_id}',
  'messages.bulkDelete': 'POST /channels/{channel_id}/messages/bulk-delete',
  'messages.deleteOf': 'DELETE /guilds/{guild_id}/members/{user_id}/messages',
  'messages.crosspost': 'POST /channels/{channel_id}/messages/{message_id}/crosspost',

  'webhooks.follow': 'POST /channels/{channel_id}/followers',
  'webhooks.listOfChannel': 'GET /channels/{channel_id}/webhooks',
  'webhooks.delete': 'DELETE /webhooks/{webhook_id}',

  'scheduledMessages.create': 'POST /channels/{channel_id}/scheduled-messages',
  'scheduledMessages.list': 'GET /users/@me/scheduled-messages',
  'scheduledMessages.update': 'PATCH /users/@me/scheduled-messages/{scheduled_message_id}',
  'scheduledMessages.delete': 'DELETE /users/@me/scheduled-messages/{scheduled_message_id}',
  'scheduledMessages.send': 'POST /users/@me/scheduled-messages/{scheduled_message_id}/send',

  'reactions.add': 'PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me',
  'reactions.removeMine': 'DELETE /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me',
  'reactions.removeOf': 'DELETE /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/{user_id}',
  'reactions.list': 'GET /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}',
  'reactions.removeEmoji': 'DELETE /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}',
  'reactions.removeAll': 'DELETE /channels/{channel_id}/messages/{message_id}/reactions',

  'threads.create': 'POST /channels/{channel_id}/threads',
  'threads.postData': 'POST /channels/{channel_id}/post-data',
  'threads.createFromMessage': 'POST /channels/{channel_id}/messages/{message_id}/threads',
  'threads.listActive': 'GET /guilds/{guild_id}/threads/active',
  'threads.listArchived': 'GET /channels/{channel_id}/threads/archived/public',
  'threads.listArchivedPrivate': 'GET /channels/{channel_id}/threads/archived/private',
  'threads.listArchivedMine': 'GET /channels/{channel_id}/users/@me/threads/archived/private',
  'threads.listMembers': 'GET /channels/{channel_id}/thread-members',
  'threads.getMember': 'GET /channels/{channel_id}/thread-members/{user_id}',
  'threads.join': 'PUT /channels/{channel_id}/thread-members/@me',
  'threads.leave': 'DELETE /channels/{channel_id}/thread-members/@me',
  'threads.addMember': 'PUT /channels/{channel_id}/thread-members/{user_id}',
  'threads.removeMember': 'DELETE /channels/{channel_id}/thread-members/{user_id}',

  'directMessages.list': 'GET /users/@me/channels',
  'directMessages.open': 'POST /users/@me/channels',
  'directMessages.acceptRequest': 'PUT /channels/{channel_id}/recipients/@me',
  'directMessages.declineRequest': 'DELETE /channels/{channel_id}/recipients/@me',
  'directMessages.addRecipient': 'PUT /channels/{channel_id}/recipients/{user_id}',
  'directMessages.removeRecipient': 'DELETE /channels/{channel_id}/recipients/{user_id}',

  'polls.vote': 'PUT /channels/{channel_id}/polls/{message_id}/answers/@me',
  'polls.listVoters': 'GET /channels/{channel_id}/polls/{message_id}/answers/{answer_id}',
  'polls.expire': 'POST /channels/{channel_id}/polls/{message_id}/expire',
  'readStates.ack': 'POST /channels/{channel_id}/messages/{message_id}/ack',
  'readStates.ackBulk': 'POST /read-states/ack-bulk',
  'readStates.ackGuild': 'POST /guilds/{guild_id}/ack',
  'mentions.list': 'GET /users/@me/mentions',

  'reminders.create': 'POST /users/@me/reminders',
  'reminders.list': 'GET /users/@me/reminders',
  'reminders.delete': 'DELETE /users/@me/reminders/{reminder_id}',
  'pushSubscriptions.list': 'GET /users/@me/push-subscriptions',
  'pushSubscriptions.set': 'PUT /users/@me/push-subscriptions',
  'pushSubscriptions.remove': 'DELETE /users/@me/push-subscriptions/{session_id}',
  'settings.get': 'GET /users/@me/settings',
  'settings.update': 'PATCH /users/@me/settings',
  'userGuildSettings.update': 'PATCH /users/@me/guilds/{guild_id}/settings',
  'drafts.list': 'GET /users/@me/drafts',
  'drafts.update': 'PUT /users/@me/drafts/{channel_id}',

  'relationships.list': 'GET /users/@me/relationships',
  'relationships.request': 'POST /users/@me/relationships',
  'relationships.set': 'PUT /users/@me/relationships/{user_id}',
  'relationships.remove': 'DELETE /users/@me/relationships/{user_id}',

  'pins.list': 'GET /channels/{channel_id}/messages/pins',
  'pins.add': 'PUT /channels/{channel_id}/messages/pins/{message_id}',
  'pins.remove': 'DELETE /channels/{channel_id}/messages/pins/{message_id}',

  'invites.create': 'POST /channels/{channel_id}/invites',
  'invites.listOfChannel': 'GET /channels/{channel_id}/invites',
  'invites.listOfGuild': 'GET /guilds/{guild_id}/invites',
  'invites.accept': 'POST /invites/{code}',
  'invites.revoke': 'DELETE /invites/{code}',

  'iceServers.list': 'GET /voice/ice-servers',

  'voice.join': 'POST /voice/join',
  'voice.signal': 'POST /voice/signal',
  'voice.update': 'POST /voice/update',
  'voice.leave': 'POST /voice/leave',
  'voice.getMine': 'GET /guilds/{guild_id}/voice-states/@me',
  'voice.get': 'GET /guilds/{guild_id}/voice-states/{user_id}',
  'calls.ring': 'POST /channels/{channel_id}/call/ring',
  'calls.stopRinging': 'POST /channels/{channel_id}/call/stop-ringing',
} as const satisfies Record<string, `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`>;

/** Older paths of the same operations, still served over HTTP. */
export const OLDER_ROUTES: Partial<Record<OperationName, string>> = {
  'pins.add': 'PUT /channels/{channel_id}/pins/{message_id}',
  'pins.remove': 'DELETE /channels/{channel_id}/pins/{message_id}',
};

export type OperationName = keyof typeof ROUTES;

/** Writes nothing and tells nobody: it can go on while events have no place to go. */
export function isReading(name: OperationName): boolean {
  return ROUTES[name].startsWith('GET ');
}

/** Splits a route into what an HTTP request needs. Path parameters keep their braces. */
export function routeOf(name: OperationName): { method: string; path: string } {
  return splitRoute(ROUTES[name]);
}

/** Every way to an operation, the one to use first. */
export function routesOf(name: OperationName): { method: string; path: string }[] {
  const older = OLDER_ROUTES[name];
  return [routeOf(name), ...(older === undefined ? [] : [splitRoute(older)])];
}
