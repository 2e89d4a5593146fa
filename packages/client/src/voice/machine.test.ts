import { expect, test } from 'vitest';
import { nextStatus, type Tally, type VoiceStep } from './machine.ts';
import type { VoiceStatus } from './voice-session.ts';

const IDLE: VoiceStatus = { name: 'idle' };

const counted = (tally: Partial<Tally>): VoiceStep => ({
  type: 'counted',
  tally: { pending: 0, late: 0, connected: 0, reconnecting: 0, unreached: 0, ...tally },
});

/** Where these steps lead from nowhere. */
const after = (...steps: VoiceStep[]) => [{ type: 'join' as const, channel_id: '11' }, ...steps].reduce(nextStatus, IDLE);
const joined: VoiceStep = { type: 'joined' };

test('alone one is connected as soon as one is in', () => {
  expect(after()).toEqual({ name: 'joining', channel_id: '11' });
  expect(after(counted({}))).toMatchObject({ name: 'joining' });
  expect(after(joined)).toMatchObject({ name: 'connecting' });
  expect(after(joined, counted({}))).toEqual({ name: 'connected', channel_id: '11' });
});

test('everybody is waited for, but nobody for ever', () => {
  expect(after(joined, counted({ pending: 1, connected: 1 }))).toMatchObject({ name: 'connecting' });
  expect(after(joined, counted({ late: 1, connected: 1 }))).toMatchObject({ name: 'connected' });
  expect(after(joined, counted({ late: 1 }))).toMatchObject({ name: 'connecting' });
  expect(after(joined, counted({ unreached: 2 }))).toEqual({ name: 'failed', channel_id: '11', reason: 'no-route' });
});

test('somebody who comes later or is lost does not make the call of all others a broken one', () => {
  const connected = [joined, counted({ connected: 1 })];
  expect(after(...connected, counted({ connected: 1, pending: 1 }))).toMatchObject({ name: 'connected' });
  expect(after(...connected, counted({ connected: 1, reconnecting: 1 }))).toMatchObject({ name: 'connected' });
  expect(after(...connected, counted({ reconnecting: 1 }))).toMatchObject({ name: 'reconnecting' });
  expect(after(...connected, counted({ reconnecting: 1 }), counted({}))).toMatchObject({ name: 'connected' });
  expect(after(...connected, counted({ unreached: 1 }))).toMatchObject({ name: 'connected' });
});

test('a failure stays until one leaves or joins again', () => {
  const failed = after({ type: 'failed', reason: 'full' });
  expect(failed).toEqual({ name: 'failed', channel_id: '11', reason: 'full' });
  for (const step of [joined, counted({ connected: 1 }), { type: 'carried', channel_id: '12' }] as const) {
    expect(nextStatus(failed, step)).toBe(failed);
  }
  expect(nextStatus(failed, { type: 'left' })).toEqual(IDLE);
  expect(nextStatus(failed, { type: 'join', channel_id: '12' })).toEqual({ name: 'joining', channel_id: '12' });
});

test('whoever is carried into another channel connects there', () => {
  expect(after(joined, counted({ connected: 1 }), { type: 'carried', channel_id: '12' })).toEqual({ name: 'connecting', channel_id: '12' });
});

test('what does not change the status is the same one', () => {
  const connected = after(joined, counted({}));
  expect(nextStatus(connected, counted({ connected: 2 }))).toBe(connected);
});
