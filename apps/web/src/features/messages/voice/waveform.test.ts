import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockOf } from './clock.ts';
import { barsOf, toWaveform } from './waveform.ts';

test('a waveform has at most 256 bytes, and its loudest moment stays', () => {
  const level = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(level, { maxLength: 2000 }), (levels) => {
      const bytes = atob(toWaveform(levels));
      expect(bytes.length).toBeGreaterThanOrEqual(3);
      expect(bytes.length).toBeLessThanOrEqual(256);
      const most = Math.max(...[...bytes].map((byte) => byte.charCodeAt(0)));
      expect(most).toBe(Math.round(Math.max(0, ...levels) * 255));
    }),
  );
});

test('whatever was sent, there are as many bars as fit', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), fc.integer({ min: 1, max: 100 }), (waveform, count) => {
      const bars = barsOf(waveform, count);
      return bars.length === count && bars.every((bar) => bar >= 0 && bar <= 1);
    }),
  );
  expect(barsOf(toWaveform([0, 0.5, 1, 0]), 4).map((bar) => Math.round(bar * 10))).toEqual([0, 5, 10, 0]);
});

test.each([
  [0, '0:00'],
  [9.4, '0:09'],
  [61, '1:01'],
  [1200, '20:00'],
])('%d seconds are %s', (seconds, words) => expect(clockOf(seconds)).toBe(words));
