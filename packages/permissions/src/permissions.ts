import type { Overwrite } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { ALL_PERMISSIONS, bitsOf, hasPermission, PERMISSIONS } from '@chat-js/protocol/permissions.ts';

/** What the rules need to know of a role. */
export interface RoleAccess {
  id: Id;
  /** Decimal bits. */
  permissions: string;
  position: number;
}

/** What the rules need to know of a guild: a guild document has it, and so does an event that changes access. */
export interface GuildAccess {
  id: Id;
  owner_id: Id;
  roles: readonly RoleAccess[];
}

/** The same with its channels and its version. */
export interface GuildRules extends GuildAccess {
  version: number;
  channels: readonly { id: Id; permission_overwrites: readonly Overwrite[] }[];
}

export interface MemberAccess {
  user_id: Id;
  roles: readonly Id[];
  /** Their time-out has not ended: they may read and nothing else. */
  timed_out: boolean;
}

/** What a time-out leaves (Discord's help centre, "Time Out FAQ"). */
export const LEFT_BY_TIME_OUT = bitsOf(['VIEW_CHANNEL', 'READ_MESSAGE_HISTORY']);
/** What nobody can do who may not write (API reference, "Implicit Permissions"). */
export const NEEDS_SENDING = bitsOf([
  'MENTION_EVERYONE',
  'SEND_TTS_MESSAGES',
  'ATTACH_FILES',
  'EMBED_LINKS',
  'SEND_VOICE_MESSAGES',
  'SEND_POLLS',
]);
/** What nobody can do who may not be in a voice channel. */
export const NEEDS_CONNECTING = bitsOf(['SPEAK', 'STREAM', 'USE_VAD', 'PRIORITY_SPEAKER', 'USE_SOUNDBOARD', 'USE_EXTERNAL_SOUNDS']);

/** The bits of a member in the guild as a whole: @everyone and the member's roles together (API reference, "Permissions"). */
export function guildPermissions(guild: GuildAccess, member: MemberAccess): bigint {
  const bits = basePermissions(guild, member);
  return isAboveRules(guild, member, bits) ? ALL_PERMISSIONS : limited(bits, member);
}

/**
 * The bits of a member in one channel: the guild's, changed by the overwrites for @everyone, then for all roles of the
 * member together, then for the member. Who cannot see a channel can do nothing in it.
 */
export function channelPermissions(guild: GuildAccess, overwrites: readonly Overwrite[], member: MemberAccess): bigint {
  let bits = basePermissions(guild, member);
  if (isAboveRules(guild, member, bits)) return ALL_PERMISSIONS;
  for (const group of overwriteGroups(guild, overwrites, member)) bits = changedBy(bits, group);
  if (!hasPermission(bits, 'VIEW_CHANNEL')) return 0n;
  if (!hasPermission(bits, 'SEND_MESSAGES')) bits &= ~NEEDS_SENDING;
  if (!hasPermission(bits, 'CONNECT')) bits &= ~NEEDS_CONNECTING;
  return limited(bits, member);
}

/** The bits of a member in the threads of a channel, from those in the channel: who may write there is a matter of its own. */
export function threadPermissions(bits: bigint): bigint {
  if (hasPermission(bits, 'SEND_MESSAGES_IN_THREADS')) return bits | PERMISSIONS.SEND_MESSAGES;
  return bits & ~(PERMISSIONS.SEND_MESSAGES | NEEDS_SENDING);
}

/** The channels of a guild that a member may see. */
export function visibleChannelIds(guild: GuildRules, member: MemberAccess): Set<Id> {
  const visible = new Set<Id>();
  for (const channel of guild.channels) {
    if (channelPermissions(guild, channel.permission_overwrites, member) !== 0n) visible.add(channel.id);
  }
  return visible;
}

/** The roles a member has, @everyone included, before owners and administrators are thought of. */
export function rolesOf<R extends RoleAccess>(guild: { id: Id; roles: readonly R[] }, member: Pick<MemberAccess, 'roles'>): R[] {
  return guild.roles.filter((role) => role.id === guild.id || member.roles.includes(role.id));
}

/** The overwrites that concern a member (nobody's list of roles names @everyone), in the order in which they count: each group overrules the one before. */
export function overwriteGroups(guild: GuildAccess, overwrites: readonly Overwrite[], member: MemberAccess): readonly Overwrite[][] {
  const ofRoles = overwrites.filter(({ type }) => type === 0);
  return [
    ofRoles.filter(({ id }) => id === guild.id),
    ofRoles.filter(({ id }) => member.roles.includes(id)),
    overwrites.filter(({ type, id }) => type === 1 && id === member.user_id),
  ];
}

function basePermissions(guild: GuildAccess, member: MemberAccess): bigint {
  return rolesOf(guild, member).reduce((bits, role) => bits | BigInt(role.permissions), 0n);
}

/** Owners and administrators: neither overwrites nor time-outs change what they may do. */
function isAboveRules(guild: GuildAccess, member: MemberAccess, bits: bigint): boolean {
  return guild.owner_id === member.user_id || hasPermission(bits, 'ADMINISTRATOR');
}

function limited(bits: bigint, member: MemberAccess): bigint {
  return member.timed_out ? bits & LEFT_BY_TIME_OUT : bits;
}

/** Within a group, whoever allows wins over those who deny. */
function changedBy(bits: bigint, group: readonly Overwrite[]): bigint {
  const allow = group.reduce((all, entry) => all | BigInt(entry.allow), 0n);
  const deny = group.reduce((all, entry) => all | BigInt(entry.deny), 0n);
  return (bits & ~deny) | allow;
}

/** Bits that differ between two sets and that the actor does not have: those may neither be given nor taken. */
export function beyond(own: bigint, before: bigint, after: bigint): bigint {
  return (before ^ after) & ~own;
}
