import type { Permission } from '@chat-js/protocol/permissions.ts';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Where a permission makes a difference: in the server as a whole only, or also in channels of these kinds. */
export type Reach = 'server' | 'text' | 'voice' | 'both';

export interface PermissionWords {
  /** What one may do, as "to …" would say it: sentences are made of it. */
  name: MessageDescriptor;
  description: MessageDescriptor;
  reach: Reach;
}

export interface PermissionGroup {
  title: MessageDescriptor;
  permissions: Partial<Record<Permission, PermissionWords>>;
}

/** The permissions that mean something here, in the order in which they are shown. */
const PERMISSION_GROUPS: readonly PermissionGroup[] = [
  {
    title: msg`The whole server`,
    permissions: {
      VIEW_CHANNEL: { name: msg`See channels`, description: msg`See that a channel exists, and what is in it.`, reach: 'both' },
      MANAGE_CHANNELS: { name: msg`Manage channels`, description: msg`Create, rename, arrange and delete channels.`, reach: 'both' },
      MANAGE_ROLES: {
        name: msg`Manage roles`,
        description: msg`Create and change roles below their own, and say who may do what in channels.`,
        reach: 'both',
      },
      MANAGE_GUILD: { name: msg`Manage the server`, description: msg`Change its name, picture and invites.`, reach: 'server' },
      VIEW_AUDIT_LOG: { name: msg`Read the audit log`, description: msg`See who changed what, and undo it.`, reach: 'server' },
      MANAGE_WEBHOOKS: { name: msg`Manage webhooks`, description: msg`Let other programs write into channels.`, reach: 'both' },
      CREATE_GUILD_EXPRESSIONS: { name: msg`Add emoji`, description: msg`Add emoji of the server and change one's own.`, reach: 'server' },
      MANAGE_GUILD_EXPRESSIONS: { name: msg`Manage emoji`, description: msg`Change and delete the emoji of everybody.`, reach: 'server' },
    },
  },
  {
    title: msg`People`,
    permissions: {
      CREATE_INSTANT_INVITE: { name: msg`Create invites`, description: msg`Links by which others join.`, reach: 'both' },
      CHANGE_NICKNAME: { name: msg`Change their own nickname`, description: msg`Choose what they are called here.`, reach: 'server' },
      MANAGE_NICKNAMES: { name: msg`Change nicknames of others`, description: msg`Of people below them.`, reach: 'server' },
      KICK_MEMBERS: {
        name: msg`Kick people`,
        description: msg`Remove people below them. With an invite they can come back.`,
        reach: 'server',
      },
      BAN_MEMBERS: { name: msg`Ban people`, description: msg`Remove people below them for good, and let them in again.`, reach: 'server' },
      MODERATE_MEMBERS: { name: msg`Time people out`, description: msg`Take away writing and speaking for a while.`, reach: 'server' },
    },
  },
  {
    title: msg`Text channels`,
    permissions: {
      SEND_MESSAGES: { name: msg`Write messages`, description: msg`In text channels.`, reach: 'both' },
      READ_MESSAGE_HISTORY: {
        name: msg`Read earlier messages`,
        description: msg`Without it one sees only what comes in while one is here.`,
        reach: 'both',
      },
      ADD_REACTIONS: {
        name: msg`Add reactions`,
        description: msg`Put a new emoji under a message. Joining in with one is always possible.`,
        reach: 'both',
      },
      ATTACH_FILES: { name: msg`Attach files`, description: msg`Send pictures, videos and other files.`, reach: 'both' },
      EMBED_LINKS: { name: msg`Show previews of links`, description: msg`Links that they send show what is behind them.`, reach: 'both' },
      USE_EXTERNAL_EMOJIS: { name: msg`Use emoji of other servers`, description: msg`Emoji of servers that they are in.`, reach: 'both' },
      MENTION_EVERYONE: {
        name: msg`Mention everyone`,
        description: msg`Notify all people with @everyone and @here, and every role.`,
        reach: 'both',
      },
      SEND_VOICE_MESSAGES: { name: msg`Send voice messages`, description: msg`Record something and send it.`, reach: 'both' },
      SEND_POLLS: { name: msg`Create polls`, description: msg`Let others vote.`, reach: 'both' },
      CREATE_PUBLIC_THREADS: {
        name: msg`Create threads`,
        description: msg`Conversations beside a channel, for all who see it.`,
        reach: 'text',
      },
      CREATE_PRIVATE_THREADS: {
        name: msg`Create private threads`,
        description: msg`Only for those who are added to them.`,
        reach: 'text',
      },
      SEND_MESSAGES_IN_THREADS: { name: msg`Write in threads`, description: msg`Even where the channel itself is closed.`, reach: 'text' },
      USE_APPLICATION_COMMANDS: { name: msg`Use commands`, description: msg`Commands of bots that begin with a slash.`, reach: 'both' },
      PIN_MESSAGES: { name: msg`Pin messages`, description: msg`Keep a message at hand for everybody.`, reach: 'both' },
      MANAGE_MESSAGES: { name: msg`Delete messages of others`, description: msg`One by one or many at once.`, reach: 'both' },
      MANAGE_THREADS: {
        name: msg`Manage threads`,
        description: msg`Rename, close and delete them, and see the private ones.`,
        reach: 'text',
      },
      BYPASS_SLOWMODE: { name: msg`Write without waiting`, description: msg`Slow mode does not hold them up.`, reach: 'both' },
    },
  },
  {
    title: msg`Voice channels`,
    permissions: {
      CONNECT: { name: msg`Join voice channels`, description: msg`And hear what is said there.`, reach: 'voice' },
      SPEAK: { name: msg`Speak`, description: msg`Be heard in voice channels.`, reach: 'voice' },
      STREAM: { name: msg`Turn on the camera and share the screen`, description: msg`Be seen in voice channels.`, reach: 'voice' },
      USE_VAD: { name: msg`Speak without pressing a key`, description: msg`Without it one holds a key while speaking.`, reach: 'voice' },
      PRIORITY_SPEAKER: { name: msg`Speak with priority`, description: msg`Others get quieter meanwhile.`, reach: 'voice' },
      MUTE_MEMBERS: { name: msg`Mute others`, description: msg`Switch off the microphone of people in voice channels.`, reach: 'voice' },
      DEAFEN_MEMBERS: { name: msg`Deafen others`, description: msg`Switch off what people hear in voice channels.`, reach: 'voice' },
      MOVE_MEMBERS: { name: msg`Move others`, description: msg`Into another voice channel, or out of it.`, reach: 'voice' },
    },
  },
  {
    title: msg`Everything`,
    permissions: {
      ADMINISTRATOR: {
        name: msg`Do everything, as an administrator`,
        description: msg`All permissions in all channels, whatever else is set. Only for people you would hand the server to.`,
        reach: 'server',
      },
    },
  },
];

