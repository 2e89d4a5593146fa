import type { VoiceSignal } from '@chat-js/protocol/voice.ts';

/** As many signals as wait, and for how many ms. */
const MOST = 200;
const LONGEST = 3000;

interface Held {
  from: string;
  signal: VoiceSignal;
  at: number;
}

/** Signals of those who are not known yet: what they say may be told before they are. */
export function createInbox() {
  let held: Held[] = [];
  return {
    hold(from: string, signal: VoiceSignal) {
      const at = Date.now();
      held = [...held.filter((one) => at - one.at < LONGEST), { from, signal, at }].slice(-MOST);
    },
    /** Those of one session, which is known now. */
    take(from: string): VoiceSignal[] {
      const now = Date.now();
      const taken = held.filter((one) => one.from === from && now - one.at < LONGEST);
      held = held.filter((one) => one.from !== from);
      return taken.map(({ signal }) => signal);
    },
    clear() {
      held = [];
    },
  };
}
