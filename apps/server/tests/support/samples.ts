import type { OperationName, OperationRequest } from '@chat-js/protocol/operations.ts';
import { PASSWORD } from './people.ts';
import { PICTURE, type World } from './world.ts';

let number = 0;

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

/** A good request for every operation: a new operation does not pass the type check without one. */
export const SAMPLES: { [N in OperationName]: (world: World) => OperationRequest<N> } = {
  'instance.get': () => ({}),
  'instance.update': () => ({ name: 'Chat-JS', registration: 'open' }),
  'instance.listBans': () => ({}),
  'instance.ban': ({ outcast_id }) => ({ user_id: outcast_id }),
  'instance.unban': ({ outcast_id }) => ({ user_id: outcast_id }),
  'setup.check': () => ({ setup_token: 'used long ago' }),
  'setup.complete': () => ({ setup_token: 'used long ago', username: 'second', password: PASSWORD, guild_name: 'Second' }),

  'auth.register': () => ({ username: `newcomer${++number}`, password: PASSWORD }),
  'auth.login': ({ people }) => ({ login: people.member.username, password: PASSWORD }),
  'auth.refresh': () => ({}),
  'auth.logout': () => ({}),
  'auth.changePassword': () => ({ password: PASSWORD, new_password: PASSWORD }),
  'auth.listSessions': () => ({}),
  'auth.endOtherSessions': () => ({}),
  'auth.endSession': ({ session_id }) => ({ session_id }),

  'registrations.list': () => ({}),
  'registrations.approve': ({ applicant_id }) => ({ user_id: applicant_id }),
  'registrations.refuse': ({ applicant_id }) => ({ user_id: applicant_id }),

  'users.me': () => ({}),
  'users.updateMe': () => ({ global_name: 'Имя', bio: 'о себе', locale: 'ru' }),
  'users.get': ({ people }) => ({ user_id: people.owner.id }),
  'users.profile': ({ people }) => ({ user_id: people.owner.id }),
  'users.listMyGuilds': () => ({}),

  'guilds.create': () => ({ name: 'Another', template: 'empty' }),
  'guilds.get': ({ guild_id }) => ({ guild_id }),
  'guilds.update': ({ guild_id }) => ({ guild_id, name: 'Home', description: 'дом' }),
  'guilds.delete': ({ guild_id }) => ({ guild_id }),
  'guilds.leave': ({ guild_id }) => ({ guild_id }),
  'guilds.setIncidentActions': ({ guild_id }) => ({
    guild_id,
    invites_disabled_until: null,
    dms_disabled_until: new Date(Date.now() + 3_600_000).toISOString(),
  }),

  'roles.list': ({ guild_id }) => ({ guild_id }),
  'roles.get': ({ guild_id, role_id }) => ({ guild_id, role_id }),
  'roles.memberCounts': ({ guild_id }) => ({ guild_id }),
  'roles.create': ({ guild_id }) => ({ guild_id, name: 'Помощники', permissions: '0', color: 0x35c2a8, hoist: true, reason: 'нужны' }),
  'roles.update': ({ guild_id, role_id }) => ({ guild_id, role_id, name: `role${++number}`, mentionable: true }),
  'roles.delete': ({ guild_id, role_id }) => ({ guild_id, role_id }),
  'roles.reorder': ({ guild_id, role_id }) => ({ guild_id, roles: [{ id: role_id, position: 2 }] }),

  'emojis.list': ({ guild_id }) => ({ guild_id }),
  'emojis.get': ({ guild_id, emoji_id }) => ({ guild_id, emoji_id }),
  'emojis.create': ({ guild_id }) => ({ guild_id, name: `emoji${++number}`, image: PICTURE }),
  'emojis.update': ({ guild_id, emoji_id }) => ({ guild_id, emoji_id, name: `emoji${++number}` }),
  'emojis.delete': ({ guild_id, emoji_id }) => ({ guild_id, emoji_id }),

  'auditLog.list': ({ guild_id }) => ({ guild_id, limit: 5 }),
  'auditLog.undo': ({ guild_id, entry_id }) => ({ guild_id, entry_id }),

  'automod.list': ({ guild_id }) => ({ guild_id }),
  'automod.get': ({ guild_id, rule_id }) => ({ guild_id, rule_id }),
  'automod.create': ({ guild_id }) => ({
    guild_id,
    name: `Правило ${++number}`,
    event_type: 1,
    trigger_type: 1,
    trigger_metadata: { keyword_filter: ['*реклама*'], regex_patterns: ['\\bspam\\d+'], allow_list: ['реклама друзей'] },
    actions: [{ type: 1, metadata: { custom_message: 'Не здесь' } }],
    enabled: false,
  }),
  'automod.update': ({ guild_id, rule_id }) => ({
    guild_id,
    rule_id,
    name: `Правило ${++number}`,
    trigger_metadata: { keyword_filter: ['a'] },
  }),
  'automod.delete': ({ guild_id, rule_id }) => ({ guild_id, rule_id }),
  'automod.test': ({ guild_id }) => ({
    guild_id,
    rule: {
      name: 'Проба',
      event_type: 1,
      trigger_type: 1,
      trigger_metadata: { keyword_filter: ['first'] },
      actions: [{ type: 1 }],
    },
    limit: 10,
  }),

  'channels.list': ({ guild_id }) => ({ guild_id }),
  'channels.create': ({ guild_id, category_id }) => ({ guild_id, name: 'new', topic: 'тема', parent_id: category_id }),
  'channels.reorder': ({ guild_id, channel_id, category_id }) => ({
    guild_id,
    channels: [{ id: channel_id, position: 7, parent_id: category_id }],
  }),
  'channels.get': ({ channel_id }) => ({ channel_id }),
  'channels.update': ({ channel_id }) => ({ channel_id, name: 'renamed', topic: 'о чём' }),
  'channels.delete': ({ channel_id }) => ({ channel_id }),
  'channels.setOverwrite': ({ channel_id, role_id }) => ({ channel_id, overwrite_id: role_id, type: 0, deny: '2048' }),
  'channels.removeOverwrite': ({ channel_id, people }) => ({ channel_id, overwrite_id: people.muted.id }),
  'channels.typing': ({ channel_id }) => ({ channel_id }),

  'members.list': ({ guild_id }) => ({ guild_id, limit: 100 }),
  'members.online': ({ guild_id }) => ({ guild_id }),
  'members.updateMe': ({ guild_id }) => ({ guild_id, nick: `me${++number}` }),
  'members.update': ({ guild_id, people }) => ({ guild_id, user_id: people.muted.id, nick: `ник${++number}` }),
  'members.addRole': ({ guild_id, role_id, people }) => ({ guild_id, user_id: people.muted.id, role_id }),
  'members.removeRole': ({ guild_id, role_id, people }) => ({ guild_id, user_id: people.member.id, role_id }),
  'members.kick': ({ guild_id, people }) => ({ guild_id, user_id: people.muted.id }),
  'members.countPrune': ({ guild_id, role_id }) => ({ guild_id, days: 30, include_roles: [role_id] }),
  'members.prune': ({ guild_id }) => ({ guild_id, days: 30, compute_prune_count: true }),
  'members.get': ({ guild_id, people }) => ({ guild_id, user_id: people.owner.id }),

  'bans.list': ({ guild_id }) => ({ guild_id, limit: 5 }),
  'bans.get': ({ guild_id, people }) => ({ guild_id, user_id: people.banned.id }),
  'bans.create': ({ guild_id, people }) => ({ guild_id, user_id: people.muted.id, ban_duration_seconds: 3600, reason: 'шум' }),
  'bans.remove': ({ guild_id, people }) => ({ guild_id, user_id: people.banned.id }),
  'bans.createMany': ({ guild_id, people }) => ({ guild_id, user_ids: [people.muted.id, people.owner.id] }),
  'members.history': ({ guild_id, people }) => ({ guild_id, user_id: people.muted.id }),
  'notes.list': ({ guild_id, people }) => ({ guild_id, user_id: people.muted.id }),
  'notes.create': ({ guild_id, people }) => ({ guild_id, user_id: people.muted.id, text: 'заметка' }),
  'notes.delete': ({ guild_id, people, note_id }) => ({ guild_id, user_id: people.muted.id, note_id }),
  'warnings.create': ({ guild_id, people }) => ({ guild_id, user_id: people.muted.id, reason: 'потише' }),
  'warnings.listMine': () => ({}),
  'warnings.acknowledge': ({ warning_id }) => ({ warning_id }),

  'reports.create': ({ guild_id, people }) => ({ guild_id, user_id: people.muted.id, category: 'spam', comment: 'реклама' }),
  'reports.listMine': () => ({ limit: 5 }),
  'reports.list': ({ guild_id }) => ({ guild_id, status: 'open', limit: 5 }),
  'reports.get': ({ guild_id, report_id }) => ({ guild_id, report_id }),
  'reports.update': ({ guild_id, report_id, people }) => ({ guild_id, report_id, status: 'in_progress', assignee_id: people.moderator.id }),
  'reports.listForInstance': () => ({ limit: 5 }),
  'reports.getForInstance': ({ instance_report_id }) => ({ report_id: instance_report_id }),
  'reports.updateForInstance': ({ instance_report_id }) => ({ report_id: instance_report_id, outcome: 'спасибо' }),

  'messages.create': ({ channel_id }) => ({ channel_id, content: 'hello', nonce: `n${++number}` }),
  'messages.list': ({ channel_id }) => ({ channel_id, limit: 2 }),
  'messages.get': ({ channel_id, message_id }) => ({ channel_id, message_id }),
  'messages.edit': ({ channel_id, message_id }) => ({ channel_id, message_id, content: 'иначе' }),
  'messages.delete': ({ channel_id, message_id }) => ({ channel_id, message_id }),
  'messages.bulkDelete': ({ channel_id, message_id }) => ({ channel_id, messages: [message_id, String(BigInt(message_id) + 1n)] }),
  'messages.deleteOf': ({ guild_id, people }) => ({ guild_id, user_id: people.member.id, seconds: 60 }),

  'scheduledMessages.create': ({ channel_id }) => ({ channel_id, content: 'с утра', send_at: inAnHour() }),
  'scheduledMessages.list': () => ({}),
  'scheduledMessages.update': ({ scheduled_message_id }) => ({ scheduled_message_id, content: 'к вечеру', send_at: inAnHour() }),
  'scheduledMessages.delete': ({ scheduled_message_id }) => ({ scheduled_message_id }),
  'scheduledMessages.send': ({ scheduled_message_id }) => ({ scheduled_message_id }),

  'reactions.add': ({ channel_id, message_id }) => ({ channel_id, message_id, emoji_name: '👍' }),
  'reactions.removeMine': ({ channel_id, message_id }) => ({ channel_id, message_id, emoji_name: '👍' }),
  'reactions.removeOf': ({ channel_id, message_id, people }) => ({ channel_id, message_id, emoji_name: '👍', user_id: people.muted.id }),
  'reactions.list': ({ channel_id, message_id }) => ({ channel_id, message_id, emoji_name: '👍', limit: 5 }),
  'reactions.removeEmoji': ({ channel_id, message_id }) => ({ channel_id, message_id, emoji_name: '👍' }),
  'reactions.removeAll': ({ channel_id, message_id }) => ({ channel_id, message_id }),

  'polls.vote': ({ channel_id, poll_id }) => ({ channel_id, message_id: poll_id, answer_ids: [2] }),
  'polls.listVoters': ({ channel_id, poll_id }) => ({ channel_id, message_id: poll_id, answer_id: 1, limit: 5 }),
  'polls.expire': ({ channel_id, poll_id }) => ({ channel_id, message_id: poll_id }),
  'drafts.list': () => ({}),
  'drafts.update': ({ channel_id }) => ({ channel_id, content: 'я как раз хотел ' }),

  'pins.list': ({ channel_id }) => ({ channel_id, limit: 2 }),
  'pins.add': ({ channel_id, message_id }) => ({ channel_id, message_id }),
  'pins.remove': ({ channel_id, message_id }) => ({ channel_id, message_id }),

  'invites.create': ({ channel_id }) => ({ channel_id, max_age: 3600, max_uses: 5 }),
  'invites.listOfChannel': ({ channel_id }) => ({ channel_id }),
  'invites.listOfGuild': ({ guild_id }) => ({ guild_id }),
  'invites.get': ({ code }) => ({ code, with_counts: true }),
  'invites.accept': ({ code }) => ({ code }),
  'invites.revoke': ({ code }) => ({ code }),
};

/** What can be done once only, or lets someone in or out: the next one must find everything as before. */
export const SPENDS: ReadonlySet<OperationName> = new Set([
  'instance.unban',
  'auth.logout',
  'auth.changePassword',
  'auth.endOtherSessions',
  'auth.endSession',
  'registrations.approve',
  'registrations.refuse',
  'guilds.delete',
  'roles.update',
  'roles.delete',
  'roles.reorder',
  'emojis.delete',
  'auditLog.undo',
  'automod.delete',
  'polls.expire',
  'channels.removeOverwrite',
  'members.removeRole',
  'members.kick',
  'bans.create',
  'bans.remove',
  'bans.createMany',
  'notes.delete',
  'warnings.acknowledge',
  'guilds.leave',
  'channels.delete',
  'messages.delete',
  'messages.bulkDelete',
  'scheduledMessages.delete',
  'scheduledMessages.send',
  'invites.accept',
  'invites.revoke',
]);

export function sampleOf(name: OperationName, world: World): Record<string, unknown> {
  return SAMPLES[name](world);
}
