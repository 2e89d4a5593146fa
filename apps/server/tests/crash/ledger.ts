import { compareIds } from '@chat-js/protocol/ids.ts';
import type { Sent } from './api.ts';
import type { Acknowledged } from './writers.ts';

/** Holds what the server said against what it has. Throws at the first difference. */
export function createLedger() {
  /** Id of every message read so far, by nonce. */
  const stored = new Map<string, string>();
  const lastByWriter = new Map<string, number>();
  let acknowledgements = 0;

  return {
    counts: () => ({ acknowledged: acknowledgements, stored: stored.size }),

    /** Messages of a channel that were not read before, oldest first. */
    read(messages: readonly Sent[]): void {
      let previous = '0';
      for (const { id, nonce = '', content } of messages) {
        const [writer = '', number] = nonce.split('-');
        if (content !== `${writer} №${number}`) throw new Error(`Message ${id} says «${content}» under the nonce ${nonce}`);
        if (stored.has(nonce)) throw new Error(`«${content}» is there twice: ${stored.get(nonce)} and ${id}`);
        if (compareIds(previous, id) >= 0) throw new Error(`${id} stands after ${previous}`);
        const last = lastByWriter.get(writer) ?? 0;
        if (Number(number) !== last + 1) throw new Error(`${writer} sent №${number} after №${last}, or №${last + 1} is missing`);
        lastByWriter.set(writer, Number(number));
        stored.set(nonce, id);
        previous = id;
      }
    },

    /** Everything acknowledged is stored under the id that was told, and what was sent after an acknowledgement stands after it. */
    compare(acknowledged: readonly Acknowledged[]): void {
      acknowledgements += acknowledged.length;
      for (const { nonce, id } of acknowledged) {
        const found = stored.get(nonce);
        if (found === undefined) throw new Error(`${nonce} was acknowledged as ${id} and is lost`);
        if (found !== id) throw new Error(`${nonce} was acknowledged as ${id} and stored as ${found}`);
      }
      let latestStart = 0;
      let latest = '';
      for (const { id, started, ended } of [...acknowledged].sort((a, b) => compareIds(a.id, b.id))) {
        if (latestStart > ended) throw new Error(`${latest} stands before ${id} but was sent after it was acknowledged`);
        if (started > latestStart) [latestStart, latest] = [started, id];
      }
    },
  };
}
