import type { EventData } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Pin } from '@chat-js/protocol/messages.ts';
import { changeMessages, type MessageChange } from './message-changes.ts';
import type { State } from './state.ts';
import { rememberUsers } from './users.ts';

/** What is pinned in a channel, pinned last first. */
export interface Pins {
  items: readonly Pin[];
  /** Something was pinned or unpinned since: to be fetched again. */
  stale: boolean;
}

/** All pins of a channel, as just fetched. */
export function rememberPins(state: State, channel_id: Id, items: readonly Pin[]): State {
  if (!state.channels[channel_id]) return state;
  const next = rememberUsers(
    state,
    items.map(({ message }) => message.author),
  );
  return { ...next, pins: { ...next.pins, [channel_id]: { items, stale: false } } };
}

export function applyPinsUpdate(state: State, { channel_id }: EventData<'CHANNEL_PINS_UPDATE'>): State {
  const pins = state.pins[channel_id];
  return pins ? { ...state, pins: { ...state.pins, [channel_id]: { ...pins, stale: true } } } : state;
}

/** After a gap in the stream. */
export function stalePins(state: State): State {
  return { ...state, pins: Object.fromEntries(Object.entries(state.pins).map(([id, pins]) => [id, { ...pins, stale: true }])) };
}

/** What an event says of a message that is pinned. One that is gone is not, nor is one that says so of itself. */
export function changePins(state: State, channel_id: Id, change: MessageChange): State {
  const pins = state.pins[channel_id];
  if (!pins) return state;
  const messages = pins.items.map(({ message }) => message);
  const changed = changeMessages(messages, change);
  if (changed === messages) return state;
  const byId = new Map(changed.map((message) => [message.id, message]));
  const items = pins.items.flatMap((pin) => {
    const message = byId.get(pin.message.id);
    return message?.pinned ? { ...pin, message } : [];
  });
  return { ...state, pins: { ...state.pins, [channel_id]: { ...pins, items } } };
}
