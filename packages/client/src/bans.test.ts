import type { Ban } from '@chat-js/protocol/bans.ts';
import { expect, test } from 'vitest';
import { apply } from './apply.ts';
import { rememberBans } from './bans.ts';
import { initialState } from './state.ts';
import { guild, member, ready, user } from './testing/samples.ts';

const ban: Ban = { user: user('7'), reason: 'спам', moderator_id: '1', created_at: '2026-01-01T00:00:00.000Z', expires_at: null };
const start = apply(initialState, ['READY', ready([guild('10')])]);
const known = rememberBans(start, '10', [ban]);

test('bans that are told and those that are fetched stand together, until they are lifted', () => {
  const both = apply(known, ['GUILD_BAN_ADD', { ...ban, user: user('8'), guild_id: '10' }]);
  expect(Object.keys(both.bans['10'] ?? {})).toEqual(['7', '8']);
  const lifted = apply(both, ['GUILD_BAN_REMOVE', { guild_id: '10', user: user('7') }]);
  expect(Object.keys(lifted.bans['10'] ?? {})).toEqual(['8']);
});

test('a newer ban takes the place of an older one', () => {
  const again = apply(known, ['GUILD_BAN_ADD', { ...ban, reason: null, guild_id: '10' }]);
  expect(again.bans['10']).toEqual({ 7: { ...ban, reason: null } });
});

test('nothing is kept of a guild that is not known, that is gone, or after a gap', () => {
  expect(apply(start, ['GUILD_BAN_ADD', { ...ban, guild_id: '99' }]).bans).toEqual({});
  expect(apply(known, ['GUILD_DELETE', { id: '10' }]).bans).toEqual({});
  expect(apply(known, ['RESYNC', {}]).bans).toEqual({});
});

test('whoever may not ban any more does not keep them', () => {
  const theirs = rememberBans(apply(initialState, ['READY', ready([guild('10', { owner_id: '2' })])]), '10', [ban]);
  expect(apply(theirs, ['GUILD_MEMBER_UPDATE', { ...member('1'), guild_id: '10' }]).bans).toEqual({});
  expect(apply(known, ['GUILD_MEMBER_UPDATE', { ...member('1'), guild_id: '10' }]).bans).toEqual(known.bans);
});
