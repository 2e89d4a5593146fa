import type { Database } from './database.ts';
import { type Failure, toFailure } from './failures.ts';
import { WRITES } from './writes.ts';

/** The name of a write and its arguments. */
export type Call = [name: string, ...args: unknown[]];

/** Answers in the order of the calls; `failures` names by index those that failed. */
export type Outcome = [answers: unknown[], failures: [index: number, failure: Failure][]];

/** By name, for calls whose types were checked where they were made. */
const BY_NAME: Record<string, (db: Database, ...args: never[]) => unknown> = WRITES;

/** Writes a group in one transaction; when one of it fails, each on its own, so that only the guilty one is refused. */
export function runGroup(db: Database, group: readonly Call[]): Outcome {
  try {
    return [runTogether(db, group), []];
  } catch (error) {
    if (group.length === 1) return [[undefined], [[0, toFailure(error)]]];
  }
  const answers: unknown[] = [];
  const failures: Outcome[1] = [];
  group.forEach((call, index) => {
    try {
      answers.push(...runTogether(db, [call]));
    } catch (error) {
      answers.push(undefined);
      failures.push([index, toFailure(error)]);
    }
  });
  return [answers, failures];
}

function runTogether(db: Database, group: readonly Call[]): unknown[] {
  db.run('BEGIN IMMEDIATE');
  try {
    const answers = group.map((call) => run(db, call));
    db.run('COMMIT');
    return answers;
  } catch (error) {
    // SQLite has rolled back by itself after some errors of the disk.
    if (db.inTransaction()) db.run('ROLLBACK');
    throw error;
  }
}

function run(db: Database, [name, ...args]: Call): unknown {
  const write = BY_NAME[name];
  if (!write) throw new Error(`There is no write named ${name}`);
  return write(db, ...(args as never[]));
}
