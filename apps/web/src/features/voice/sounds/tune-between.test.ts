import { expect, test } from 'vitest';
import { type Heard, tuneBetween } from './tune-between.ts';

const alone: Heard = { channel_id: '7', others: [], selfMuted: false, selfDeafened: false };
const nowhere: Heard = { ...alone, channel_id: undefined };

test('one hears oneself and others come and go', () => {
  expect(tuneBetween(nowhere, alone)).toBe('come');
  expect(tuneBetween(alone, { ...alone, others: ['1'] })).toBe('come');
  expect(tuneBetween({ ...alone, others: ['1', '2'] }, { ...alone, others: ['2'] })).toBe('go');
  expect(tuneBetween({ ...alone, others: ['1'] }, nowhere)).toBe('ended');
  expect(tuneBetween(alone, { ...alone, channel_id: '8', others: ['1'] })).toBe('come');
});

test('what one switches is heard, and what changes elsewhere is not', () => {
  expect(tuneBetween(alone, { ...alone, selfMuted: true })).toBe('muted');
  expect(tuneBetween({ ...alone, selfMuted: true }, alone)).toBe('unmuted');
  expect(tuneBetween(alone, { ...alone, selfDeafened: true, others: ['1'] })).toBe('deafened');
  expect(tuneBetween({ ...alone, selfDeafened: true }, alone)).toBe('undeafened');
  expect(tuneBetween(nowhere, { ...nowhere, selfMuted: true })).toBeUndefined();
  expect(tuneBetween(alone, { ...alone })).toBeUndefined();
});