const WORDS: Partial<Record<Permission, PermissionWords>> = Object.assign({}, ...PERMISSION_GROUPS.map(({ permissions }) => permissions));

export function wordsOf(permission: Permission): PermissionWords | undefined {
  return WORDS[permission];
}

/** "write messages": as it stands inside a sentence. One that means nothing here goes by its name in the API. */
export function permissionPhrase(permission: Permission, i18n: I18n): string {
  const words = wordsOf(permission);
  const text = words ? i18n._(words.name) : permission;
  return text.charAt(0).toLocaleLowerCase(i18n.locale) + text.slice(1);
}

/** The permissions of a group, as a list. */
export function permissionsIn(group: PermissionGroup): [Permission, PermissionWords][] {
  return Object.entries(group.permissions) as [Permission, PermissionWords][];
}

/** Whether an overwrite of a permission changes anything in a channel of this type. In a category everything counts. */
function reaches({ reach }: PermissionWords, channelType: number): boolean {
  if (reach === 'server') return false;
  return channelType === 4 || reach === 'both' || reach === (channelType === 2 ? 'voice' : 'text');
}

/** The groups that matter in a channel, with those permissions only; all of them without a channel. */
export function groupsFor(channelType?: number): PermissionGroup[] {
  const groups = PERMISSION_GROUPS.map(({ title, ...group }) => ({
    title,
    permissions: Object.fromEntries(
      permissionsIn({ title, ...group }).filter(([, words]) => channelType === undefined || reaches(words, channelType)),
    ),
  }));
  return groups.filter((group) => permissionsIn(group).length > 0);
}
