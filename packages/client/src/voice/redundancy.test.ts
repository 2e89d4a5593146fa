import { expect, test } from 'vitest';
import { afterLoss, preferredCodecs, type Redundancy } from './redundancy.ts';

const after = (...losses: number[]) => losses.reduce(afterLoss, { on: false, calm: 0 } satisfies Redundancy).on;
const calm = (count: number) => Array.from({ length: count }, () => 0);

test('what is lost is asked for twice until nothing is lost for a while', () => {
  expect(after(0, 0.01, 0.02)).toBe(false);
  expect(after(0.03)).toBe(true);
  expect(after(0.03, ...calm(19))).toBe(true);
  expect(after(0.03, ...calm(19), 0.01, ...calm(19))).toBe(true);
  expect(after(0.03, ...calm(20))).toBe(false);
});

test('a browser takes what it has, and one without Opus decides by itself', () => {
  const codec = (mimeType: string): RTCRtpCodec => ({ mimeType, clockRate: 48_000 });
  const all = [codec('audio/opus'), codec('audio/red'), codec('audio/PCMU')];
  const names = (twice: boolean) => preferredCodecs(all, { twice })?.map(({ mimeType }) => mimeType);
  expect([names(false), names(true)]).toEqual([
    ['audio/opus', 'audio/red'],
    ['audio/red', 'audio/opus'],
  ]);
  expect(preferredCodecs([codec('audio/PCMU')], { twice: true })).toBeUndefined();
});
