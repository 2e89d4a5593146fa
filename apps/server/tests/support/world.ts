import type { OperationRequest } from '@chat-js/protocol/operations.ts';
import { ALL_PERMISSIONS, bitsOf, PERMISSIONS, type Permission } from '@chat-js/protocol/permissions.ts';
import { call } from './calls.ts';
import { readChannel } from './channels.ts';
import { logIn, logInAdmin, type Person, register } from './people.ts';
import { deviceKeys } from './push-service.ts';
import type { TestServer } from './server.ts';

/** Everybody that a rule may treat differently. */
export type Role =
  | 'waiting'
  | 'stranger'
  | 'left'
  | 'kicked'
  | 'banned'
  | 'blind'
  | 'muted'
  | 'timed_out'
  | 'member'
  | 'manager'
  | 'moderator'
  | 'administrator'
  | 'owner'
  | 'admin';
export type People = Record<Role, Person>;

/**
 * A guild with one text channel in which the blind may not see, and the muted may see and nothing else. The manager's role
 * manages channels, emoji and the guild, the moderator's members, messages and own emoji, the administrator's everything;
 * they stand in this order, below the owner. The stranger has a guild of their own; `left`, `kicked` and `banned` were here once.
 */
export interface World {
  server: TestServer;
  people: People;
  guild_id: string;
  channel_id: string;
  category_id: string;
  message_id: string;
  /** Asked by the owner, before the message, where a test wants it. */
  poll_id: string;
  /** Started by the owner from the poll, where there is one. */
  thread_id: string;
  /** A forum with two tags, the second of them for moderators, and a post in it. */
  forum_id: string;
  post_id: string;
  /** A group outside the guild: the owner's, with the member and the moderator, where a test wants it. */
  group_id: string;
  /** A channel for announcements, a message there, and the webhook that brings its news into the channel, where a test wants them. */
  news: News;
  code: string;
  /** The lowest role; the member has it. */
  role_id: string;
  /** A rule of AutoMod, switched off. */
  rule_id: string;
  /** The manager's. */
  emoji_id: string;
  /** Something the moderator did to the muted. */
  entry_id: string;
  /** The member says something about the muted: to the moderators, and to the installation. */
  report_id: string;
  instance_report_id: string;
  /** What the moderator keeps of the muted, and has told them. */
  note_id: string;
  warning_id: string;
  /** What the member has written for later. */
  scheduled_message_id: string;
  reminder_id: string;
  /** Another device of the owner, which is told while the app is closed. */
  session_id: string;
  /** Someone else who waits for approval. */
  applicant_id: string;
  /** Someone who is banned from the installation. */
  outcast_id: string;
}

interface News {
  channel_id: string;
  message_id: string;
  webhook_id: string;
}

const NAMES = [
  'stranger',
  'left',
  'kicked',
  'banned',
  'blind',
  'muted',
  'timed_out',
  'member',
  'manager',
  'moderator',
  'administrator',
  'owner',
] as const satisfies readonly Role[];

export async function createPeople(server: TestServer): Promise<People> {
  const admin = await logInAdmin(server);
  const registered: [Role, Person][] = [];
  // One after the other: ids tell the order, and two servers shall have the same.
  for (const name of NAMES) registered.push([name, await register(server, { name })]);
  const people = Object.fromEntries(registered) as Omit<People, 'admin' | 'waiting'>;
  await people.stranger.call('guilds.create', { name: 'Elsewhere', template: 'empty' });
  return { ...people, admin, waiting: await apply(server, admin, 'waiting') };
}

/** Someone who waits for approval. */
export async function apply(server: TestServer, admin: Person, name?: string): Promise<Person> {
  await admin.call('instance.update', { registration: 'approval' });
  const person = await register(server, name === undefined ? {} : { name });
  await admin.call('instance.update', { registration: 'open', name: 'Chat-JS' });
  return person;
}

/** Someone who is banned from the installation. */
async function castOut(server: TestServer, admin: Person): Promise<Person> {
  const person = await register(server);
  await admin.call('instance.ban', { user_id: person.id });
  return person;
}

