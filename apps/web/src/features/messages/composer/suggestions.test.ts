import { expect, test } from 'vitest';
import { suggestCommands, suggestEmoji, suggestPeople } from './suggestions.ts';
import { createWire } from './wire.ts';

const person = (id: string, username: string, global_name: string | null, nick: string | null = null) => ({
  user: { id, username, global_name, discriminator: '0' as const, avatar: null, bot: false, public_flags: 0 },
  member: { nick },
});
const everybody = [person('1', 'anna', 'Анна'), person('2', 'antony', null), person('3', 'tom_w', 'Tom', 'Ант')];
const look = { color: 0, colors: { primary_color: 0, secondary_color: null, tertiary_color: null }, icon: null, unicode_emoji: null };
const role = {
  id: '10',
  name: 'Антенны',
  ...look,
  hoist: false,
  position: 1,
  permissions: '0',
  managed: false,
  mentionable: true,
  flags: 0,
};

function suggest(query: string, { everyone = false, online = ['1', '2', '3'], hidden = [] as string[] } = {}) {
  const people = everybody.map(({ user }) => ({ id: user.id, name: user.username }));
  const wire = createWire({ people, roles: [role], channels: [], custom: [], unicode: () => undefined });
  const meanable = { people: everybody, roles: [role], everyone };
  const source = { meanable, wire, isOnline: (id: string) => online.includes(id), canSee: (id: string) => !hidden.includes(id) };
  return suggestPeople(source, query).map(({ insert }) => insert);
}

test('a person is found by any of their names and written as they log in', () => {
  expect(suggest('ант')).toEqual(['@tom_w', '@Антенны']);
  expect(suggest('tom')).toEqual(['@tom_w']);
  expect(suggest('an')).toEqual(['@antony', '@anna']);
});

test('who is away, or cannot read what is written here, comes after who is here', () => {
  expect(suggest('an', { online: ['1'] })).toEqual(['@anna', '@antony']);
  expect(suggest('an', { hidden: ['2'] })).toEqual(['@anna', '@antony']);
});

test('everybody at once is offered to those who may', () => {
  expect(suggest('e')).not.toContain('@everyone');
  expect(suggest('e', { everyone: true })).toContain('@everyone');
  expect(suggest('', { everyone: true }).slice(-2)).toEqual(['@everyone', '@here']);
});

test('a command that is written in full is sent by Enter, unless it waits for more', () => {
  const commands = [
    { name: '/me', argument: 'text', description: '', required: true },
    { name: '/help', argument: '', description: '', required: false },
  ];
  const complete = (query: string) => suggestCommands(commands, query).map((one) => one.kind === 'command' && one.complete);
  expect(complete('')).toEqual([false, false]);
  expect(complete('he')).toEqual([false]);
  expect(complete('help')).toEqual([true]);
  expect(complete('me')).toEqual([false]);
});

test('an emoji comes in the kept tone, one of a server by its name', () => {
  const custom = [{ id: '9', name: 'Дом', emojis: [{ id: '30', name: 'wave_cat', animated: false, url: '/30.webp' }] }];
  const wire = createWire({ people: [], roles: [], channels: [], custom: custom[0]?.emojis ?? [], unicode: () => undefined });
  const wave = {
    char: '👋',
    group: 1,
    version: 0.6,
    label: { en: 'waving hand', ru: 'машу рукой' },
    names: ['wave'],
    tags: [],
    toned: true,
  };
  const found = suggestEmoji({ entries: [wave], custom, wire, tone: 'dark', locale: 'ru' }, 'wave');
  expect(found.map(({ insert }) => insert)).toEqual(['👋🏿', ':wave_cat:']);
});
