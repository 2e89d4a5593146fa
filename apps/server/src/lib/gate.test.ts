import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Crowded, createGate } from './gate.ts';

function latch() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

test('at once no more than allowed, for one key fewer, and a slow key holds up nobody else', async () => {
  const gate = createGate({ atOnce: 3, perKey: 2, waiting: 10 });
  const slow = latch();
  const begun: string[] = [];
  const work = (name: string, until?: Promise<void>) => async () => {
    begun.push(name);
    await until;
    return name;
  };
  const all = [
    gate.pass('slow', work('slow 1', slow.opened)),
    gate.pass('slow', work('slow 2', slow.opened)),
    gate.pass('slow', work('slow 3')),
    gate.pass('quick', work('quick 1')),
    gate.pass('quick', work('quick 2')),
  ];
  for (let turn = 0; turn < 5; turn++) await nextTurn();
  expect(begun).toEqual(['slow 1', 'slow 2', 'quick 1', 'quick 2']);
  slow.open();
  expect(await Promise.all(all)).toEqual(['slow 1', 'slow 2', 'slow 3', 'quick 1', 'quick 2']);
});

test('whoever finds too many waiting is sent away, and a failure makes room', async () => {
  const gate = createGate({ atOnce: 1, perKey: 1, waiting: 1 });
  const first = latch();
  const failing = gate.pass('a', async () => {
    await first.opened;
    throw new Error('no');
  });
  const waiting = gate.pass('b', () => Promise.resolve('b'));
  await expect(gate.pass('c', () => Promise.resolve('c'))).rejects.toBeInstanceOf(Crowded);
  first.open();
  await expect(failing).rejects.toThrow('no');
  expect(await waiting).toBe('b');
  expect(await gate.pass('c', () => Promise.resolve('c'))).toBe('c');
});
