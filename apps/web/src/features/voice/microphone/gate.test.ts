import { expect, test } from 'vitest';
import { createGate, type GateRule } from './gate.ts';
import { toLevel } from './level.ts';

const VOICE: GateRule = { mode: 'voice', threshold: 0.5, release: 200, held: false };
const PUSH: GateRule = { ...VOICE, mode: 'push' };
/** ms */
const BLOCK = 4;

function gate() {
  const { step, threshold } = createGate();
  /** Whether it is open at the end of as many ms of a loudness. */
  const listen = (level: number, ms: number, rule: GateRule) => {
    let open = false;
    for (let at = 0; at < ms; at += BLOCK) open = step(level, BLOCK, rule);
    return open;
  };
  return { listen, threshold };
}

test('what is loud enough is heard from the first moment on, what is not never', () => {
  const { listen } = gate();
  expect(listen(0.49, 3000, VOICE)).toBe(false);
  expect(listen(0.5, BLOCK, VOICE)).toBe(true);
});

test('a word keeps its end: a little less is still heard, and silence only after the release', () => {
  const { listen } = gate();
  listen(0.6, 100, VOICE);
  expect(listen(0.45, 3000, VOICE)).toBe(true);
  expect(listen(0, 200, VOICE)).toBe(true);
  expect(listen(0, BLOCK, VOICE)).toBe(false);
  expect(listen(0.45, 1000, VOICE)).toBe(false);
});

test('with a key only the key counts, however loud it is', () => {
  const { listen } = gate();
  expect(listen(1, 1000, PUSH)).toBe(false);
  expect(listen(0, BLOCK, { ...PUSH, held: true })).toBe(true);
  expect(listen(1, 200, PUSH)).toBe(true);
  expect(listen(1, BLOCK, PUSH)).toBe(false);
});

test('by itself it finds what is noise: a fan goes under, and whoever speaks over it is heard', () => {
  const { listen, threshold } = gate();
  const automatic = { ...VOICE, threshold: null };
  listen(0.45, 15_000, automatic);
  expect(threshold(automatic)).toBeGreaterThan(0.55);
  expect(listen(0.45, BLOCK, automatic)).toBe(false);
  expect(listen(0.7, BLOCK, automatic)).toBe(true);
  // Between words it hears again how quiet the room is.
  listen(0, 500, automatic);
  expect(threshold(automatic)).toBeLessThan(0.3);
});

test('words with pauses stay heard, however long somebody talks', () => {
  const { listen } = gate();
  const automatic = { ...VOICE, threshold: null };
  for (let word = 0; word < 200; word += 1) {
    expect(listen(0.7, 300, automatic)).toBe(true);
    listen(0.1, 100, automatic);
  }
});

test('loudness goes from silence to full scale in equal steps of dB', () => {
  expect([0, 0.0001, 1, 2].map(toLevel)).toEqual([0, 0, 1, 1]);
  expect(toLevel(0.01) - toLevel(0.001)).toBeCloseTo(toLevel(1) - toLevel(0.1));
});
