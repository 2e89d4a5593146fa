import { ALL_PERMISSIONS, bitsOf, hasPermission } from '@chat-js/protocol/permissions.ts';
import { describe, expect, test } from 'vitest';
import { permissionsOf } from './permissions.ts';

const guild = {
  id: '1',
  owner_id: '2',
  roles: [
    { id: '1', permissions: String(bitsOf(['VIEW_CHANNEL', 'SEND_MESSAGES'])) },
    { id: '10', permissions: String(bitsOf(['MANAGE_CHANNELS'])) },
    { id: '11', permissions: String(bitsOf(['ADMINISTRATOR'])) },
  ],
};
const overwrite = (id: string, type: 0 | 1, allow: bigint, deny: bigint) => ({ id, type, allow: String(allow), deny: String(deny) });

describe('what a member may do', () => {
  test('everything as the owner or an administrator', () => {
    expect(permissionsOf(guild, { user_id: '2', roles: [] })).toBe(ALL_PERMISSIONS);
    expect(permissionsOf(guild, { user_id: '3', roles: ['11'] })).toBe(ALL_PERMISSIONS);
  });

  test('what everyone and the own roles allow together', () => {
    const bits = permissionsOf(guild, { user_id: '3', roles: ['10'] });
    expect(hasPermission(bits, 'SEND_MESSAGES') && hasPermission(bits, 'MANAGE_CHANNELS')).toBe(true);
    expect(hasPermission(permissionsOf(guild, { user_id: '3', roles: [] }), 'MANAGE_CHANNELS')).toBe(false);
  });

  test('an overwrite for a person is stronger than one for everyone', () => {
    const overwrites = [overwrite('1', 0, 0n, bitsOf(['SEND_MESSAGES'])), overwrite('3', 1, bitsOf(['SEND_MESSAGES']), 0n)];
    expect(hasPermission(permissionsOf(guild, { user_id: '3', roles: [] }, overwrites), 'SEND_MESSAGES')).toBe(true);
    expect(hasPermission(permissionsOf(guild, { user_id: '4', roles: [] }, overwrites), 'SEND_MESSAGES')).toBe(false);
  });
});
