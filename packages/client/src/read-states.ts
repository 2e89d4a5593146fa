import type { EventData } from '@chat-js/protocol/events.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { ReadState } from '@chat-js/protocol/read-states.ts';
import { noteLastMessage } from './channels.ts';
import { isThread } from './is-thread.ts';
import { without } from './records.ts';
import type { State } from './state.ts';
import { markSeen, setSeen } from './unread.ts';

/** What the server knows of how far a channel was read. */
export interface Acked {
  id: Id;
  version: number;
  /** The newest own message: the server knows by itself that it was read. */
  wrote: Id;
}

const NOTHING: Acked = { id: '0', version: 0, wrote: '0' };

export const ackedOf = (state: State, channel_id: Id): Acked => state.acked[channel_id] ?? NOTHING;

/** Before the channels of READY: how far they were read, on all devices of the person together. */
export function applyReadStates(state: State, states: readonly ReadState[]): State {
  const acked = Object.fromEntries(states.map(({ id, last_message_id, version }) => [id, { id: last_message_id, version, wrote: '0' }]));
  const next = states.reduce<State>(
    (rest, { id, last_message_id, version }) => follow(rest, id, last_message_id, version > ackedOf(state, id).version),
    { ...state, mentions: {} },
  );
  // What was read here may be ahead of what the server knows.
  return states.reduce<State>((rest, { id, mention_ids = [] }) => setMentions(rest, id, mention_ids), { ...next, acked });
}

/** After the channels of READY: of those that it did not name nothing is new. */
export function readTheRest(state: State): State {
  const rest = Object.values(state.channels).filter((channel) => !state.acked[channel.id] && !(isThread(channel) && !channel.member));
  const read = rest.reduce((next, { id, last_message_id }) => (last_message_id ? markSeen(next, id, last_message_id) : next), state);
  const acked = Object.fromEntries(rest.map(({ id, last_message_id }) => [id, { ...NOTHING, id: last_message_id ?? '0' }]));
  return { ...read, acked: { ...acked, ...read.acked } };
}

/** What was set by hand here and not told yet stands; what was set by hand elsewhere counts more than what was read here. */
function follow(state: State, channel_id: Id, message_id: Id, byHand: boolean): State {
  if (state.remarked[channel_id]) return state;
  if (!byHand) return markSeen(state, channel_id, message_id);
  const isBack = compareIds(message_id, state.seen[channel_id] ?? '0') < 0;
  return { ...setSeen(state, channel_id, message_id), held: isBack ? { ...state.held, [channel_id]: true } : state.held };
}

/** The higher version counts, and of the same version what is read further: in whatever order they come. */
export function applyMessageAck(state: State, { channel_id, message_id, version, mention_ids }: EventData<'MESSAGE_ACK'>): State {
  if (version === undefined) return noteWritten(state, channel_id, message_id);
  const known = ackedOf(state, channel_id);
  const ahead = version - known.version || compareIds(message_id, known.id);
  if (ahead < 0 || (ahead === 0 && !mention_ids)) return state;
  const next = follow(state, channel_id, message_id, version > known.version);
  const acked = { ...next.acked, [channel_id]: { ...known, id: message_id, version } };
  if (!mention_ids || next.remarked[channel_id]) return { ...next, acked };
  return setMentions({ ...next, acked }, channel_id, mention_ids);
}

/** Whoever writes has read what is above it. */
export function noteWritten(state: State, channel_id: Id, message_id: Id): State {
  const known = ackedOf(state, channel_id);
  if (compareIds(known.wrote, message_id) >= 0) return markSeen(state, channel_id, message_id);
  const acked = { ...state.acked, [channel_id]: { ...known, wrote: message_id } };
  return markSeen({ ...state, acked }, channel_id, message_id);
}

export function applyMentionsUpdate(state: State, { channel_id, added, removed }: EventData<'MENTIONS_UPDATE'>): State {
  const known = state.mentions[channel_id] ?? [];
  const next = added.reduce((rest, id) => noteLastMessage(rest, channel_id, id), state);
  return setMentions(next, channel_id, [...known.filter((id) => !removed.includes(id) && !added.includes(id)), ...added]);
}

function setMentions(state: State, channel_id: Id, ids: readonly Id[]): State {
  const seen = state.seen[channel_id] ?? '0';
  const unread = ids.filter((id) => compareIds(id, seen) > 0).sort((a, b) => compareIds(b, a));
  if (unread.length === 0 && !state.mentions[channel_id]) return state;
  const rest = without(state.mentions, [channel_id]);
  return { ...state, mentions: unread.length === 0 ? rest : { ...rest, [channel_id]: unread.slice(0, LIMITS.countedMentions) } };
}
