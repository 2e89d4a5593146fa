import { Unavailable } from '../../lib/unavailable.ts';
import { isUnreachable } from './failures.ts';

/** Bounds the memory of a group on its way and the time the first of it waits for the last. */
const MAX_GROUP = 512;
/** How often a group whose fate is unknown is tried again. Unit: ms. */
const RETRY_MS = 500;

interface Waiting<Row, Answer> {
  row: Row;
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

/**
 * Group commit: what arrives while a write is on its way becomes the next group. Answers of a group settle in one turn,
 * in order of arrival.
 *
 * When the database is lost during a write, nobody knows whether the group was kept. It stays and is tried until that is
 * known, so that a message that was kept is also announced; `write` must not keep a row twice. Meanwhile new rows are
 * refused with Unavailable: of them it is known that they were not kept.
 */
export function createGroups<Row, Answer>(write: (rows: Row[]) => Promise<(Answer | Error)[]>, closing: AbortSignal) {
  let waiting: Waiting<Row, Answer>[] = [];
  let isWriting = false;
  let isScheduled = false;
  let isAway = false;

  async function next(): Promise<void> {
    isScheduled = false;
    if (isWriting || waiting.length === 0) return;
    isWriting = true;
    const group = waiting.splice(0, MAX_GROUP);
    const answers = await written(group.map(({ row }) => row));
    isWriting = false;
    // The next group is on its way before the answers are handed out.
    void next();
    group.forEach(({ resolve, reject }, index) => {
      const answer = answers[index] ?? new Error('A message was not answered');
      if (answer instanceof Error) reject(answer);
      else resolve(answer);
    });
  }

  /** Never rejects. */
  async function written(rows: Row[]): Promise<(Answer | Error)[]> {
    for (;;) {
      try {
        const answers = await write(rows);
        isAway = false;
        return answers;
      } catch (error) {
        const reason = error instanceof Error ? error : new Error(String(error));
        const isUnknown = isUnreachable(error) && !closing.aborted;
        if (!isUnknown) return rows.map(() => reason);
        goAway(reason);
        await pause(RETRY_MS);
      }
    }
  }

  function goAway(reason: Error): void {
    isAway = true;
    const refused = waiting;
    waiting = [];
    for (const { reject } of refused) reject(unavailable(reason));
  }

  return {
    insert: (row: Row) =>
      new Promise<Answer>((resolve, reject) => {
        if (isAway) {
          reject(unavailable());
          return;
        }
        waiting.push({ row, resolve, reject });
        // A turn's writes leave together; a lone write waits for nobody.
        if (isWriting || isScheduled) return;
        isScheduled = true;
        setImmediate(next);
      }),
  };
}

function unavailable(cause?: Error): Unavailable {
  return new Unavailable('The database does not answer', { cause });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
