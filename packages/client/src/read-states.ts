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

/** What tells the person by a role of theirs, or by everyone. */
export interface WideMentions {
  roles: readonly Id[];
  everyone: readonly Id[];
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
  return states.reduce<State>((rest, { id, mention_ids = [], ...wide }) => setMentions(rest, id, mention_ids, wideOf(wide)), {
    ...next,
    acked,
  });
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
export function applyMessageAck(state: State, { channel_id, message_id, version, mention_ids, ...wide }: EventData<'MESSAGE_ACK'>): State {
  if (version === undefined) return noteWritten(state, channel_id, message_id);
  const known = ackedOf(state, channel_id);
  const ahead = version - known.version || compareIds(message_id, known.id);
  if (ahead < 0 || (ahead === 0 && !mention_ids)) return state;
  const next = follow(state, channel_id, message_id, version > known.version);
  const acked = { ...next.acked, [channel_id]: { ...known, id: message_id, version } };
  if (!mention_ids || next.remarked[channel_id]) return { ...next, acked };
  return setMentions({ ...next, acked }, channel_id, mention_ids, wideOf(wide));
}

/** Whoever writes has read what is above it. */
export function noteWritten(state: State, channel_id: Id, message_id: Id): State {
  const known = ackedOf(state, channel_id);
  if (compareIds(known.wrote, message_id) >= 0) return markSeen(state, channel_id, message_id);
  const acked = { ...state.acked, [channel_id]: { ...known, wrote: message_id } };
  return markSeen({ ...state, acked }, channel_id, message_id);
}

export function applyMentionsUpdate(
  state: State,
  { channel_id, guild_id, added, removed, target_ids = [] }: EventData<'MENTIONS_UPDATE'>,
): State {
  const known = state.mentions[channel_id] ?? [];
  const next = added.reduce((rest, id) => noteLastMessage(rest, channel_id, id), state);
  const { roles, everyone } = state.wideMentions[channel_id] ?? NONE_WIDE;
  const me = state.me?.id ?? '';
  const wide = guild_id !== undefined && !target_ids.includes(me);
  const mine = state.members[guild_id ?? '']?.[me]?.roles ?? [];
  return setMentions(next, channel_id, [...known.filter((id) => !removed.includes(id) && !added.includes(id)), ...added], {
    roles: wide && target_ids.some((id) => mine.includes(id)) ? [...roles, ...added] : roles,
    everyone: wide && target_ids.includes(guild_id) ? [...everyone, ...added] : everyone,
  });
}

const NONE_WIDE: WideMentions = { roles: [], everyone: [] };

function wideOf({ role_mention_ids = [], everyone_mention_ids = [] }: Partial<ReadState>): WideMentions {
  return { roles: role_mention_ids, everyone: everyone_mention_ids };
}

function setMentions(state: State, channel_id: Id, ids: readonly Id[], { roles, everyone }: WideMentions): State {
  const seen = state.seen[channel_id] ?? '0';
  const unread = ids.filter((id) => compareIds(id, seen) > 0).sort((a, b) => compareIds(b, a));
  if (unread.length === 0 && !state.mentions[channel_id]) return state;
  const mentions = without(state.mentions, [channel_id]);
  const wideMentions = without(state.wideMentions, [channel_id]);
  if (unread.length === 0) return { ...state, mentions, wideMentions };
  const among = (some: readonly Id[]) => some.filter((id) => unread.includes(id));
  return {
    ...state,
    mentions: { ...mentions, [channel_id]: unread.slice(0, LIMITS.countedMentions) },
    wideMentions: { ...wideMentions, [channel_id]: { roles: among(roles), everyone: among(everyone) } },
  };
}