/** Builds the guild anew, and logs in who was logged out. `asks`: with a poll, above the message, a thread about it, and a forum. */
export async function buildWorld(server: TestServer, people: People, { asks = false } = {}): Promise<World> {
  for (const role of Object.keys(people) as Role[]) {
    if ((await people[role].ask('users.me', {})).status === 401) people[role] = await logIn(server, people[role]);
  }
  const { owner, admin } = people;
  for (const { id, owner: owns } of await owner.call('users.listMyGuilds', {})) {
    if (owns) await owner.call('guilds.delete', { guild_id: id });
  }
  await closeConversations(people);

  const { id: guild_id } = await owner.call('guilds.create', { name: 'Home', template: 'empty' });
  const [channel] = await owner.call('channels.list', { guild_id });
  const channel_id = channel?.id ?? '';
  const category = await owner.call('channels.create', { guild_id, name: 'Category', type: 4 });
  const { code } = await owner.call('invites.create', { channel_id });
  await admit(people, code);
  const role_id = await appoint(people, guild_id);
  await expel(people, guild_id);
  await limit(people, guild_id, channel_id);
  const { audit_log_entries } = await people.moderator.call('auditLog.list', { guild_id, user_id: people.moderator.id });
  const kept = await keepFile(people, guild_id);
  const scheduled_message_id = await schedule(people, channel_id);
  const reminder_id = await remind(people, channel_id);
  const { id: rule_id } = await people.manager.call('automod.create', { guild_id, ...RULE });
  const poll_id = asks ? (await owner.call('messages.create', { channel_id, poll: POLL })).id : '0';
  const thread_id = asks ? await startThread(people, channel_id, poll_id) : '0';
  const forum = asks ? await startPost(people, guild_id, channel_id) : { forum_id: '0', post_id: '0' };
  const news = asks ? await announce(people, guild_id, channel_id) : { channel_id: '0', message_id: '0', webhook_id: '0' };
  const recipients = [people.member.id, people.moderator.id];
  const group_id = asks ? (await owner.call('directMessages.open', { recipients })).id : '0';
  const { id: emoji_id } = await people.manager.call('emojis.create', { guild_id, name: 'wave', image: PICTURE });
  const { id: message_id } = await owner.call('messages.create', { channel_id, content: 'first' });

  const other = await logIn(server, owner);
  await call(other, 'pushSubscriptions.set', { endpoint: `https://push.test/${guild_id}`, keys: deviceKeys() });
  const current = (await call(other, 'auth.listSessions', {})).find((session) => session.current);
  const [applicant] = (await admin.call('registrations.list', {})).filter(({ user }) => user.id !== people.waiting.id);
  const [outcast] = await admin.call('instance.listBans', {});
  return {
    server,
    people,
    guild_id,
    channel_id,
    category_id: category.id,
    message_id,
    poll_id,
    thread_id,
    ...forum,
    group_id,
    news,
    code,
    role_id,
    rule_id,
    emoji_id,
    entry_id: audit_log_entries[0]?.id ?? '',
    scheduled_message_id,
    reminder_id,
    ...kept,
    session_id: current?.id ?? '',
    applicant_id: applicant?.user.id ?? (await apply(server, admin)).id,
    outcast_id: outcast?.user.id ?? (await castOut(server, admin)).id,
  };
}

/** Whoever fetches all there is fetches those of every world before, otherwise. */
async function closeConversations({ waiting: _, ...people }: People): Promise<void> {
  const close = async (person: Person) => {
    for (const { id } of await person.call('directMessages.list', {})) await person.call('channels.delete', { channel_id: id });
  };
  await Promise.all(Object.values(people).map(close));
}

const POLL = {
  question: { text: 'Когда?' },
  answers: [{ poll_media: { text: 'Сегодня' } }, { poll_media: { text: 'Завтра', emoji: { name: '🌞' } } }],
} satisfies OperationRequest<'messages.create'>['poll'];

/** Four pixels in each direction. */
export const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAMAAACeL25MAAAAA1BMVEU1wqikG4S3AAAAC0lEQVQI12NgwAQAABQAAeWGsEoAAAAASUVORK5CYII=';

const RULE = {
  name: 'Слова',
  event_type: 1,
  trigger_type: 1,
  trigger_metadata: { keyword_filter: ['плохо'] },
  actions: [{ type: 1 }],
} as const satisfies Partial<OperationRequest<'automod.create'>>;

async function admit(people: People, code: string): Promise<void> {
  for (const name of NAMES) if (name !== 'stranger' && name !== 'owner') await people[name].call('invites.accept', { code });
}

const POWERS = {
  helper: [],
  manager: ['MANAGE_CHANNELS', 'MANAGE_GUILD', 'CREATE_GUILD_EXPRESSIONS', 'MANAGE_GUILD_EXPRESSIONS'],
  moderator: [
    ...(['KICK_MEMBERS', 'BAN_MEMBERS', 'MODERATE_MEMBERS', 'MANAGE_MESSAGES', 'MANAGE_ROLES', 'MANAGE_NICKNAMES'] as const),
    ...([
      'VIEW_AUDIT_LOG',
      'PIN_MESSAGES',
      'MANAGE_THREADS',
      'MUTE_MEMBERS',
      'DEAFEN_MEMBERS',
      'MOVE_MEMBERS',
      'CREATE_GUILD_EXPRESSIONS',
    ] as const),
  ],
  administrator: ['ADMINISTRATOR'],
} as const satisfies Record<string, readonly Permission[]>;

