import { hasPermission, PERMISSIONS, type Permission } from '@chat-js/protocol/permissions.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from './explain.ts';
import { channelPermissions } from './permissions.ts';
import { cases, GUILD, NAMES, OWNER } from './testing/cases.ts';

test('the reason and the rules come to the same answer, for everyone and everything', () => {
  fc.assert(
    fc.property(cases, fc.constantFrom(...NAMES), ({ guild, overwrites, member }, name) => {
      const { granted, steps } = explain(guild, overwrites, member, name);
      expect(granted).toBe(hasPermission(channelPermissions(guild, overwrites, member), name));
      // The last reason decides.
      expect(steps.at(-1)?.grants).toBe(granted);
    }),
    { numRuns: 5000 },
  );
});

describe('why Anna cannot write', () => {
  const bits = (...names: Permission[]) => String(names.reduce((all, name) => all | PERMISSIONS[name], 0n));
  const guild = {
    id: GUILD,
    owner_id: OWNER,
    roles: [
      { id: GUILD, permissions: bits('VIEW_CHANNEL', 'SEND_MESSAGES', 'ATTACH_FILES', 'CONNECT', 'SPEAK'), position: 0 },
      { id: '10', permissions: '0', position: 1 },
      { id: '11', permissions: bits('ADMINISTRATOR'), position: 2 },
      { id: '12', permissions: bits('SEND_MESSAGES'), position: 3 },
    ],
  };
  const anna = { user_id: '3', roles: ['10'], timed_out: false };
  const deny = (id: string, type: 0 | 1, ...names: Permission[]) => ({ id, type, allow: '0', deny: bits(...names) });
  const allow = (id: string, type: 0 | 1, ...names: Permission[]) => ({ id, type, allow: bits(...names), deny: '0' });

  test('the owner and administrators may, and that is all there is to say', () => {
    expect(explain(guild, [], { ...anna, user_id: OWNER }, 'KICK_MEMBERS').steps).toEqual([
      { because: 'owner', ids: [OWNER], grants: true },
    ]);
    expect(explain(guild, [], { ...anna, roles: ['10', '11'] }, 'KICK_MEMBERS').steps).toEqual([
      { because: 'administrator', ids: ['11'], grants: true },
    ]);
  });

  test('roles that allow are named, and so is their absence', () => {
    expect(explain(guild, [], { ...anna, roles: ['12'] }, 'SEND_MESSAGES').steps).toEqual([
      { because: 'roles', ids: [GUILD, '12'], grants: true },
    ]);
    expect(explain(guild, [], anna, 'KICK_MEMBERS').steps).toEqual([{ because: 'no-role', ids: [], grants: false }]);
  });

  test('overwrites overrule what came before: everyone, roles together, the person', () => {
    const overwrites = [
      deny(GUILD, 0, 'SEND_MESSAGES'),
      deny('10', 0, 'SEND_MESSAGES'),
      allow('12', 0, 'SEND_MESSAGES'),
      deny('3', 1, 'SEND_MESSAGES'),
      deny('4', 1, 'SEND_MESSAGES'),
    ];
    expect(explain(guild, overwrites, { ...anna, roles: ['10', '12'] }, 'SEND_MESSAGES')).toEqual({
      granted: false,
      steps: [
        { because: 'roles', ids: [GUILD, '12'], grants: true },
        { because: 'overwrite-everyone', ids: [GUILD], grants: false },
        { because: 'overwrite-roles', ids: ['12'], grants: true },
        { because: 'overwrite-member', ids: ['3'], grants: false },
      ],
    });
    expect(explain(guild, overwrites.slice(1, 2), anna, 'SEND_MESSAGES').steps.at(-1)).toEqual({
      because: 'overwrite-roles',
      ids: ['10'],
      grants: false,
    });
  });

  test('what needs something else says so', () => {
    const needs = (name: Permission, ...hidden: Permission[]) => explain(guild, [deny(GUILD, 0, ...hidden)], anna, name).steps.at(-1);
    expect(needs('SEND_MESSAGES', 'VIEW_CHANNEL')).toEqual({ because: 'needs', ids: [], grants: false, needs: 'VIEW_CHANNEL' });
    expect(needs('ATTACH_FILES', 'SEND_MESSAGES')).toEqual({ because: 'needs', ids: [], grants: false, needs: 'SEND_MESSAGES' });
    expect(needs('SPEAK', 'CONNECT')).toEqual({ because: 'needs', ids: [], grants: false, needs: 'CONNECT' });
    // Denied for itself, it needs no other reason.
    expect(needs('VIEW_CHANNEL', 'VIEW_CHANNEL')?.because).toBe('overwrite-everyone');
    expect(needs('SEND_MESSAGES', 'VIEW_CHANNEL', 'SEND_MESSAGES')?.because).toBe('overwrite-everyone');
  });

  test('a time-out takes everything but reading', () => {
    const timedOut = { ...anna, timed_out: true };
    expect(explain(guild, [], timedOut, 'SEND_MESSAGES').steps.at(-1)).toEqual({ because: 'time-out', ids: ['3'], grants: false });
    expect(explain(guild, [], timedOut, 'VIEW_CHANNEL').granted).toBe(true);
    // What needs writing is refused for the time-out, not for writing.
    expect(explain(guild, [], timedOut, 'ATTACH_FILES').steps.map(({ because }) => because)).toEqual(['roles', 'time-out']);
  });
});
