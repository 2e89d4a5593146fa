import { expect, test } from 'vitest';
import { fitOf, rank } from './rank.ts';

test('a name that begins so fits best, then a word of it, then what is inside', () => {
  expect(fitOf('ан', ['Анна'])).toBe(0);
  expect(fitOf('пет', ['Иван Петров'])).toBe(1);
  expect(fitOf('w', ['tom_w'])).toBe(1);
  expect(fitOf('om', ['tom_w'])).toBe(2);
  expect(fitOf('x', ['tom_w', null])).toBeUndefined();
});

test('the best of several names counts', () => {
  expect(fitOf('ann', ['Joanna', null, 'ann'])).toBe(0);
});

const people = [
  { label: 'Joanna', names: ['Joanna'], online: true },
  { label: 'Anna', names: ['Anna', 'a.smith'], online: false },
  { label: 'Mary Ann', names: ['Mary Ann'], online: true },
  { label: 'Tom', names: ['Tom', 'tom_w'], online: true },
  { label: 'annika', names: ['annika'], online: false },
];
const ranked = (query: string, most = 9) => rank(people, query, most, ({ online }) => online).map(({ label }) => label);

test('who is here comes before who fits better', () => {
  expect(ranked('ann')).toEqual(['Mary Ann', 'Joanna', 'Anna', 'annika']);
});

test('nothing written yet: everybody, those who are here first', () => {
  expect(ranked('')).toEqual(['Joanna', 'Mary Ann', 'Tom', 'Anna', 'annika']);
  expect(ranked('', 2)).toEqual(['Joanna', 'Mary Ann']);
});