/** Gives the roles, the lowest first; answers the lowest, which the member has. */
async function appoint({ owner, ...people }: People, guild_id: string): Promise<string> {
  const ids: Record<string, string> = {};
  for (const [name, powers] of Object.entries(POWERS).reverse()) {
    const { id } = await owner.call('roles.create', { guild_id, name, permissions: String(bitsOf(powers)) });
    ids[name] = id;
    const holder = name === 'helper' ? people.member : people[name as 'manager' | 'moderator' | 'administrator'];
    await owner.call('members.addRole', { guild_id, user_id: holder.id, role_id: id });
  }
  return ids.helper ?? '';
}

async function expel({ owner, left, kicked, banned }: People, guild_id: string): Promise<void> {
  await left.call('guilds.leave', { guild_id });
  await owner.call('members.kick', { guild_id, user_id: kicked.id });
  await owner.call('bans.create', { guild_id, user_id: banned.id });
}

async function limit(people: People, guild_id: string, channel_id: string): Promise<void> {
  const { moderator, muted, timed_out } = people;
  await limitIn(people, channel_id);
  const communication_disabled_until = new Date(Date.now() + 3_600_000).toISOString();
  await moderator.call('members.update', { guild_id, user_id: timed_out.id, communication_disabled_until });
  await moderator.call('members.update', { guild_id, user_id: muted.id, nick: 'тише' });
}

async function limitIn({ owner, blind, muted }: People, channel_id: string): Promise<void> {
  const deny = (overwrite_id: string, bits: bigint) =>
    owner.call('channels.setOverwrite', { channel_id, overwrite_id, type: 1, deny: String(bits) });
  await deny(blind.id, PERMISSIONS.VIEW_CHANNEL);
  await deny(muted.id, ALL_PERMISSIONS & ~PERMISSIONS.VIEW_CHANNEL);
}

async function announce(people: People, guild_id: string, webhook_channel_id: string): Promise<News> {
  const { owner } = people;
  const { id: channel_id } = await owner.call('channels.create', { guild_id, name: 'news', type: 5 });
  await limitIn(people, channel_id);
  const { webhook_id } = await owner.call('webhooks.follow', { channel_id, webhook_channel_id });
  const { id: message_id } = await owner.call('messages.create', { channel_id, content: 'новость' });
  return { channel_id, message_id, webhook_id };
}

/** What was written for earlier worlds counts too. */
async function schedule({ member }: People, channel_id: string): Promise<string> {
  for (const { id } of await member.call('scheduledMessages.list', {})) {
    await member.call('scheduledMessages.delete', { scheduled_message_id: id });
  }
  const send_at = new Date(Date.now() + 86_400_000).toISOString();
  return (await member.call('scheduledMessages.create', { channel_id, content: 'завтра', send_at })).id;
}

async function remind({ member }: People, channel_id: string): Promise<string> {
  for (const { id } of await member.call('reminders.list', {})) await member.call('reminders.delete', { reminder_id: id });
  const remind_at = new Date(Date.now() + 86_400_000).toISOString();
  return (await member.call('reminders.create', { channel_id, content: 'позвонить', remind_at })).id;
}

/** The member and the administrator are in it too. */
async function startThread({ owner, member, administrator }: People, channel_id: string, message_id: string): Promise<string> {
  const { id } = await owner.call('threads.createFromMessage', { channel_id, message_id, name: 'Куда и когда' });
  for (const person of [member, administrator]) await person.call('threads.join', { channel_id: id });
  await owner.call('messages.create', { channel_id: id, content: 'итак' });
  return id;
}

/** Whoever is limited in the channel is in the forum too. */
async function startPost({ owner }: People, guild_id: string, channel_id: string): Promise<{ forum_id: string; post_id: string }> {
  const { permission_overwrites } = await readChannel(owner, channel_id);
  const available_tags = [{ name: 'вопрос' }, { name: 'решено', moderated: true }];
  const forum = await owner.call('channels.create', { guild_id, name: 'помощь', type: 15, permission_overwrites, available_tags });
  const post = { channel_id: forum.id, name: 'Не включается', message: { content: 'что делать?' } };
  const { id: post_id } = await owner.call('threads.create', { ...post, applied_tags: [forum.available_tags?.[0]?.id ?? ''] });
  return { forum_id: forum.id, post_id };
}

async function keepFile({ member, moderator, muted }: People, guild_id: string) {
  const about = { guild_id, user_id: muted.id };
  const report = await member.call('reports.create', { ...about, category: 'abuse', comment: 'так нельзя' });
  const other = await member.call('reports.create', { ...about, category: 'illegal', to: 'instance' });
  const note = await moderator.call('notes.create', { ...about, text: 'в третий раз' });
  const warning = await moderator.call('warnings.create', { ...about, reason: 'не шумите' });
  return { report_id: report.id, instance_report_id: other.id, note_id: note.id, warning_id: warning.id };
}
