import type { Overwrite } from '@chat-js/protocol/channels.ts';
import { hasPermission, PERMISSIONS, type Permission } from '@chat-js/protocol/permissions.ts';
import fc from 'fast-check';
import type { GuildAccess, MemberAccess } from '../permissions.ts';

// Guilds, channels and members of any kind, for the tests of this package.

export const GUILD = '1';
export const OWNER = '2';
export const ROLES = ['10', '11', '12'];
export const PEOPLE = [OWNER, '3', '4'];
export const NAMES = Object.keys(PERMISSIONS) as Permission[];

const bits = fc.subarray(NAMES).map((names) => String(names.reduce((all, name) => all | PERMISSIONS[name], 0n)));
// Administrators are rare, or every case would be one.
const rolePermissions = fc
  .tuple(bits, fc.integer({ min: 0, max: 7 }))
  .map(([text, dice]) => (dice === 0 ? text : String(BigInt(text) & ~PERMISSIONS.ADMINISTRATOR)));

const overwriteOf = (id: string, type: 0 | 1): fc.Arbitrary<Overwrite> =>
  fc.record({ id: fc.constant(id), type: fc.constant(type), allow: bits, deny: bits });
const overwrites = fc
  .tuple(...[GUILD, ...ROLES].map((id) => fc.option(overwriteOf(id, 0))), ...PEOPLE.map((id) => fc.option(overwriteOf(id, 1))))
  .map((entries) => entries.filter((entry) => entry !== null));

export interface Case {
  guild: GuildAccess;
  overwrites: Overwrite[];
  member: MemberAccess;
}

export const cases: fc.Arbitrary<Case> = fc
  .record({
    permissions: fc.tuple(rolePermissions, rolePermissions, rolePermissions, rolePermissions),
    positions: fc.tuple(fc.constant(0), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    overwrites,
    user_id: fc.constantFrom(...PEOPLE),
    roles: fc.subarray(ROLES),
    timed_out: fc.boolean(),
  })
  .map(({ permissions, positions, overwrites: entries, ...member }) => ({
    guild: {
      id: GUILD,
      owner_id: OWNER,
      roles: [GUILD, ...ROLES].map((id, i) => ({ id, permissions: permissions[i] ?? '0', position: positions[i] ?? 0 })),
    },
    overwrites: entries,
    member,
  }));

/** The rules once more, one permission at a time: the last entry that speaks wins, a role that allows wins over roles that deny. */
export function naive(guild: GuildAccess, entries: readonly Overwrite[], member: MemberAccess, name: Permission): boolean {
  if (member.user_id === guild.owner_id) return true;
  const mine = guild.roles.filter((role) => role.id === guild.id || member.roles.includes(role.id));
  if (mine.some((role) => hasPermission(BigInt(role.permissions), 'ADMINISTRATOR'))) return true;
  if (member.timed_out && name !== 'VIEW_CHANNEL' && name !== 'READ_MESSAGE_HISTORY') return false;
  const free = { ...member, timed_out: false };
  const needed = NEEDED[name] ?? (name === 'VIEW_CHANNEL' ? undefined : 'VIEW_CHANNEL');
  if (needed && !naive(guild, entries, free, needed)) return false;

  const says = (entry: Overwrite | undefined) =>
    entry && hasPermission(BigInt(entry.allow), name) ? true : entry && hasPermission(BigInt(entry.deny), name) ? false : undefined;
  const ofPerson = says(entries.find((entry) => entry.type === 1 && entry.id === member.user_id));
  if (ofPerson !== undefined) return ofPerson;
  const ofRoles = entries.filter((entry) => entry.type === 0 && member.roles.includes(entry.id)).map(says);
  if (ofRoles.includes(true)) return true;
  if (ofRoles.includes(false)) return false;
  const ofEveryone = says(entries.find((entry) => entry.type === 0 && entry.id === guild.id));
  if (ofEveryone !== undefined) return ofEveryone;
  return mine.some((role) => hasPermission(BigInt(role.permissions), name));
}

/** What must be possible for something else to be. */
const NEEDED: Partial<Record<Permission, Permission>> = {
  MENTION_EVERYONE: 'SEND_MESSAGES',
  SEND_TTS_MESSAGES: 'SEND_MESSAGES',
  ATTACH_FILES: 'SEND_MESSAGES',
  EMBED_LINKS: 'SEND_MESSAGES',
  SEND_VOICE_MESSAGES: 'SEND_MESSAGES',
  SEND_POLLS: 'SEND_MESSAGES',
  SPEAK: 'CONNECT',
  STREAM: 'CONNECT',
  USE_VAD: 'CONNECT',
  PRIORITY_SPEAKER: 'CONNECT',
  USE_SOUNDBOARD: 'CONNECT',
  USE_EXTERNAL_SOUNDS: 'CONNECT',
};

/** The same in a thread of the channel: what asks for writing asks for it there and here. */
export function naiveInThread(guild: GuildAccess, entries: readonly Overwrite[], member: MemberAccess, name: Permission): boolean {
  const writes = naive(guild, entries, member, 'SEND_MESSAGES_IN_THREADS');
  if (name === 'SEND_MESSAGES') return writes;
  return naive(guild, entries, member, name) && (NEEDED[name] !== 'SEND_MESSAGES' || writes);
}
