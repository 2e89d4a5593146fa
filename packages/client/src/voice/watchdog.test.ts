import { expect, test } from 'vitest';
import { compareReadings, type Reading } from './stats.ts';
import { feelPulse, isStalled, type Pulse } from './watchdog.ts';

const NOTHING: Reading = {
  at: 0,
  received: 0,
  lost: 0,
  samples: 0,
  concealed: 0,
  waited: 0,
  emitted: 0,
  beats: 0,
  roundTrip: undefined,
  route: undefined,
};

/** The pulse after these packets, one number for each half second. */
function pulseAfter(packets: readonly number[], beats: readonly number[] = []): Pulse {
  let received = 0;
  let pulse = feelPulse(undefined, NOTHING);
  packets.forEach((more, index) => {
    received += more;
    pulse = feelPulse(pulse, { ...NOTHING, at: (index + 1) * 500, received, beats: beats[index] ?? 0 });
  });
  return pulse;
}

const LOUD = { quiet: false };

test('packets of somebody who speaks are missed after a second', () => {
  const pulse = pulseAfter([25, 25, 25, 0, 0, 0]);
  expect(isStalled(pulse, 2400, LOUD)).toBe(false);
  expect(isStalled(pulse, 2500, LOUD)).toBe(true);
});

test('whoever is cut off in the middle of a reading is missed as soon', () => {
  expect(isStalled(pulseAfter([25, 25, 4, 0, 0]), 2500, LOUD)).toBe(true);
});

test('silence is not a stall, neither with few packets nor with none', () => {
  expect(isStalled(pulseAfter([25, 25, 1, 1, 2, 0, 1, 0, 0]), 5500, LOUD)).toBe(false);
  expect(isStalled(pulseAfter([25, 25, 0, 0, 0, 0]), 3000, { quiet: true })).toBe(false);
  expect(isStalled(pulseAfter([1, 0, 0, 0, 0, 0], [1, 1, 1, 1, 2, 2]), 9000, LOUD)).toBe(false);
});

test('nothing at all is a stall at last', () => {
  expect(isStalled(pulseAfter([1, 0, 0, 0]), 8500, { quiet: true })).toBe(true);
});

test('how well somebody is heard is what had to be made up', () => {
  const qualityOf = (concealed: number) => compareReadings(NOTHING, { ...NOTHING, at: 1000, samples: 48_000, concealed }).quality;
  expect([0, 400, 600, 2300, 2500].map(qualityOf)).toEqual(['good', 'good', 'fair', 'fair', 'poor']);
  expect(compareReadings(NOTHING, { ...NOTHING, received: 90, lost: 10, waited: 6, emitted: 96 })).toMatchObject({
    lost: 0.1,
    buffered: 62.5,
  });
});
