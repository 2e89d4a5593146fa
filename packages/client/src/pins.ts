import type { EventData } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message, Pin } from '@chat-js/protocol/messages.ts';
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

/** Messages that are gone are not pinned. */
export function dropPins(state: State, channel_id: Id, ids: ReadonlySet<Id>): State {
  const pins = state.pins[channel_id];
  if (!pins?.items.some(({ message }) => ids.has(message.id))) return state;
  return { ...state, pins: { ...state.pins, [channel_id]: { ...pins, items: pins.items.filter(({ message }) => !ids.has(message.id)) } } };
}

/** A message reads otherwise now. */
export function changePinned(state: State, message: Message): State {
  const pins = state.pins[message.channel_id];
  if (!pins?.items.some((pin) => pin.message.id === message.id)) return state;
  const items = pins.items.flatMap((pin) => (pin.message.id !== message.id ? pin : message.pinned ? { ...pin, message } : []));
  return { ...state, pins: { ...state.pins, [message.channel_id]: { ...pins, items } } };
}
