import type { Id } from '@chat-js/protocol/ids.ts';
import type { CallError } from './errors.ts';
import type { State } from './state.ts';

/** A message that another one answers. `ping`: its author is told. */
export interface Answered {
  message_id: Id;
  ping: boolean;
}

/** What is known of a recording without its bytes. */
export interface SpokenEntry {
  duration_secs: number;
  waveform: string;
  kept: boolean;
}

/** A message that is not known to be on the server yet. */
export interface OutboxEntry {
  nonce: string;
  channel_id: Id;
  content: string;
  /** The message that it answers. */
  answers?: Answered;
  /** It is spoken: its recording lies under the nonce. `kept`: it survives a reload. */
  voice?: SpokenEntry;
  /** ms since 1970, by this device's clock */
  created_at: number;
  /** `waiting`: for the connection or for a busy server; `failed`: refused, the person decides. */
  state: 'sending' | 'waiting' | 'failed';
  /** Why it waits or failed. */
  error: CallError | null;
}

/** New entries go behind the others; those that are there already stay as they are. */
export function addEntries(state: State, entries: readonly OutboxEntry[]): State {
  const fresh = entries.filter(({ nonce }) => !state.outbox.some((entry) => entry.nonce === nonce));
  return fresh.length === 0 ? state : { ...state, outbox: [...state.outbox, ...fresh] };
}

/** Changes nothing when the entry is settled already. */
export function changeEntry(state: State, nonce: string, change: Partial<Pick<OutboxEntry, 'state' | 'error' | 'voice'>>): State {
  if (!state.outbox.some((entry) => entry.nonce === nonce)) return state;
  return { ...state, outbox: state.outbox.map((entry) => (entry.nonce === nonce ? { ...entry, ...change } : entry)) };
}

/** One message waits, and with it those behind it in its channel. */
export function holdEntries(state: State, channel_id: Id, error: CallError): State {
  const isHeld = (entry: OutboxEntry) => entry.channel_id === channel_id && entry.state !== 'failed';
  return { ...state, outbox: state.outbox.map((entry) => (isHeld(entry) ? { ...entry, state: 'waiting', error } : entry)) };
}

/** The entry is a message now, or is not wanted any more. */
export function settleEntry(state: State, nonce: string | undefined): State {
  if (nonce === undefined || !state.outbox.some((entry) => entry.nonce === nonce)) return state;
  return { ...state, outbox: state.outbox.filter((entry) => entry.nonce !== nonce) };
}

/** The message of a channel that is to be sent next. */
export function nextEntry(state: State, channel_id: Id): OutboxEntry | undefined {
  return state.outbox.find((entry) => entry.channel_id === channel_id && entry.state !== 'failed');
}
