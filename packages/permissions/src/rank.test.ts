import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRoles, highestRole, isAboveMember, isAboveRole } from './rank.ts';
import { cases, GUILD, OWNER, PEOPLE, ROLES } from './testing/cases.ts';

const guild = {
  id: GUILD,
  owner_id: OWNER,
  roles: [
    { id: GUILD, permissions: '0', position: 0 },
    { id: '10', permissions: '0', position: 1 },
    { id: '11', permissions: '0', position: 2 },
    { id: '12', permissions: '0', position: 2 },
  ],
};
const who = (user_id: string, ...roles: string[]) => ({ user_id, roles, timed_out: false });
const role = (id: string) => guild.roles.find((one) => one.id === id) ?? { id, permissions: '0', position: 9 };

test('roles stand by position, and of two in one place the older is higher', () => {
  expect([...guild.roles].sort(compareRoles).map(({ id }) => id)).toEqual([GUILD, '10', '12', '11']);
  expect(highestRole(guild, who('3', '10', '12'))?.id).toBe('12');
  expect(highestRole(guild, who('3', '10', '12', '11'))?.id).toBe('11');
  expect(highestRole(guild, who('3', GUILD))).toBeUndefined();
});

test('one acts on roles below the own highest, on @everyone, and the owner on all', () => {
  expect(isAboveRole(guild, who('3', '12'), role('10'))).toBe(true);
  expect(isAboveRole(guild, who('3', '12'), role('12'))).toBe(false);
  expect(isAboveRole(guild, who('3', '12'), role('11'))).toBe(false);
  expect(isAboveRole(guild, who('3'), role('10'))).toBe(false);
  expect(isAboveRole(guild, who('3'), role(GUILD))).toBe(true);
  expect(isAboveRole(guild, who(OWNER), role('11'))).toBe(true);
});

test('one acts on members below the own highest role, never on the owner or oneself', () => {
  expect(isAboveMember(guild, who('3', '12'), who('4', '10'))).toBe(true);
  expect(isAboveMember(guild, who('3', '12'), who('4'))).toBe(true);
  expect(isAboveMember(guild, who('3', '12'), who('4', '12'))).toBe(false);
  expect(isAboveMember(guild, who('3', '12'), who('4', '11'))).toBe(false);
  expect(isAboveMember(guild, who('3'), who('4'))).toBe(false);
  expect(isAboveMember(guild, who('3'), who('4', '10'))).toBe(false);
  expect(isAboveMember(guild, who('3', '11'), who('3', '10'))).toBe(false);
  expect(isAboveMember(guild, who('3', '11'), who(OWNER))).toBe(false);
  expect(isAboveMember(guild, who(OWNER), who('4', '11'))).toBe(true);
  expect(isAboveMember(guild, who(OWNER), who(OWNER))).toBe(false);
});

test('nobody is above someone who is above them', () => {
  fc.assert(
    fc.property(cases, fc.constantFrom(...PEOPLE), fc.subarray(ROLES), ({ guild: some, member }, user_id, roles) => {
      const other = { user_id, roles, timed_out: false };
      expect(isAboveMember(some, member, other) && isAboveMember(some, other, member)).toBe(false);
    }),
    { numRuns: 500 },
  );
});
