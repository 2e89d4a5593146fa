import type { Id } from '@chat-js/protocol/ids.ts';
import type { VoiceState } from '@chat-js/protocol/voice.ts';
import type { VoiceWorld } from './ports.ts';

/** ms that a session may be missing after a start of the server before it has to have announced itself again. */
export const GRACE = 30_000;
/** The same for one that is not heard. */
export const GRACE_UNHEARD = 5000;

/** Another session in the channel. */
export interface Seat {
  voice: VoiceState;
  /** Since when the server does not name it, in ms since 1970. Undefined: it does. */
  missingSince: number | undefined;
}

/** By session id. */
export type Roster = ReadonlyMap<string, Seat>;

export const everybody = ({ voice }: VoiceWorld): VoiceState[] => Object.values(voice).flatMap((there) => Object.values(there));

export function othersIn(voices: readonly VoiceState[], channel_id: Id, own: string): VoiceState[] {
  return voices.filter((voice) => voice.channel_id === channel_id && voice.session_id !== own);
}

/** Whoever is named sits there; of those who were there before, `keep` says whether they may be missing. */
export function seat(roster: Roster, named: readonly VoiceState[], keep: (seat: Seat) => boolean, now: number): Roster {
  const next = new Map<string, Seat>();
  for (const [session_id, there] of roster) {
    const replaced = named.some(({ user_id, session_id: other }) => user_id === there.voice.user_id && other !== session_id);
    if (!replaced && keep(there)) next.set(session_id, { ...there, missingSince: there.missingSince ?? now });
  }
  for (const voice of named) next.set(voice.session_id, { voice, missingSince: undefined });
  return next;
}

/** After a start of the server or a gap everybody may announce themselves again. */
export const mayBeMissing = () => true;

/** Otherwise whoever was named and is not any more has left. */
export const wasMissing = ({ missingSince }: Seat) => missingSince !== undefined;
