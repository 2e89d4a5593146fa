import type { Role } from '@chat-js/protocol/roles.ts';
import { expect, test } from 'vitest';
import { groupPeople } from './group-people.ts';
import type { Person } from './use-people.ts';

const GUILD = '1';

const role = (id: string, position: number, hoist: boolean): Role => ({
  id,
  name: `role ${id}`,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist,
  icon: null,
  unicode_emoji: null,
  position,
  permissions: '0',
  managed: false,
  mentionable: false,
  flags: 0,
});

const ROLES = [role(GUILD, 0, true), role('2', 1, true), role('3', 2, false), role('4', 3, true)];

function person(name: string, ...roles: string[]): Person {
  const user: Person['user'] = {
    id: name,
    username: name,
    discriminator: '0',
    global_name: null,
    avatar: null,
    bot: false,
    public_flags: 0,
  };
  return { user, name, seen: { status: 'online', activities: [] }, roles };
}

function named(people: Person[]) {
  const { groups, rest } = groupPeople(people, ROLES, GUILD);
  return {
    groups: groups.map(({ role: { id }, people: inside }) => [id, inside.map(({ name }) => name)]),
    rest: rest.map(({ name }) => name),
  };
}

test('people stand under the highest of their roles that is shown apart', () => {
  expect(named([person('anna', '2', '4'), person('boris', '2', '3'), person('vera', '3'), person('mei')])).toEqual({
    groups: [
      ['4', ['anna']],
      ['2', ['boris']],
    ],
    rest: ['vera', 'mei'],
  });
});

test('a role that nobody here has makes no heading, and @everyone never does', () => {
  expect(named([person('mei')])).toEqual({ groups: [], rest: ['mei'] });
});
