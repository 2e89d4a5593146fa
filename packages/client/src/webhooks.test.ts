import type { Channel } from '@chat-js/protocol/channels.ts';
import type { EventData } from '@chat-js/protocol/events.ts';
import type { Webhook } from '@chat-js/protocol/webhooks.ts';
import { expect, test } from 'vitest';
import { apply } from './apply.ts';
import { initialState, type State } from './state.ts';
import { rememberWebhooks } from './webhooks.ts';

const channelOf = (id: string) => ({ id, guild_id: '1', type: 0 }) as Channel;
const state: State = { ...initialState, channels: { '7': channelOf('7'), '8': channelOf('8') } };
const WEBHOOK = { id: '20', channel_id: '7', name: 'Маяк #новости' } as Webhook;

test('the webhooks of a channel are forgotten when they change, and with the channel, and after a gap', () => {
  const known = rememberWebhooks(rememberWebhooks(state, '7', [WEBHOOK]), '8', []);
  expect(known.webhooks).toEqual({ '7': [WEBHOOK], '8': [] });
  expect(apply(known, ['WEBHOOKS_UPDATE', { guild_id: '1', channel_id: '7' }]).webhooks).toEqual({ '8': [] });
  expect(apply(known, ['CHANNEL_DELETE', { id: '8', guild_id: '1' } as EventData<'CHANNEL_DELETE'>]).webhooks).toEqual({ '7': [WEBHOOK] });
  expect(apply(known, ['RESYNC', {}]).webhooks).toEqual({});
});

test('of a channel that is gone nothing is remembered', () => {
  expect(rememberWebhooks(state, '9', [WEBHOOK])).toBe(state);
});
