import { toError } from './failures.ts';
import type { Call, Outcome } from './group.ts';
import type { Write } from './writes.ts';

/** Where groups are written: a thread, or this one in tests. One group at a time. */
export interface WriterSeat {
  post(group: Call[]): void;
  /** Called when every group was answered. */
  close(): Promise<void>;
}

/** Bounds the memory of a group on its way and the time the first of it waits for the last. */
const MAX_GROUP = 512;

interface Waiting {
  call: Call;
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
}

/** Group commit: what arrives while the disk is busy becomes the next group. Answers of a group settle in one turn, in order of arrival. */
export function createWriter() {
  let waiting: Waiting[] = [];
  let writing: Waiting[] = [];
  let seat: WriterSeat | undefined;
  let scheduled = false;
  let refusal: Error | undefined;
  let onQuiet: (() => void) | undefined;

  function next(): void {
    scheduled = false;
    if (writing.length > 0) return;
    if (waiting.length === 0) onQuiet?.();
    else if (seat) {
      writing = waiting.splice(0, MAX_GROUP);
      seat.post(writing.map(({ call }) => call));
    }
  }

  /** The seat took the group; the next one is on its way to the disk before the answers are handed out. */
  function answered([answers, failures]: Outcome): void {
    const group = writing;
    writing = [];
    next();
    const failed = new Map(failures);
    group.forEach(({ resolve, reject }, index) => {
      const failure = failed.get(index);
      if (failure) reject(toError(failure));
      else resolve(answers[index] as never);
    });
  }

  /** The seat is gone: nothing waiting can be known to be on disk. */
  function broken(error: Error): void {
    refusal ??= error;
    const lost = writing.concat(waiting);
    writing = [];
    waiting = [];
    for (const { reject } of lost) reject(error);
    onQuiet?.();
  }

  const write: Write = (name, ...args) =>
    new Promise<never>((resolve, reject) => {
      if (refusal) {
        reject(refusal);
        return;
      }
      waiting.push({ call: [name, ...args], resolve, reject });
      // A turn's writes leave together; a lone write waits for nobody.
      if (writing.length > 0 || scheduled) return;
      scheduled = true;
      setImmediate(next);
    });

  return {
    write,
    answered,
    broken,
    sit(taken: WriterSeat): void {
      seat = taken;
      next();
    },
    /** @throws whatever ended the writer. */
    check(): void {
      if (refusal) throw refusal;
    },
    async close(): Promise<void> {
      const isBroken = refusal !== undefined;
      refusal ??= new Error('The storage is closed');
      if (!isBroken && (writing.length > 0 || waiting.length > 0)) {
        await new Promise<void>((resolve) => {
          onQuiet = resolve;
        });
      }
      await seat?.close();
    },
  };
}

export type Writer = ReturnType<typeof createWriter>;
