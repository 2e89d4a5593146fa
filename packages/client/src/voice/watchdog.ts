import type { Reading } from './stats.ts';

/** ms without a packet while somebody spoke. */
const SPEAKING = 1000;
/** ms without any sign while nobody did: they ask for each other at least every 5 s (consent, RFC 7675). */
const SILENT = 8000;
/** Packets a second from which on somebody speaks; silence has two or three (DTX). */
const FLOW = 15;
/** Readings with fewer that are silence. */
const SLOW = 2;

/** How a connection feels. `readAt`, `aliveAt`: when one looked last, and when something had come, in ms since 1970. */
export interface Pulse {
  readAt: number;
  aliveAt: number;
  flowing: boolean;
  /** Readings in a row with few packets: in one of them somebody may have been cut off. */
  slow: number;
  received: number;
  beats: number;
}

/** The pulse after another reading. Pure. */
export function feelPulse(before: Pulse | undefined, { at, received, beats }: Reading): Pulse {
  if (!before) return { readAt: at, aliveAt: at, flowing: false, slow: 0, received, beats };
  // The counters of a new connection begin anew.
  const packets = received - before.received;
  if (packets === 0 && beats === before.beats) return { ...before, readAt: at };
  if (packets === 0) return { ...before, readAt: at, aliveAt: at, received, beats };
  const slow = (packets * 1000) / Math.max(1, at - before.readAt) >= FLOW ? 0 : before.slow + 1;
  return { readAt: at, aliveAt: at, flowing: slow === 0 || (before.flowing && slow < SLOW), slow, received, beats };
}

/** `quiet`: it is known that nothing is sent. */
export function isStalled({ aliveAt, flowing }: Pulse, now: number, { quiet }: { quiet: boolean }): boolean {
  return now - aliveAt >= (flowing && !quiet ? SPEAKING : SILENT);
}
