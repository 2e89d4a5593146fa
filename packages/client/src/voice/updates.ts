import type { OperationRequest } from '@chat-js/protocol/operations.ts';
import type { VoiceQuality } from '@chat-js/protocol/voice.ts';

type Update = OperationRequest<'voice.update'>;

/** ms between two words about how well others are heard. */
const QUALITY_EVERY = 5000;

/** Tells the server what has changed on this device; the latest word is the one that counts. */
export function createUpdates(send: (update: Update) => Promise<unknown>) {
  let waiting: Update | undefined;
  let sending = false;
  let quality: VoiceQuality | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;

  async function flush() {
    if (sending) return;
    sending = true;
    while (waiting) {
      const update = waiting;
      waiting = undefined;
      try {
        await send(update);
      } catch {
        // Whoever joins again says it again.
      }
    }
    sending = false;
  }

  function tell(update: Update) {
    waiting = { ...waiting, ...update };
    void flush();
  }

  return {
    tell,
    tellQuality(next: VoiceQuality | undefined) {
      // Of what is good nothing is said until it was otherwise.
      const isSaid = next === (quality ?? 'good');
      if (next === undefined || isSaid || Date.now() - toldAt < QUALITY_EVERY) return;
      quality = next;
      toldAt = Date.now();
      tell({ quality });
    },
    /** Another server knows nothing of it. */
    forget() {
      quality = undefined;
      waiting = undefined;
    },
  };
}
