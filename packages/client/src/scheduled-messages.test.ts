import type { ScheduledMessage } from '@chat-js/protocol/scheduled-messages.ts';
import { expect, test } from 'vitest';
import { apply } from './apply.ts';
import { rememberScheduled } from './scheduled-messages.ts';
import { initialState } from './state.ts';
import { guild, ready } from './testing/samples.ts';

const message: ScheduledMessage = {
  id: '7',
  channel_id: '11',
  content: 'завтра',
  send_at: '2026-12-01T09:00:00.000000+00:00',
  failed: null,
};
const start = apply(initialState, ['READY', ready([guild('10')])]);
const known = rememberScheduled(start, [message]);

test('what is written for later, changed and sent is kept true once it was fetched', () => {
  const second = { ...message, id: '8' };
  const both = apply(known, ['SCHEDULED_MESSAGE_CREATE', second]);
  expect(both.scheduled).toEqual({ 7: message, 8: second });
  const failed = { ...message, failed: { code: 50013, message: 'Missing Permissions' } };
  expect(apply(both, ['SCHEDULED_MESSAGE_UPDATE', failed]).scheduled).toEqual({ 7: failed, 8: second });
  const sent = apply(both, ['SCHEDULED_MESSAGE_DELETE', { id: '7', channel_id: '11' }]);
  expect(sent.scheduled).toEqual({ 8: second });
  expect(apply(sent, ['SCHEDULED_MESSAGE_DELETE', { id: '7', channel_id: '11' }])).toBe(sent);
});

test('a part of the list never passes for all of it: before it was fetched, and after a gap', () => {
  expect(apply(start, ['SCHEDULED_MESSAGE_CREATE', message])).toBe(start);
  expect(apply(start, ['SCHEDULED_MESSAGE_DELETE', { id: '7', channel_id: '11' }])).toBe(start);
  expect(apply(known, ['RESYNC', {}]).scheduled).toBeNull();
});
