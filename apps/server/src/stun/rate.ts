import { randomInt } from 'node:crypto';
import { networkOf } from '../lib/addresses.ts';

const CELLS = 16_384;
const WINDOW_MS = 1000;

/** True while a network has asked no more than `perSecond` times within this second. */
export type Rate = (address: string, now: number) => boolean;

/**
 * Counts in a table of one size, however many addresses there are or are made up. Networks that fall into one cell share its
 * count for a second: which ones these are changes with every start.
 */
export function createRate(perSecond: number): Rate {
  const counts = new Uint16Array(CELLS);
  const seed = randomInt(2 ** 32);
  let until = 0;
  return (address, now) => {
    if (now >= until) {
      counts.fill(0);
      until = now + WINDOW_MS;
    }
    const cell = hash(networkOf(address), seed) % CELLS;
    const count = counts[cell] ?? 0;
    if (count >= perSecond) return false;
    counts[cell] = count + 1;
    return true;
  };
}

/** FNV-1a, begun with a number that nobody knows. */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
