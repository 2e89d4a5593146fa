import { expect, test } from 'vitest';
import { hiddenLinks } from './hidden-links.ts';

test.each([
  ['https://a.ru ||тут https://b.ru и|| https://c.ru', ['https://b.ru']],
  ['||https://a.ru || https://b.ru ||https://c.ru', ['https://a.ru']],
  ['||https://a.ru', []],
  ['https://a.ru', []],
])('what is hidden in %s', (content, links) => {
  expect([...hiddenLinks(content)]).toEqual(links);
});
