import type { Overwrite } from '@chat-js/protocol/channels.ts';
import { bitsOf, type Permission } from '@chat-js/protocol/permissions.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import { expect, test } from 'vitest';
import { applyTemplate, moderatorRoles, sameRules, stateOf, withState } from './channel-templates.ts';

const [GUILD, CREW, GUESTS, TOM] = ['1', '2', '3', '4'] as const;

const bits = (...names: Permission[]) => String(bitsOf(names));
const rule = (id: string, allow: string, deny: string, type: 0 | 1 = 0): Overwrite => ({ id, type, allow, deny });

const PLAIN = {
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  managed: false,
  mentionable: false,
  flags: 0,
};
const role = (id: string, ...names: Permission[]): Role => ({ ...PLAIN, id, name: id, position: 1, permissions: bits(...names) });

test('a private channel is hidden from everybody and shown to the chosen', () => {
  expect(applyTemplate([], 'private', { guild_id: GUILD, role_ids: [CREW], user_ids: [TOM] })).toEqual([
    rule(GUILD, '0', bits('VIEW_CHANNEL')),
    rule(CREW, bits('VIEW_CHANNEL'), '0'),
    rule(TOM, bits('VIEW_CHANNEL'), '0', 1),
  ]);
});

/** In the channel, and beside it. */
const WRITING = ['SEND_MESSAGES', 'SEND_MESSAGES_IN_THREADS', 'CREATE_PUBLIC_THREADS', 'CREATE_PRIVATE_THREADS'] as const;

test('announcements are read by all and written by the chosen; what was set otherwise stays', () => {
  const before = [rule(GUILD, bits('ADD_REACTIONS', 'SEND_MESSAGES'), '0'), rule(CREW, '0', bits('SEND_MESSAGES', 'SEND_POLLS'))];
  expect(applyTemplate(before, 'announcement', { guild_id: GUILD, role_ids: [CREW] })).toEqual([
    rule(GUILD, bits('ADD_REACTIONS'), bits(...WRITING)),
    rule(CREW, bits(...WRITING), bits('SEND_POLLS')),
  ]);
});

test('whoever was let in before and is not chosen now stays outside', () => {
  const before = applyTemplate([], 'private', { guild_id: GUILD, role_ids: [GUESTS] });
  expect(applyTemplate(before, 'moderators', { guild_id: GUILD, role_ids: [CREW] }).map(({ id }) => id)).toEqual([GUILD, CREW]);
});

test('a moderators’ room begins with the roles that moderate', () => {
  const roles = [role(GUILD, 'MODERATE_MEMBERS'), role(CREW, 'MODERATE_MEMBERS'), role(GUESTS, 'VIEW_CHANNEL')];
  expect(moderatorRoles(roles, GUILD)).toEqual([CREW]);
});

test('a permission is denied, inherited or allowed, and never two of them', () => {
  const denied = withState(rule(CREW, bits('SPEAK', 'CONNECT'), '0'), 'SPEAK', 'deny');
  expect(denied).toEqual(rule(CREW, bits('CONNECT'), bits('SPEAK')));
  expect(stateOf(denied, 'SPEAK')).toBe('deny');
  expect(withState(denied, 'SPEAK', 'inherit')).toEqual(rule(CREW, bits('CONNECT'), '0'));
  expect(stateOf(withState(denied, 'SPEAK', 'allow'), 'SPEAK')).toBe('allow');
  expect(stateOf(undefined, 'SPEAK')).toBe('inherit');
});

test('the order of rules does not matter to whether a channel follows its category', () => {
  const [one, two] = [rule(CREW, '1', '0'), rule(TOM, '0', '2', 1)];
  expect(sameRules([one, two], [two, one])).toBe(true);
  expect(sameRules([one], [two])).toBe(false);
});
