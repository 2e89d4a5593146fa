import type { MemberEntry } from '@chat-js/client/members.ts';
import type { User } from '@chat-js/protocol/users.ts';
import { expect, test } from 'vitest';
import { findRows, type Search, type TableRow } from './member-rows.ts';

const GUILD = '10';
const NOW = Date.parse('2026-11-27T12:00:00Z');

function row(id: string, name: string, member: Partial<MemberEntry> = {}): TableRow {
  const user: User = { id, username: `user${id}`, discriminator: '0', global_name: null, avatar: null, bot: false, public_flags: 0 };
  return {
    user,
    name,
    member: {
      user_id: id,
      nick: null,
      avatar: null,
      banner: null,
      roles: [],
      joined_at: `2026-01-0${id}T00:00:00Z`,
      premium_since: null,
      communication_disabled_until: null,
      deaf: false,
      mute: false,
      pending: false,
      flags: 0,
      ...member,
    },
  };
}

const anna = row('1', 'Анна', { roles: ['20'] });
const boris = row('2', 'Борис', { communication_disabled_until: '2026-11-27T12:05:00Z' });
const vera = row('3', 'Вера', { roles: ['20', '21'], communication_disabled_until: '2026-11-27T11:55:00Z' });
const ALL = [vera, anna, boris];

const found = (search: Partial<Search>) =>
  findRows(ALL, { wanted: '', role: '', timedOut: false, order: 'name', ...search }, GUILD, NOW).map(({ name }) => name);

test('members stand by name, or by when they came', () => {
  expect(found({})).toEqual(['Анна', 'Борис', 'Вера']);
  expect(found({ order: 'newest' })).toEqual(['Вера', 'Борис', 'Анна']);
  expect(found({ order: 'oldest' })).toEqual(['Анна', 'Борис', 'Вера']);
});

test('a part of a name finds them, in either case, and so does the whole id', () => {
  expect(found({ wanted: ' бор ' })).toEqual(['Борис']);
  expect(found({ wanted: 'USER3' })).toEqual(['Вера']);
  expect(found({ wanted: '1' })).toEqual(['Анна']);
  expect(found({ wanted: 'nobody' })).toEqual([]);
});

test('a role, none, or a time-out that has not ended narrow the list', () => {
  expect(found({ role: '20' })).toEqual(['Анна', 'Вера']);
  expect(found({ role: GUILD })).toEqual(['Борис']);
  expect(found({ timedOut: true })).toEqual(['Борис']);
});
