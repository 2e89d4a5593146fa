import type { Role } from '@chat-js/protocol/roles.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply } from './apply.ts';
import { skeletonOf } from './confusables.ts';
import { findImitations } from './imitation.ts';
import { FRIEND } from './relationships.ts';
import { initialState } from './state.ts';
import { guild, member, ready, user } from './testing/samples.ts';

describe('two names that one takes for each other', () => {
  test.each([
    ['Admin', 'Аdmin'],
    ['Admin', 'ADM1N'],
    ['Admin', '✦ Admin ✦'],
    ['Admin', 'A.d-m_i n'],
    ['Admin', 'Ádmín'],
    ['Вова', 'BOBA'],
    ['Illia', 'lllia'],
    ['Пётр', 'Петр'],
    ['modern', 'modem'],
    ['𝐀𝐧𝐧𝐚', 'Anna'],
    ['A\u200bnna', 'Anna'],
  ])('%s and %s', (one, other) => {
    expect(skeletonOf(one)).toBe(skeletonOf(other));
  });

  test.each([
    ['Аня', 'Яна'],
    ['Чай', 'Чаи'],
    ['Anna', 'Hanna'],
    ['Вера', 'Мера'],
  ])('not %s and %s', (one, other) => {
    expect(skeletonOf(one)).not.toBe(skeletonOf(other));
  });

  test('a name without letters is like no other', () => {
    expect(skeletonOf('✦ … ✦')).toBe('');
  });

  test('what a skeleton is made of is one itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const skeleton = skeletonOf(name);
        expect(skeletonOf(name.normalize('NFD'))).toBe(skeleton);
        expect(skeletonOf(` ${name}!`)).toBe(skeleton);
      }),
    );
  });
});

describe('who is called like somebody else', () => {
  const [ME, FIRST, SECOND, OWNER] = ['1', '2', '3', '4'];
  const role: Role = {
    ...{ id: '77', name: 'moderators', position: 1, permissions: '0', color: 0, hoist: false, managed: false, mentionable: false },
    ...{ colors: { primary_color: 0, secondary_color: null, tertiary_color: null }, icon: null, unicode_emoji: null, flags: 0 },
  };

  /** Two people of a guild and how they are called. `above`: the second has a role. */
  function found(first: string, second: string, { above = false, friend = false, me = 'Я' } = {}) {
    const called = (id: string, nick: string, roles: string[] = []) => ({ ...member(id), nick, roles });
    const members = [called(ME, me), called(FIRST, first), called(SECOND, second, above ? [role.id] : []), called(OWNER, 'Хозяйка')];
    const state = apply(initialState, ['READY', ready([guild('10', { owner_id: OWNER, roles: [role], members })])]);
    const friendship = { id: SECOND, type: FRIEND, nickname: null, user: user(SECOND), since: '2026-01-01T00:00:00.000Z' } as const;
    return [...findImitations(friend ? apply(state, ['RELATIONSHIP_ADD', friendship]) : state, '10')];
  }

  test('the owner, somebody above, and a friend', () => {
    expect(found('Xoзяйka', 'Анна')).toEqual([[FIRST, OWNER]]);
    expect(found('Ahha', 'Анна', { above: true })).toEqual([[FIRST, SECOND]]);
    expect(found('Ahha', 'Анна', { friend: true })).toEqual([[FIRST, SECOND]]);
  });

  test('neither one of two who are equal, nor oneself, nor who is called like nobody', () => {
    expect(found('Анна', 'Анна')).toEqual([]);
    expect(found('Ольга', 'Анна', { me: 'Xoзяйka' })).toEqual([]);
    expect(found('Ольга', 'Анна', { above: true, friend: true })).toEqual([]);
  });

  test('also by the name that somebody above logs in with', () => {
    expect(found(user(SECOND).username, 'Анна', { above: true })).toEqual([[FIRST, SECOND]]);
  });
});
