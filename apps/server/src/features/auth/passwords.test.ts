import { expect, test } from 'vitest';
import { createPasswords } from './passwords.ts';

const passwords = createPasswords({ rounds: 4 });

test('the right password opens, a wrong one does not', async () => {
  const known = await passwords.hash('сойка и клён');
  expect(await passwords.verify('сойка и клён', known)).toBe(true);
  expect(await passwords.verify('сойка и клен', known)).toBe(false);
});

test('a long password counts to its last letter', async () => {
  const known = await passwords.hash(`${'длинный '.repeat(60)}а`);
  expect(await passwords.verify(`${'длинный '.repeat(60)}б`, known)).toBe(false);
});

test('the same letters typed as composed or decomposed characters are the same password', async () => {
  const known = await passwords.hash('й'.normalize('NFC').repeat(8));
  expect(await passwords.verify('й'.normalize('NFD').repeat(8), known)).toBe(true);
});

test('a password that an earlier version has kept still opens', async () => {
  expect(await passwords.verify('сойка и клён', '$2b$04$K8j43dtG5LME4EzQtJKZDuhXTqQp4xchvb7YIQOMMnjT8R0fLrUOe')).toBe(true);
});

test('nobody has no password', async () => {
  expect(await passwords.verify('', undefined)).toBe(false);
});

test('an unknown name costs as much time as a known one', async () => {
  const slow = createPasswords({ rounds: 10 });
  const known = await slow.hash('password');
  const time = async (stored: string | undefined) => {
    const start = performance.now();
    await slow.verify('wrong password', stored);
    return performance.now() - start;
  };
  await time(known);
  const samples = { known: [] as number[], unknown: [] as number[] };
  for (let i = 0; i < 7; i++) {
    samples.known.push(await time(known));
    samples.unknown.push(await time(undefined));
  }
  const median = (list: number[]) => list.sort((a, b) => a - b)[3] ?? 0;
  expect(median(samples.unknown) / median(samples.known)).toBeGreaterThan(0.5);
  expect(median(samples.unknown) / median(samples.known)).toBeLessThan(2);
});
