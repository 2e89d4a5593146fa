/**
 * Counts deliveries without trusting anybody: each message must reach each of its receivers once. A frame is parsed exactly when its bytes
 * are seen for the first time; a receiver that gets the same bytes is counted by comparing them, which costs less than reading them.
 */
export interface Tally {
  /** A frame arrived at a receiver; answers the sequence numbers of its messages. */
  take(receiver: number, frame: Buffer): readonly number[];
  deliveries(): number;
  /** Throws unless each of the messages 0 to `sent - 1` reached everyone it was for exactly once. */
  check(sent: number): void;
}

export interface TallyOptions {
  receivers: number;
  /** How many of them each message is for: all, or one. */
  audience: number;
  contents(frame: Buffer): string[];
  sameForAll: boolean;
  /** The message has reached every receiver. */
  complete(sequence: number): void;
}

interface Seen {
  index: number;
  bytes: Buffer;
  sequences: readonly number[];
}

const KEPT = 1024;

/** The content of message number `sequence`, `size` characters long. */
export function contentOf(sequence: number, size: number): string {
  return `#${sequence} `.padEnd(size, 'the quick brown fox jumps over the lazy dog ');
}

export function sequenceOf(content: string): number {
  if (content[0] !== '#') throw new Error(`Not sent by the generator: ${content.slice(0, 40)}`);
  return Number.parseInt(content.slice(1), 10);
}

export function createTally({ receivers, audience, contents, sameForAll, complete }: TallyOptions): Tally {
  const reached: number[] = [];
  const received = new Uint32Array(receivers);
  // Receivers see frames in the same order, so each one's next is most often the successor of its last.
  const next = new Uint32Array(receivers);
  const kept: (Seen | undefined)[] = new Array(KEPT);
  let frames = 0;
  let total = 0;

  const parse = (frame: Buffer) => contents(frame).map(sequenceOf);

  function find(from: number, to: number, frame: Buffer): Seen | undefined {
    for (let index = Math.min(to, frames) - 1; index >= Math.max(0, from); index--) {
      const seen = kept[index % KEPT];
      if (seen?.index === index && seen.bytes.length === frame.length && seen.bytes.equals(frame)) return seen;
    }
    return undefined;
  }

  function recognise(receiver: number, frame: Buffer): readonly number[] {
    const expected = find(next[receiver] ?? 0, (next[receiver] ?? 0) + 1, frame) ?? find(frames - KEPT, frames, frame);
    if (expected) {
      next[receiver] = expected.index + 1;
      return expected.sequences;
    }
    const sequences = parse(frame);
    if (sequences.length === 0) return sequences;
    kept[frames % KEPT] = { index: frames, bytes: Buffer.from(frame), sequences };
    next[receiver] = ++frames;
    return sequences;
  }

  return {
    take: (receiver, frame) => {
      const sequences = sameForAll ? recognise(receiver, frame) : parse(frame);
      received[receiver] = (received[receiver] ?? 0) + sequences.length;
      total += sequences.length;
      for (const sequence of sequences) {
        const count = (reached[sequence] ?? 0) + 1;
        reached[sequence] = count;
        if (count === audience) complete(sequence);
      }
      return sequences;
    },
    deliveries: () => total,
    check: (sent) => {
      for (let sequence = 0; sequence < sent; sequence++) {
        if (reached[sequence] !== audience)
          throw new Error(`Message ${sequence} arrived ${reached[sequence] ?? 0} times for ${audience} receivers`);
      }
      const wrong = received.findIndex((count) => count !== sent);
      if (audience === receivers && wrong >= 0) throw new Error(`Receiver ${wrong} got ${received[wrong]} messages of ${sent}`);
      if (total !== sent * audience) throw new Error(`${total} deliveries of ${sent * audience}`);
    },
  };
}
