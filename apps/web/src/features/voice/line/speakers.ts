import type { VoiceSession } from '@chat-js/client/voice/voice-session.ts';
import { create } from 'zustand';

/** ms; a ring is there within 150 ms. */
const LOOK_EVERY = 70;
/** ms that it stays between two words. */
const LINGER = 250;
/** Of full scale: what is quieter is the room. */
const AUDIBLE = 0.01;

/** Sessions that are heard right now, and `own`. */
export const useSpeakers = create<{ ids: readonly string[] }>(() => ({ ids: [] }));

/** Looks who speaks until it is stopped. */
export function watchSpeakers(session: VoiceSession): () => void {
  const heardAt = new Map<string, number>();

  function look() {
    const { peers } = session.getSnapshot();
    const now = performance.now();
    for (const id of ['own', ...peers.map(({ session_id }) => session_id)]) if (session.level(id) > AUDIBLE) heardAt.set(id, now);
    for (const [id, at] of heardAt) if (now - at > LINGER) heardAt.delete(id);
    const ids = [...heardAt.keys()].sort();
    if (ids.join() !== useSpeakers.getState().ids.join()) useSpeakers.setState({ ids });
  }

  const timer = setInterval(look, LOOK_EVERY);
  return () => {
    clearInterval(timer);
    useSpeakers.setState({ ids: [] });
  };
}
