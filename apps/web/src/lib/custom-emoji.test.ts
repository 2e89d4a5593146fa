import { apply } from '@chat-js/client/apply.ts';
import { initialState } from '@chat-js/client/state.ts';
import { guild } from '@chat-js/client/testing/samples.ts';
import { expect, test } from 'vitest';
import { groupsOf } from './custom-emoji.ts';

const emoji = (id: string, name: string) => ({
  id,
  name,
  roles: [],
  require_colons: true,
  managed: false,
  animated: false,
  available: true,
});

const { guilds } = [
  guild('10', { emojis: [emoji('1', 'cat'), emoji('2', 'dog')] }),
  guild('20', { emojis: [] }),
  guild('30', { emojis: [emoji('3', 'fox')] }),
].reduce((state, one) => apply(state, ['GUILD_CREATE', one]), initialState);

test('each server that has emoji is a group, the one where they are to be used first', () => {
  expect(groupsOf(guilds, '30', true)).toEqual([
    { id: '30', name: 'guild30', emojis: [{ id: '3', name: 'fox', animated: false, url: '/cdn/emojis/3.webp' }] },
    {
      id: '10',
      name: 'guild10',
      emojis: [
        { id: '1', name: 'cat', animated: false, url: '/cdn/emojis/1.webp' },
        { id: '2', name: 'dog', animated: false, url: '/cdn/emojis/2.webp' },
      ],
    },
  ]);
  expect(groupsOf(guilds, '20', true).map(({ id }) => id)).toEqual(['10', '30']);
});

test('where nothing from elsewhere is allowed there are those of the server alone', () => {
  expect(groupsOf(guilds, '10', false).map(({ id }) => id)).toEqual(['10']);
  expect(groupsOf(guilds, '20', false)).toEqual([]);
});
