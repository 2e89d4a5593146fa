import type { DirectChannel } from '@chat-js/protocol/direct-messages.ts';
import { expect, test } from 'vitest';
import { apply } from './apply.ts';
import { NO_GUILD } from './no-guild.ts';
import { initialState } from './state.ts';
import { ready, user } from './testing/samples.ts';
import { hasNews } from './unread.ts';

const conversation: DirectChannel = { id: '50', type: 1, recipients: [user('9')], last_message_id: '60', flags: 0 };
const request: DirectChannel = { ...conversation, is_message_request: true, is_message_request_timestamp: '2026-01-01T00:00:00.000Z' };

test('a request stands apart from the conversations and is unread nowhere, until it is accepted', () => {
  const asked = apply(initialState, ['READY', { ...ready(), private_channels: [request] }]);
  expect([Object.keys(asked.requests), asked.direct, asked.channels['50']]).toEqual([['50'], {}, undefined]);
  expect(hasNews(asked, NO_GUILD)).toBe(false);
  const more = apply(asked, ['CHANNEL_UPDATE', { ...request, last_message_id: '61' }]);
  // Told late.
  const late = apply(more, ['CHANNEL_UPDATE', request]);
  expect(late.requests['50']?.last_message_id).toBe('61');
  const accepted = apply(late, ['CHANNEL_UPDATE', { ...conversation, last_message_id: '61' }]);
  expect([accepted.requests, Object.keys(accepted.direct)]).toEqual([{}, ['50']]);
});

test('a request that is declined goes, and so does one that is not told of any more', () => {
  const asked = apply(initialState, ['READY', { ...ready(), private_channels: [request] }]);
  expect(apply(asked, ['CHANNEL_DELETE', request]).requests).toEqual({});
  expect(apply(asked, ['READY', ready()]).requests).toEqual({});
});
