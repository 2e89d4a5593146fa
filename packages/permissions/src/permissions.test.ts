import type { Overwrite } from '@chat-js/protocol/channels.ts';
import { ALL_PERMISSIONS, bitsOf, hasPermission, PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beyond, channelPermissions, guildPermissions, threadPermissions, visibleChannelIds } from './permissions.ts';
import { slimGuild } from './slim-guild.ts';
import { cases, GUILD, NAMES, naive, naiveInThread, OWNER } from './testing/cases.ts';

test('the bits of a channel agree with the rules told one permission at a time', () => {
  fc.assert(
    fc.property(cases, ({ guild, overwrites, member }) => {
      const computed = channelPermissions(guild, overwrites, member);
      for (const name of NAMES) expect([name, hasPermission(computed, name)]).toEqual([name, naive(guild, overwrites, member, name)]);
    }),
    { numRuns: 2000 },
  );
});

test('the bits of a thread are those of its channel, with the right to write in threads in place of the right to write', () => {
  fc.assert(
    fc.property(cases, ({ guild, overwrites, member }) => {
      const computed = threadPermissions(channelPermissions(guild, overwrites, member));
      for (const name of NAMES) {
        expect([name, hasPermission(computed, name)]).toEqual([name, naiveInThread(guild, overwrites, member, name)]);
      }
    }),
    { numRuns: 2000 },
  );
});

test('in the guild as a whole roles add up, and a time-out leaves reading', () => {
  fc.assert(
    fc.property(cases, ({ guild, member }) => {
      const mine = guild.roles.filter(({ id }) => id === GUILD || member.roles.includes(id));
      const sum = mine.reduce((all, role) => all | BigInt(role.permissions), 0n);
      const everything = member.user_id === OWNER || hasPermission(sum, 'ADMINISTRATOR');
      const left = member.timed_out ? sum & bitsOf(['VIEW_CHANNEL', 'READ_MESSAGE_HISTORY']) : sum;
      expect(guildPermissions(guild, member)).toBe(everything ? ALL_PERMISSIONS : left);
    }),
    { numRuns: 1000 },
  );
});

test('the owner may do everything, whatever the overwrites say, timed out or not', () => {
  const guild = { id: GUILD, owner_id: OWNER, roles: [{ id: GUILD, permissions: '0', position: 0 }] };
  const deny: Overwrite[] = [{ id: OWNER, type: 1, allow: '0', deny: String(ALL_PERMISSIONS) }];
  expect(channelPermissions(guild, deny, { user_id: OWNER, roles: [], timed_out: true })).toBe(ALL_PERMISSIONS);
});

test('an overwrite for a person is not one for a role with the same number, and the other way round', () => {
  const [view, send] = [PERMISSIONS.VIEW_CHANNEL, PERMISSIONS.SEND_MESSAGES];
  const guild = { id: GUILD, owner_id: OWNER, roles: [{ id: GUILD, permissions: String(view | send), position: 0 }] };
  const denied = (id: string, type: 0 | 1) => ({ id, type, allow: '0', deny: String(send) });
  const may = (overwrite: Overwrite, user_id: string, ...roles: string[]) =>
    hasPermission(channelPermissions(guild, [overwrite], { user_id, roles, timed_out: false }), 'SEND_MESSAGES');
  expect(may(denied('7', 1), '3', '7')).toBe(true);
  expect(may(denied('7', 0), '7')).toBe(true);
  expect(may(denied(GUILD, 1), '3')).toBe(true);
  expect(may(denied('7', 1), '7')).toBe(false);
  expect(may(denied('7', 0), '3', '7')).toBe(false);
});

test('the channels one may see are those in which one may do anything at all', () => {
  fc.assert(
    fc.property(cases, cases, ({ guild, overwrites, member }, other) => {
      const channels = [
        { id: '20', permission_overwrites: overwrites },
        { id: '21', permission_overwrites: other.overwrites },
      ];
      const seen = channels.filter((channel) => naive(guild, channel.permission_overwrites, member, 'VIEW_CHANNEL')).map(({ id }) => id);
      expect([...visibleChannelIds({ ...guild, version: 1, channels }, member)]).toEqual(seen);
    }),
    { numRuns: 500 },
  );
});

test('what somebody lacks they can neither give nor take, and what stays as it is may stay', () => {
  const [kick, ban, view] = [PERMISSIONS.KICK_MEMBERS, PERMISSIONS.BAN_MEMBERS, PERMISSIONS.VIEW_CHANNEL];
  expect(beyond(kick, 0n, kick)).toBe(0n);
  expect(beyond(kick, 0n, kick | ban)).toBe(ban);
  expect(beyond(kick, ban, 0n)).toBe(ban);
  expect(beyond(kick, ban | view, ban | kick | view)).toBe(0n);
});

test('the slim form of a guild decides the same', () => {
  fc.assert(
    fc.property(cases, ({ guild, overwrites, member }) => {
      const channels = [{ id: '20', permission_overwrites: overwrites, name: 'kept out' }];
      const roles = guild.roles.map((role) => ({ ...role, name: 'kept out' }));
      const slim = slimGuild({ ...guild, roles, version: 7, channels });
      expect(slim.version).toBe(7);
      expect(JSON.stringify(slim)).not.toContain('kept out');
      expect(slim.roles).toEqual(guild.roles);
      expect(visibleChannelIds(slim, member)).toEqual(visibleChannelIds({ ...guild, version: 7, channels }, member));
    }),
    { numRuns: 200 },
  );
});
