import { expect, test } from 'vitest';
import { createQueues } from './queues.ts';

test('one thing after another under one key, side by side under two, and a failure holds up nobody', async () => {
  const queue = createQueues();
  const done: string[] = [];
  const step =
    (name: string, fails = false) =>
    async () => {
      await new Promise((resolve) => setImmediate(resolve));
      done.push(name);
      if (fails) throw new Error(name);
      return name;
    };
  const [first, second, other, third] = await Promise.allSettled([
    queue('a', step('a1', true)),
    queue('a', step('a2')),
    queue('b', step('b1')),
    queue('a', step('a3')),
  ]);
  expect(first.status).toBe('rejected');
  expect([second, other, third]).toMatchObject([{ value: 'a2' }, { value: 'b1' }, { value: 'a3' }]);
  expect(done.filter((name) => name.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
  expect(done.indexOf('b1')).toBeLessThan(done.indexOf('a2'));
});
