import { bitsOf, type Permission } from '@chat-js/protocol/permissions.ts';
import { expect, test } from 'vitest';
import { holderOf, inherits } from './inherited.ts';

const [GUILD, CREW] = ['1', '2'];
const bits = (...names: Permission[]) => String(bitsOf(names));
const guild = {
  id: GUILD,
  owner_id: '9',
  roles: [
    { id: GUILD, permissions: bits('VIEW_CHANNEL', 'SEND_MESSAGES'), position: 0 },
    { id: CREW, permissions: bits('ADD_REACTIONS'), position: 1 },
  ],
};
const quiet = { id: GUILD, type: 0, allow: '0', deny: bits('SEND_MESSAGES') } as const;
const target = (id: string) => ({ id, member: holderOf(guild, id) });

test('what is not set comes from the roles', () => {
  expect(inherits(guild, [], target(CREW), 'ADD_REACTIONS')).toBe(true);
  expect(inherits(guild, [], target(GUILD), 'ADD_REACTIONS')).toBe(false);
});

test('a role inherits what the channel says of everybody', () => {
  expect(inherits(guild, [quiet], target(CREW), 'SEND_MESSAGES')).toBe(false);
});

test('what the overwrite itself says does not count', () => {
  const own = { id: CREW, type: 0, allow: bits('SEND_MESSAGES'), deny: bits('ADD_REACTIONS') } as const;
  expect(inherits(guild, [quiet, own], target(CREW), 'SEND_MESSAGES')).toBe(false);
  expect(inherits(guild, [quiet, own], target(CREW), 'ADD_REACTIONS')).toBe(true);
});
