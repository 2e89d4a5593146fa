import type { EventData } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Call, VoiceState } from '@chat-js/protocol/voice.ts';
import { NO_GUILD } from './no-guild.ts';
import { keyBy, without } from './records.ts';
import type { State } from './state.ts';

export function applyVoiceState(state: State, voice: VoiceState): State {
  const place = voice.guild_id ?? NO_GUILD;
  const there = state.voice[place] ?? {};
  if (voice.channel_id !== null) return { ...state, voice: { ...state.voice, [place]: { ...there, [voice.user_id]: voice } } };
  // Another device of theirs talks on.
  if (there[voice.user_id]?.session_id !== voice.session_id) return state;
  return { ...state, voice: { ...state.voice, [place]: without(there, [voice.user_id]) } };
}

/** The calls of conversations, in place of what was known of them. */
export function setCalls(state: State, calls: readonly Call[]): State {
  const voices = calls.flatMap(({ voice_states }) => voice_states);
  const ringing = Object.fromEntries(calls.map((call) => [call.channel_id, call.ringing]));
  return { ...state, calls: ringing, voice: { ...state.voice, [NO_GUILD]: keyBy(voices, ({ user_id }) => user_id) } };
}

export function applyCallCreate(state: State, { channel_id, ringing, voice_states }: Call): State {
  return voice_states.reduce(applyVoiceState, applyCallUpdate(state, { channel_id, ringing }));
}

export function applyCallUpdate(state: State, { channel_id, ringing }: EventData<'CALL_UPDATE'>): State {
  return { ...state, calls: { ...state.calls, [channel_id]: ringing } };
}

export function applyCallDelete(state: State, { channel_id }: EventData<'CALL_DELETE'>): State {
  return { ...state, calls: without(state.calls, [channel_id]), voice: { ...state.voice, [NO_GUILD]: outOf(state, channel_id) } };
}

/** Who talks in a channel of a guild, or in a conversation of NO_GUILD. */
export function voicesIn({ voice }: Pick<State, 'voice'>, place: Id, channel_id: Id): VoiceState[] {
  return Object.values(voice[place] ?? {}).filter((one) => one.channel_id === channel_id);
}

function outOf(state: State, channel_id: Id): Readonly<Record<Id, VoiceState>> {
  const there = state.voice[NO_GUILD] ?? {};
  return without(
    there,
    Object.keys(there).filter((user_id) => there[user_id]?.channel_id === channel_id),
  );
}
