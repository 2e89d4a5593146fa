import { expect, test } from 'vitest';
import { type Place, rankPlaces } from './rank-places.ts';

let last = 0;

function place(name: string, rest: Partial<Place> = {}): Place {
  last += 1;
  return { kind: 'channel', id: String(last), guild_id: '1', name, guildName: 'House', unread: false, visited: undefined, ...rest };
}

const names = (places: readonly Place[]) => places.map(({ name }) => name);

test('a name that begins so comes first, then a word of it, then its first letters, then the middle', () => {
  const places = [place('old-ge'), place('storage'), place('great-evening'), place('general'), place('the-general')];
  expect(names(rankPlaces(places, 'ge'))).toEqual(['general', 'old-ge', 'the-general', 'great-evening', 'storage']);
});

test('what does not fit is not offered', () => {
  expect(rankPlaces([place('general')], 'xyz')).toEqual([]);
  expect(rankPlaces([place('general')], 'gnrl')).toEqual([]);
});

test('among equals the unread come first, then where one was last, then by name', () => {
  const places = [
    place('tea-2'),
    place('tea-10'),
    place('tea-b', { visited: 3 }),
    place('tea-a', { visited: 5 }),
    place('tea-z', { unread: true }),
  ];
  expect(names(rankPlaces(places, 'tea'))).toEqual(['tea-z', 'tea-b', 'tea-a', 'tea-2', 'tea-10']);
});

test('with nothing typed there is what is unread, then where one was last, and not where one is', () => {
  const here = place('here', { visited: 0, unread: true });
  const places = [place('never'), place('before', { visited: 2 }), place('just-now', { visited: 1 }), place('new', { unread: true }), here];
  const guild = place('House', { kind: 'guild' });
  expect(names(rankPlaces([guild, ...places], ' ', here.id))).toEqual(['new', 'just-now', 'before', 'never']);
});

test('# asks for channels only and * for servers only', () => {
  const places = [place('garden'), place('Garden club', { kind: 'guild' }), place('garden voice', { type: 2 })];
  expect(names(rankPlaces(places, '#gar'))).toEqual(['garden', 'garden voice']);
  expect(names(rankPlaces(places, '* gar'))).toEqual(['Garden club']);
  expect(names(rankPlaces(places, '*'))).toEqual(['Garden club']);
});

test('a server narrows down which of its channels is meant', () => {
  const places = [place('general', { guildName: 'House' }), place('general', { guildName: 'Shop' })];
  expect(rankPlaces(places, 'gen shop').map(({ guildName }) => guildName)).toEqual(['Shop']);
  expect(names(rankPlaces(places, 'house'))).toEqual(['general']);
});

test('a thread is found by its name, and its channel narrows down which one is meant', () => {
  const places = [
    place('plans', { kind: 'thread', channelName: 'garden' }),
    place('plans', { kind: 'thread', channelName: 'kitchen' }),
    place('garden'),
  ];
  expect(rankPlaces(places, 'plans kit').map(({ channelName }) => channelName)).toEqual(['kitchen']);
  expect(names(rankPlaces(places, '#garden'))).toEqual(['garden', 'plans']);
});

test('the size of letters, ё and what divides words make no difference', () => {
  const places = [place('Зелёный-чай'), place('night-shift')];
  expect(names(rankPlaces(places, 'зеленый'))).toEqual(['Зелёный-чай']);
  expect(names(rankPlaces(places, 'NIGHT SH'))).toEqual(['night-shift']);
  expect(names(rankPlaces(places, 'чай'))).toEqual(['Зелёный-чай']);
});
