import type { EventData } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { without } from './records.ts';
import type { State } from './state.ts';

/** How long one TYPING_START is shown. Unit: ms (Discord API reference, "Trigger Typing Indicator"). */
export const TYPING_SHOWN = 10_000;

export function applyTypingStart(state: State, { channel_id, user_id, timestamp }: EventData<'TYPING_START'>): State {
  if (!state.channels[channel_id] || user_id === state.me?.id) return state;
  return { ...state, typing: { ...state.typing, [channel_id]: { ...state.typing[channel_id], [user_id]: timestamp } } };
}

/** `timestamp`: of the TYPING_START that is over; a newer one goes on. */
export function stopTyping(state: State, channel_id: Id, user_id: Id, timestamp = Number.POSITIVE_INFINITY): State {
  const heard = state.typing[channel_id]?.[user_id];
  if (heard === undefined || heard > timestamp) return state;
  const rest = without(state.typing[channel_id] ?? {}, [user_id]);
  if (Object.keys(rest).length === 0) return { ...state, typing: without(state.typing, [channel_id]) };
  return { ...state, typing: { ...state.typing, [channel_id]: rest } };
}
