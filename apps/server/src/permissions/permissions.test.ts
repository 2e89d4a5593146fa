import type { Overwrite } from '@chat-js/protocol/channels.ts';
import { ALL_PERMISSIONS, hasPermission, PERMISSIONS, type Permission } from '@chat-js/protocol/permissions.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { channelPermissions, type GuildAccess, type MemberAccess } from './permissions.ts';

const GUILD = '1';
const OWNER = '2';
const ROLES = ['10', '11', '12'];
const PEOPLE = [OWNER, '3', '4'];
const NAMES = Object.keys(PERMISSIONS) as Permission[];

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

const cases = fc.record({
  permissions: fc.tuple(rolePermissions, rolePermissions, rolePermissions, rolePermissions),
  overwrites,
  user_id: fc.constantFrom(...PEOPLE),
  roles: fc.subarray(ROLES),
});

/** The rules once more, one permission at a time: the last entry that speaks wins, a role that allows wins over roles that deny. */
function naive(guild: GuildAccess, entries: readonly Overwrite[], member: MemberAccess, name: Permission): boolean {
  if (member.user_id === guild.owner_id) return true;
  const mine = guild.roles.filter((role) => role.id === guild.id || member.roles.includes(role.id));
  if (mine.some((role) => hasPermission(BigInt(role.permissions), 'ADMINISTRATOR'))) return true;
  if (name !== 'VIEW_CHANNEL' && !naive(guild, entries, member, 'VIEW_CHANNEL')) return false;

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

test('the bits of a channel agree with the rules told one permission at a time', () => {
  fc.assert(
    fc.property(cases, ({ permissions, overwrites: entries, user_id, roles }) => {
      const guild: GuildAccess = {
        id: GUILD,
        version: 1,
        owner_id: OWNER,
        roles: [GUILD, ...ROLES].map((id, i) => ({ id, permissions: permissions[i] ?? '0' })),
        channels: [],
      };
      const member = { user_id, roles };
      const computed = channelPermissions(guild, entries, member);
      for (const name of NAMES) expect([name, hasPermission(computed, name)]).toEqual([name, naive(guild, entries, member, name)]);
    }),
    { numRuns: 2000 },
  );
});

test('the owner may do everything, whatever the overwrites say', () => {
  const guild = { id: GUILD, version: 1, owner_id: OWNER, roles: [{ id: GUILD, permissions: '0' }], channels: [] };
  const deny: Overwrite[] = [{ id: OWNER, type: 1, allow: '0', deny: String(ALL_PERMISSIONS) }];
  expect(channelPermissions(guild, deny, { user_id: OWNER, roles: [] })).toBe(ALL_PERMISSIONS);
});
