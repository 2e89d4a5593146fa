import { openDatabase } from './database.ts';
import { type Call, runGroup } from './group.ts';
import type { Writer, WriterSeat } from './writer.ts';

/** Writes in this thread: a second connection and the same groups, without the start of a thread. For tests. */
export function startWriterHere(path: string, writer: Writer): WriterSeat {
  const db = openDatabase(path);
  return {
    post(group: Call[]) {
      // A copy, as a thread would see it.
      const outcome = runGroup(db, structuredClone(group));
      setImmediate(() => writer.answered(outcome));
    },
    async close() {
      db.close();
    },
  };
}
