// Long because it is one table: how each event of the contract comes about.
import { initialState, type State } from '@chat-js/client/state.ts';
import { type EventType, events } from '@chat-js/protocol/events.ts';
import { bitsOf, PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { CALL_ACTS } from './support/call-acts.ts';
import { applyAll, compared, fetchState, loadAll } from './support/client-state.ts';
import { CROSSPOST_ACTS } from './support/crosspost-acts.ts';
import { DIRECT_ACTS } from './support/direct-acts.ts';
import { FORUM_ACTS } from './support/forum-acts.ts';
import { NOTIFICATION_ACTS } from './support/notification-acts.ts';
import { register } from './support/people.ts';
import { POLL_ACTS } from './support/poll-acts.ts';
import { READING_ACTS } from './support/reading-acts.ts';
import { RELATIONSHIP_ACTS } from './support/relationship-acts.ts';
import { sampleOf } from './support/samples.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket, type RawSocket } from './support/sockets.ts';
import { THREAD_ACTS } from './support/thread-acts.ts';
import { pause, until } from './support/until.ts';
import { VOICE_ACTS } from './support/voice-acts.ts';
import { apply, buildWorld, createPeople, type People, PICTURE, type Role, type World } from './support/world.ts';

let server: TestServer;
let people: People;

beforeAll(async () => {
  server = await startServer();
  people = await createPeople(server);
});

type Act = (world: World, sockets: Record<Role, RawSocket>) => Promise<unknown>;

/** How each event comes about. An event of the contract that nothing here brings about fails the last test. */
const ACTS: Record<string, { events: readonly EventType[]; act: Act; looking?: boolean; untold?: Role }> = {
  'someone writes': {
    events: ['MESSAGE_CREATE'],
    act: ({ people: { member }, channel_id }) => member.call('messages.create', { channel_id, content: 'привет', nonce: 'a' }),
  },
  'someone writes where nobody looks': {
    events: ['CHANNEL_UNREAD_UPDATE'],
    looking: false,
    // It is not new to whoever wrote it: their other devices are not told.
    untold: 'member',
    async act({ people: { member }, channel_id }) {
      for (const content of ['первое', 'второе']) await member.call('messages.create', { channel_id, content });
      await pause(1_200);
    },
  },
  'a message is deleted': {
    events: ['MESSAGE_DELETE'],
    async act({ people: { member, moderator }, channel_id, message_id }) {
      const { id } = await member.call('messages.create', { channel_id, content: 'лишнее' });
      await member.call('messages.delete', { channel_id, message_id: id });
      await moderator.call('messages.delete', { channel_id, message_id });
    },
  },
  'several messages are deleted, and come back': {
    events: ['MESSAGE_DELETE_BULK', 'MESSAGE_CREATE', 'MESSAGE_UPDATE', 'CHANNEL_PINS_UPDATE'],
    async act({ people: { member, moderator }, guild_id, channel_id, message_id }) {
      const { id } = await member.call('messages.create', { channel_id, content: 'второе', nonce: 'b' });
      await member.call('messages.create', { channel_id, content: 'третье' });
      await moderator.call('pins.add', { channel_id, message_id });
      await moderator.call('messages.bulkDelete', { channel_id, messages: [message_id, id] });
      const { audit_log_entries } = await moderator.call('auditLog.list', { guild_id, action_type: 73, limit: 1 });
      await moderator.call('auditLog.undo', { guild_id, entry_id: audit_log_entries[0]?.id ?? '' });
    },
  },
  'a message is edited, answered and named in': {
    events: ['MESSAGE_UPDATE', 'MESSAGE_CREATE', 'MESSAGE_DELETE'],
    async act({ people: { member, owner }, channel_id }) {
      const { id } = await member.call('messages.create', { channel_id, content: 'первое' });
      const answer = { channel_id, message_reference: { message_id: id } };
      await owner.call('messages.create', { ...answer, content: `и ты, <@${member.id}>` });
      await member.call('messages.edit', { channel_id, message_id: id, content: `исправлено, <@${owner.id}>` });
      const second = await owner.call('messages.create', { ...answer, content: 'другое' });
      await member.call('messages.create', { channel_id, content: 'ответ', message_reference: { message_id: second.id } });
      await owner.call('messages.delete', { channel_id, message_id: second.id });
    },
  },
  'people react': {
    events: ['MESSAGE_REACTION_ADD', 'MESSAGE_REACTION_REMOVE', 'MESSAGE_REACTION_REMOVE_EMOJI'],
    async act({ people: { member, owner, moderator }, channel_id, message_id }) {
      const answer = { channel_id, content: 'смотри', message_reference: { message_id } };
      await owner.call('messages.create', answer);
      for (const emoji_name of ['👍', '❤️', '🎉']) {
        for (const person of [member, owner, moderator]) await person.call('reactions.add', { channel_id, message_id, emoji_name });
      }
      await member.call('reactions.removeMine', { channel_id, message_id, emoji_name: '👍' });
      await moderator.call('reactions.removeOf', { channel_id, message_id, emoji_name: '👍', user_id: owner.id });
      await moderator.call('reactions.removeEmoji', { channel_id, message_id, emoji_name: '🎉' });
      await moderator.call('pins.add', { channel_id, message_id });
    },
  },
  'all reactions are taken away': {
    events: ['MESSAGE_REACTION_REMOVE_ALL'],
    async act({ people: { member, moderator }, channel_id, message_id }) {
      await member.call('reactions.add', { channel_id, message_id, emoji_name: '👍' });
      await moderator.call('reactions.removeAll', { channel_id, message_id });
    },
  },
  'a message with reactions is deleted, and comes back': {
    events: ['MESSAGE_DELETE', 'MESSAGE_CREATE'],
    async act({ people: { member, moderator }, guild_id, channel_id, message_id }) {
      await member.call('messages.create', { channel_id, content: 'ответ', message_reference: { message_id } });
      await member.call('reactions.add', { channel_id, message_id, emoji_name: '👍' });
      await moderator.call('messages.delete', { channel_id, message_id });
      const { audit_log_entries } = await moderator.call('auditLog.list', { guild_id, action_type: 72, limit: 1 });
      await moderator.call('auditLog.undo', { guild_id, entry_id: audit_log_entries[0]?.id ?? '' });
    },
  },
  ...POLL_ACTS,
  ...DIRECT_ACTS,
  ...CALL_ACTS,
  ...THREAD_ACTS,
  ...FORUM_ACTS,
  ...CROSSPOST_ACTS,
  ...READING_ACTS,
  ...RELATIONSHIP_ACTS,
  ...NOTIFICATION_ACTS,
  ...VOICE_ACTS,
  'someone begins to write, and thinks better of it elsewhere': {
    events: ['USER_DRAFT_UPDATE'],
    async act({ people: { member, owner }, channel_id }) {
      await member.call('drafts.update', { channel_id, content: 'начало ' });
      await owner.call('drafts.update', { channel_id, content: 'лишнее' });
      await owner.call('drafts.update', { channel_id, content: '' });
    },
  },
  'what someone wrote lately is deleted': {
    events: ['MESSAGE_DELETE_BULK'],
    async act({ people: { member, moderator }, guild_id, channel_id }) {
      for (const content of ['раз', 'два']) await member.call('messages.create', { channel_id, content });
      await moderator.call('messages.deleteOf', { guild_id, user_id: member.id, seconds: 60 });
    },
  },
  'a pinned message is unpinned': {
    events: ['CHANNEL_PINS_UPDATE', 'MESSAGE_UPDATE'],
    async act({ people: { moderator }, channel_id, message_id }) {
      await moderator.call('pins.add', { channel_id, message_id });
      await moderator.call('pins.remove', { channel_id, message_id });
    },
  },
  'someone writes for later, thinks again, and sends it now': {
    events: ['SCHEDULED_MESSAGE_CREATE', 'SCHEDULED_MESSAGE_UPDATE', 'SCHEDULED_MESSAGE_DELETE', 'MESSAGE_CREATE'],
    async act(world) {
      for (const name of ['create', 'update', 'send'] as const)
        await world.people.member.ask(`scheduledMessages.${name}`, sampleOf(`scheduledMessages.${name}`, world));
    },
  },
  'someone wants to be reminded of two things, and of one no more': {
    events: ['REMINDER_CREATE', 'REMINDER_DELETE'],
    async act(world) {
      const { member } = world.people;
      for (const _ of [1, 2]) await member.ask('reminders.create', sampleOf('reminders.create', world));
      const [soonest] = await member.call('reminders.list', {});
      await member.call('reminders.delete', { reminder_id: soonest?.id ?? '' });
    },
  },
  'someone types': {
    events: ['TYPING_START'],
    act: ({ people: { member }, channel_id }) => member.call('channels.typing', { channel_id }),
  },
  'someone changes what they are called': {
    events: ['USER_UPDATE', 'GUILD_MEMBER_UPDATE'],
    act: ({ people: { member } }) => member.call('users.updateMe', { global_name: 'Мария', bio: 'новое' }),
  },
  'someone creates a guild': {
    events: ['GUILD_CREATE'],
    act: ({ people: { member } }) => member.call('guilds.create', { name: 'Mine', template: 'friends' }),
  },
  'a guild is renamed': {
    events: ['GUILD_UPDATE'],
    act: ({ people: { manager }, guild_id }) => manager.call('guilds.update', { guild_id, name: 'Дом', description: 'тут' }),
  },
  'a guild is deleted': {
    events: ['GUILD_DELETE'],
    act: ({ people: { owner }, guild_id }) => owner.call('guilds.delete', { guild_id }),
  },
  'a role is made': {
    events: ['GUILD_ROLE_CREATE', 'GUILD_ROLE_UPDATE', 'GUILD_AUDIT_LOG_ENTRY_CREATE'],
    act: ({ people: { owner }, guild_id }) => owner.call('roles.create', { guild_id, name: 'Новая', color: 0x35c2a8 }),
  },
  'a role may do more': {
    events: ['GUILD_ROLE_UPDATE'],
    act: ({ people: { owner }, guild_id, role_id }) =>
      owner.call('roles.update', { guild_id, role_id, permissions: String(bitsOf(['MANAGE_GUILD', 'VIEW_AUDIT_LOG'])) }),
  },
  'a role that could manage is deleted': {
    events: ['GUILD_ROLE_DELETE'],
    async act({ people: { owner }, guild_id }) {
      const roles = await owner.call('roles.list', { guild_id });
      await owner.call('roles.delete', { guild_id, role_id: roles.find(({ name }) => name === 'moderator')?.id ?? '' });
    },
  },
  'emoji are added, renamed and deleted': {
    events: ['GUILD_EMOJIS_UPDATE', 'GUILD_AUDIT_LOG_ENTRY_CREATE'],
    async act({ people: { manager, moderator }, guild_id, emoji_id }) {
      const added = ['one', 'two', 'three'].map((name) => moderator.call('emojis.create', { guild_id, name, image: PICTURE }));
      const [first] = await Promise.all(added);
      await manager.call('emojis.update', { guild_id, emoji_id, name: 'hello' });
      await moderator.call('emojis.delete', { guild_id, emoji_id: first?.id ?? '' });
    },
  },
  'people react with an emoji of the guild, which is deleted': {
    events: ['MESSAGE_REACTION_ADD', 'MESSAGE_REACTION_REMOVE'],
    async act({ people: { member, owner, manager }, guild_id, channel_id, message_id, emoji_id }) {
      const reaction = { channel_id, message_id, emoji_name: `wave:${emoji_id}` };
      for (const person of [member, owner]) await person.call('reactions.add', reaction);
      await manager.call('emojis.delete', { guild_id, emoji_id });
      await member.call('reactions.removeMine', reaction);
    },
  },
  'the deletion of a role is undone': {
    events: ['GUILD_ROLE_CREATE', 'CHANNEL_UPDATE', 'GUILD_MEMBER_UPDATE'],
    async act({ people: { owner }, guild_id, role_id, channel_id }) {
      const deny = String(bitsOf(['SEND_MESSAGES']));
      await owner.call('channels.setOverwrite', { channel_id, overwrite_id: role_id, type: 0, deny });
      await owner.call('roles.delete', { guild_id, role_id });
      const { audit_log_entries } = await owner.call('auditLog.list', { guild_id, action_type: 32, limit: 1 });
      await owner.call('auditLog.undo', { guild_id, entry_id: audit_log_entries[0]?.id ?? '' });
    },
  },
  'roles change places': {
    events: ['GUILD_ROLE_UPDATE'],
    act: ({ people: { owner }, guild_id, role_id }) => owner.call('roles.reorder', { guild_id, roles: [{ id: role_id, position: 3 }] }),
  },
  'a role opens what was hidden': {
    events: ['CHANNEL_CREATE', 'GUILD_MEMBER_UPDATE'],
    async act({ people: { owner, blind }, guild_id }) {
      const { id } = await owner.call('roles.create', { guild_id, name: 'Видит всё', permissions: String(PERMISSIONS.ADMINISTRATOR) });
      await owner.call('members.addRole', { guild_id, user_id: blind.id, role_id: id });
    },
  },
  'someone loses the role by which they saw': {
    events: ['CHANNEL_DELETE'],
    async act({ people: { owner, member }, guild_id, channel_id, role_id }) {
      const view = String(PERMISSIONS.VIEW_CHANNEL);
      await owner.call('channels.setOverwrite', { channel_id, overwrite_id: guild_id, type: 0, deny: view });
      await owner.call('channels.setOverwrite', { channel_id, overwrite_id: role_id, type: 0, allow: view });
      await owner.call('members.removeRole', { guild_id, user_id: member.id, role_id });
    },
  },
  'a channel becomes private, and is opened again': {
    events: ['CHANNEL_UPDATE', 'CHANNEL_DELETE', 'CHANNEL_CREATE'],
    async act({ people: { owner }, guild_id, channel_id }) {
      await owner.call('channels.setOverwrite', { channel_id, overwrite_id: guild_id, type: 0, deny: String(PERMISSIONS.VIEW_CHANNEL) });
      await owner.call('messages.create', { channel_id, content: 'между нами' });
      await owner.call('channels.removeOverwrite', { channel_id, overwrite_id: guild_id });
    },
  },
  'a category takes its channels with it when it becomes private': {
    events: ['CHANNEL_DELETE'],
    async act({ people: { owner }, guild_id, channel_id, category_id }) {
      await owner.call('channels.reorder', { guild_id, channels: [{ id: channel_id, parent_id: category_id, lock_permissions: true }] });
      const deny = String(PERMISSIONS.VIEW_CHANNEL);
      await owner.call('channels.setOverwrite', { channel_id: category_id, overwrite_id: guild_id, type: 0, deny });
    },
  },
  'someone is timed out and called otherwise': {
    events: ['GUILD_MEMBER_UPDATE'],
    act: ({ people: { moderator, member }, guild_id }) =>
      moderator.call('members.update', {
        guild_id,
        user_id: member.id,
        nick: 'Тихий',
        communication_disabled_until: new Date(Date.now() + 60_000).toISOString(),
      }),
  },
  'someone is kicked': {
    events: ['GUILD_DELETE', 'GUILD_MEMBER_REMOVE'],
    act: ({ people: { moderator, member }, guild_id }) => moderator.call('members.kick', { guild_id, user_id: member.id, reason: 'шум' }),
  },
  'someone is banned for a while': {
    events: ['GUILD_DELETE', 'GUILD_MEMBER_REMOVE', 'GUILD_BAN_ADD'],
    act: ({ people: { moderator, member }, guild_id }) =>
      moderator.call('bans.create', { guild_id, user_id: member.id, ban_duration_seconds: 3600, reason: 'спам' }),
  },
  'someone is banned, and what they wrote goes with them': {
    events: ['MESSAGE_DELETE_BULK'],
    async act({ people: { owner, moderator, member }, guild_id, channel_id }) {
      for (const content of ['раз', 'два']) await member.call('messages.create', { channel_id, content });
      await owner.call('messages.create', { channel_id, content: 'хватит' });
      await moderator.call('bans.create', { guild_id, user_id: member.id, delete_message_seconds: 3600 });
    },
  },
  'a moderator is banned': {
    events: ['GUILD_DELETE', 'GUILD_BAN_ADD'],
    act: ({ people: { administrator, moderator }, guild_id }) =>
      administrator.call('bans.createMany', { guild_id, user_ids: [moderator.id], reason: 'хватит' }),
  },
  'a ban is lifted': {
    events: ['GUILD_BAN_REMOVE'],
    act: ({ people: { moderator, banned }, guild_id }) => moderator.call('bans.remove', { guild_id, user_id: banned.id }),
  },
  'raid mode begins': {
    events: ['GUILD_UPDATE'],
    act: ({ people: { manager }, guild_id }) =>
      manager.call('guilds.setIncidentActions', { guild_id, invites_disabled_until: new Date(Date.now() + 60_000).toISOString() }),
  },
  'a kick is undone': {
    events: ['GUILD_CREATE', 'GUILD_MEMBER_ADD'],
    async act({ people: { moderator, member }, guild_id }) {
      await moderator.call('members.kick', { guild_id, user_id: member.id });
      const { audit_log_entries } = await moderator.call('auditLog.list', { guild_id, action_type: 20, limit: 1 });
      await moderator.call('auditLog.undo', { guild_id, entry_id: audit_log_entries[0]?.id ?? '' });
    },
  },
  'a rule of AutoMod is made, changed and deleted': {
    events: ['AUTO_MODERATION_RULE_CREATE', 'AUTO_MODERATION_RULE_UPDATE', 'AUTO_MODERATION_RULE_DELETE'],
    async act({ people: { manager, owner }, guild_id, rule_id }) {
      const actions = [{ type: 1 as const }];
      const { id } = await owner.call('automod.create', { guild_id, name: 'Спам', event_type: 1, trigger_type: 3, actions });
      await manager.call('automod.update', { guild_id, rule_id: id, name: 'Не спамьте', enabled: true });
      await manager.call('automod.delete', { guild_id, rule_id });
    },
  },
  'AutoMod blocks a message, tells of it and silences its author': {
    events: ['AUTO_MODERATION_ACTION_EXECUTION', 'MESSAGE_CREATE', 'GUILD_MEMBER_UPDATE'],
    async act({ people: { owner, member }, guild_id, rule_id, channel_id }) {
      const actions = [{ type: 1 }, { type: 2, metadata: { channel_id } }, { type: 3, metadata: { duration_seconds: 60 } }] as const;
      await owner.call('automod.update', { guild_id, rule_id, actions: [...actions], enabled: true });
      await member.ask('messages.create', { channel_id, content: 'всё плохо' });
    },
  },
  'a channel is created': {
    events: ['CHANNEL_CREATE'],
    act: ({ people: { manager }, guild_id, category_id }) =>
      manager.call('channels.create', { guild_id, name: 'Новый канал', parent_id: category_id }),
  },
  'a channel that was written in is renamed': {
    events: ['CHANNEL_UPDATE'],
    act: ({ people: { manager }, channel_id }) => manager.call('channels.update', { channel_id, name: 'другой', topic: 'о другом' }),
  },
  'channels are reordered': {
    events: ['CHANNEL_UPDATE'],
    act: ({ people: { manager }, guild_id, channel_id, category_id }) =>
      manager.call('channels.reorder', {
        guild_id,
        channels: [
          { id: category_id, position: 9 },
          { id: channel_id, parent_id: category_id, position: 10 },
        ],
      }),
  },
  'a channel is deleted': {
    events: ['CHANNEL_DELETE'],
    act: ({ people: { manager }, channel_id }) => manager.call('channels.delete', { channel_id }),
  },
  'a category with a channel is deleted': {
    events: ['CHANNEL_DELETE', 'CHANNEL_UPDATE'],
    async act({ people: { manager }, guild_id, channel_id, category_id }) {
      await manager.call('channels.reorder', { guild_id, channels: [{ id: channel_id, parent_id: category_id }] });
      await manager.call('channels.delete', { channel_id: category_id });
    },
  },
  'someone new joins': {
    events: ['GUILD_MEMBER_ADD'],
    act: ({ code }) => register(server, { invite: code }),
  },
  'someone who is online joins': {
    events: ['GUILD_MEMBER_ADD', 'GUILD_CREATE'],
    act: ({ people: { stranger }, code }) => stranger.call('invites.accept', { code }),
  },
  'someone joins, writes and leaves': {
    events: ['GUILD_MEMBER_REMOVE', 'GUILD_DELETE'],
    async act({ people: { left }, code, channel_id, guild_id }) {
      await left.call('invites.accept', { code });
      await left.call('messages.create', { channel_id, content: 'и прощайте' });
      await left.call('guilds.leave', { guild_id });
    },
  },
  'an invite is made': {
    events: ['INVITE_CREATE'],
    act: ({ people: { manager }, channel_id }) => manager.call('invites.create', { channel_id, max_uses: 3 }),
  },
  'an invite is revoked': {
    events: ['INVITE_DELETE'],
    act: ({ people: { owner }, code }) => owner.call('invites.revoke', { code }),
  },
  'someone comes online': {
    events: ['PRESENCE_UPDATE'],
    async act({ people: { member }, code }) {
      const newcomer = await register(server, { invite: code });
      await openSocket(newcomer);
      await member.call('instance.get', {});
    },
  },
  'someone wants to be seen in another way, and says so': {
    events: ['PRESENCE_UPDATE', 'USER_SETTINGS_UPDATE'],
    async act({ people: { member } }) {
      const device = await openSocket(member);
      await member.call('settings.update', { status: 'dnd' });
      await member.call('settings.update', { custom_status: { text: 'пилю', emoji_name: '🪚' }, theme: 'light', locale: 'en-US' });
      await member.call('settings.update', { status: 'invisible' });
      await member.call('settings.update', { status: 'online', locale: 'ru', custom_status: null });
      device.socket.emit('presence.update', { status: 'idle', since: 1, afk: true });
      await pause(300);
      device.close();
    },
  },
  'someone puts their guilds in order': {
    events: ['USER_SETTINGS_UPDATE'],
    async act({ people: { member, owner }, guild_id }) {
      await member.call('settings.update', {
        guild_positions: [guild_id],
        guild_folders: [{ id: 1, guild_ids: [guild_id, '1'], name: 'дом' }],
      });
      await owner.call('settings.update', { guild_positions: [guild_id, '1'], dm_policy: 'everyone' });
    },
  },
  'someone goes offline': {
    events: ['PRESENCE_UPDATE'],
    async act({ code }) {
      const newcomer = await register(server, { invite: code });
      const socket = await openSocket(newcomer);
      socket.close();
      await pause(5_200);
    },
  },
  'someone reports a message of the owner': {
    events: ['REPORT_CREATE', 'USER_REPORT_UPDATE'],
    act: ({ people: { member, owner }, guild_id, channel_id, message_id }) =>
      member.call('reports.create', { guild_id, user_id: owner.id, channel_id, message_id, category: 'other', comment: 'странно' }),
  },
  'a moderator is reported, also to the installation': {
    events: ['REPORT_CREATE'],
    async act({ people: { member, moderator }, guild_id }) {
      for (const to of ['guild', 'instance'] as const)
        await member.call('reports.create', { guild_id, user_id: moderator.id, category: 'abuse', to });
    },
  },
  'a report is taken, escalated and answered': {
    events: ['REPORT_UPDATE', 'USER_REPORT_UPDATE'],
    async act({ people: { moderator, admin }, guild_id, report_id }) {
      await moderator.call('reports.update', { guild_id, report_id, status: 'in_progress', assignee_id: moderator.id, escalated: true });
      await admin.call('reports.updateForInstance', { report_id, status: 'resolved', outcome: 'разобрались' });
    },
  },
  'whoever decides about reports may not any more': {
    events: ['GUILD_MEMBER_UPDATE'],
    async act({ people: { owner, moderator }, guild_id }) {
      await owner.call('members.update', { guild_id, user_id: moderator.id, roles: [] });
    },
  },
  'someone is warned, and reads another warning': {
    events: ['WARNING_CREATE', 'WARNING_ACK'],
    async act({ people: { moderator, muted }, guild_id, warning_id }) {
      await moderator.call('warnings.create', { guild_id, user_id: muted.id, reason: 'ещё раз' });
      await muted.call('warnings.acknowledge', { warning_id });
    },
  },
  'someone asks to be let in': {
    events: ['REGISTRATION_CREATE'],
    act: ({ people: { admin } }) => apply(server, admin),
  },
  'someone is let in': {
    events: ['REGISTRATION_DELETE', 'USER_UPDATE'],
    act: ({ people: { admin, waiting } }) => admin.call('registrations.approve', { user_id: waiting.id }),
  },
  'someone is not let in': {
    events: ['REGISTRATION_DELETE'],
    act: ({ people: { admin }, applicant_id }) => admin.call('registrations.refuse', { user_id: applicant_id }),
  },
};

/** What a change brings after its answer, such as a guild that was joined, is read from the store first. ms. */
const QUIET_MS = process.env.CHAT_TEST_STORE === 'mongodb' ? 150 : 20;

/** Who is told how and what hides from whom is the same on every store: where that is slow to ask, fewer people are asked. */
function isCompared(role: Role): boolean {
  return process.env.CHAT_TEST_STORE !== 'mongodb' || ['owner', 'member', 'manager', 'administrator'].includes(role);
}

describe('what a client knew, and the events, make what it would fetch afresh', () => {
  test.each(Object.entries(ACTS))('%s', async (_what, { events: expected, act, looking = true, untold }) => {
    const world = await buildWorld(server, people, { asks: true });
    const roles = Object.keys(people) as Role[];
    const open = async (role: Role) => [role, await openSocket(people[role], undefined, looking ? undefined : [])] as const;
    const sockets = Object.fromEntries(await Promise.all(roles.map(open))) as Record<Role, RawSocket>;
    await settle(sockets);
    const known = new Map<Role, State>();
    for (const role of roles.filter(isCompared)) {
      const state = await loadAll(people[role], applyAll(initialState, sockets[role].events));
      // Of a channel that is not shown no messages are kept.
      known.set(role, looking ? state : { ...state, windows: {} });
    }
    const heard = new Map(roles.map((role) => [role, sockets[role].events.length]));

    await act(world, sockets);
    const news = (role: Role) => sockets[role].events.slice(heard.get(role));
    const isTold = (type: EventType) => roles.some((role) => news(role).some(([told]) => told === type));
    await until(() => expected.every(isTold), 10_000);
    await settle(sockets);

    for (const role of roles) {
      const before = known.get(role);
      const after = before && applyAll(before, news(role));
      if (after && role !== untold) expectSame(after, await fetchState(people[role]), role);
      sockets[role].close();
    }
  });

  test('every event of the contract was among them', () => {
    const ofConnections: EventType[] = ['READY', 'RESUMED', 'RESYNC', 'RECONNECT', 'SESSION_END'];
    const exercised = new Set([...Object.values(ACTS).flatMap((one) => one.events), ...ofConnections]);
    expect([...exercised].sort()).toEqual(Object.keys(events).sort());
  });
});

describe('what a connection is told at its start', () => {
  // Who was here for an event goes after a while, and others are told of that too.
  beforeAll(async () => {
    const others = Object.values(people).filter(({ id }) => id !== people.member.id);
    await until(() => others.every(({ id }) => !server.ctx.presence.isConnected(id)), 20_000);
  });

  test('READY again changes nothing', async () => {
    await buildWorld(server, people);
    const fresh = await fetchState(people.member);
    const again = await openSocket(people.member);
    const after = applyAll(fresh, [await again.next('READY')]);
    expectSame(after, fresh);
  });

  test('RESUMED and what was missed make what it would fetch afresh', async () => {
    const { channel_id } = await buildWorld(server, people);
    const socket = await openSocket(people.member);
    await settle({ socket });
    const known = await loadAll(people.member, applyAll(initialState, socket.events));
    socket.close();
    await people.owner.call('messages.create', { channel_id, content: 'while you were away' });
    const back = await openSocket(people.member, socket.lastId());
    await settle({ back });
    expect(back.events.map(([type]) => type)).toEqual(['RESUMED', 'MESSAGE_CREATE']);
    const fresh = await fetchState(people.member);
    expectSame(applyAll(known, back.events), fresh);
  });

  test('RESYNC and READY make what it would fetch afresh, and mark old pages', async () => {
    const { guild_id, channel_id } = await buildWorld(server, people);
    const socket = await openSocket(people.member);
    await settle({ socket });
    const known = await loadAll(people.member, applyAll(initialState, socket.events));
    socket.close();
    await people.manager.call('channels.delete', { channel_id });
    await people.manager.call('guilds.update', { guild_id, name: 'Changed' });
    const back = await openSocket(people.member, socket.lastId());
    await settle({ back });
    expect(back.events.slice(0, 2).map(([type]) => type)).toEqual(['RESYNC', 'READY']);
    const after = applyAll(known, back.events);
    expect(Object.values(after.windows).every(({ stale }) => stale)).toBe(true);
    const fresh = await fetchState(people.member);
    expectSame(await loadAll(people.member, after), fresh);
  });
});

function expectSame(followed: State, fresh: State, role?: Role): void {
  const both = compared(followed, fresh);
  expect({ role, ...both.followed }).toEqual({ role, ...both.fresh });
}

/** What was published before is there when the answer to a later call is. */
async function settle(sockets: Record<string, RawSocket>): Promise<void> {
  const all = Object.values(sockets);
  const told = () => all.reduce((sum, { events }) => sum + events.length, 0);
  for (;;) {
    const before = told();
    await pause(QUIET_MS);
    await Promise.all(all.map((socket) => socket.callRaw('instance.get', {})));
    if (told() === before) return;
  }
}
