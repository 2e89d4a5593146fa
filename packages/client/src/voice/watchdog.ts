import type { Reading } from './stats.ts';

/** ms without a packet while somebody spoke. */
const SPEAKING = 1000;
/** ms without any sign while nobody did: they ask for each other at least every 5 s (consent, RFC 7675). */
const SILENT = 8000;
/** Packets a second from which on somebody speaks; silence has two or three (DTX). */
const FLOW = 15;

/** How a connection feels. `aliveAt`: when something came last, in ms since 1970. */
export interface Pulse {
  aliveAt: number;
  flowing: boolean;
  received: number;
  beats: number;
}

/** The pulse after another reading. Pure. */
export function feelPulse(before: Pulse | undefined, { at, received, beats }: Reading): Pulse {
  if (!before) return { aliveAt: at, flowing: false, received, beats };
  // The counters of a new connection begin anew.
  const packets = received - before.received;
  if (packets === 0 && beats === before.beats) return before;
  const flowing = packets === 0 ? before.flowing : (packets * 1000) / Math.max(1, at - before.aliveAt) >= FLOW;
  return { aliveAt: at, flowing, received, beats };
}

/** `quiet`: it is known that nothing is sent. */
export function isStalled({ aliveAt, flowing }: Pulse, now: number, { quiet }: { quiet: boolean }): boolean {
  return now - aliveAt >= (flowing && !quiet ? SPEAKING : SILENT);
}
