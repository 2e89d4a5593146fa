import type { EventData } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Webhook } from '@chat-js/protocol/webhooks.ts';
import { without } from './records.ts';
import type { State } from './state.ts';

/** The webhooks of a channel, as just fetched. */
export function rememberWebhooks(state: State, channel_id: Id, webhooks: readonly Webhook[]): State {
  if (!state.channels[channel_id]) return state;
  return { ...state, webhooks: { ...state.webhooks, [channel_id]: webhooks } };
}

/** To be fetched again by whoever shows them. */
export function applyWebhooksUpdate(state: State, { channel_id }: EventData<'WEBHOOKS_UPDATE'>): State {
  return { ...state, webhooks: without(state.webhooks, [channel_id]) };
}
