import { expect, test } from 'vitest';
import { createHeard } from './heard.ts';

test('what was heard lately is known, and the memory has an end', () => {
  const heard = createHeard(100);
  for (let i = 0; i < 1000; i++) heard.add(String(i));
  for (let i = 950; i < 1000; i++) expect(heard.has(String(i))).toBe(true);
  const known = Array.from({ length: 1000 }, (_, i) => heard.has(String(i))).filter(Boolean);
  expect(known.length).toBeLessThanOrEqual(100);
  expect(heard.has('1000')).toBe(false);
});
