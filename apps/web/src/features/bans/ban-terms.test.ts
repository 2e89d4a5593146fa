import { expect, test } from 'vitest';
import { banSeconds, idsIn } from './ban-terms.ts';

test.each([
  ['ever', '', null],
  ['hours', '12', 43_200],
  ['days', ' 3 ', 259_200],
  ['days', '366', 31_622_400],
  ['days', '367', undefined],
  ['hours', '0', undefined],
  ['hours', '1.5', undefined],
  ['hours', '-1', undefined],
  ['days', '', undefined],
] as const)('a ban of %s %s lasts %s seconds', (unit, count, seconds) => expect(banSeconds(unit, count)).toBe(seconds));

test.each([
  ['155149108183695360, 155149108183695361', ['155149108183695360', '155149108183695361']],
  ['<@155149108183695360>\n155149108183695360', ['155149108183695360']],
  ['call me on 89161234567 or 1551491081836953601234567', []],
  ['', []],
])('the ids in %j are %j', (text, ids) => expect(idsIn(text)).toEqual(ids));
