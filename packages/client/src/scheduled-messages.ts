import type { EventData } from '@chat-js/protocol/events.ts';
import type { ScheduledMessage } from '@chat-js/protocol/scheduled-messages.ts';
import { keyBy, without } from './records.ts';
import type { State } from './state.ts';

/** One that is new or has changed. Before the list was fetched there is nothing to keep true. */
export function applyScheduled(state: State, message: ScheduledMessage): State {
  return state.scheduled ? { ...state, scheduled: { ...state.scheduled, [message.id]: message } } : state;
}

/** It was deleted, or sent. */
export function applyScheduledDelete(state: State, { id }: EventData<'SCHEDULED_MESSAGE_DELETE'>): State {
  const scheduled = state.scheduled && without(state.scheduled, [id]);
  return scheduled === state.scheduled ? state : { ...state, scheduled };
}

/** All that the person has scheduled, as just fetched. */
export function rememberScheduled(state: State, messages: readonly ScheduledMessage[]): State {
  return { ...state, scheduled: keyBy(messages, ({ id }) => id) };
}
