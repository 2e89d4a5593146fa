import type { Database } from './database.ts';
import type { Arguments, WRITES, Write } from './writes.ts';

type Reads = Record<string, (db: Database, ...args: never[]) => unknown>;

/** A table of functions as a port has them: without the connection, and promised. */
type Promised<Table> = {
  [Name in keyof Table]: Table[Name] extends (...args: never[]) => unknown
    ? (...args: Arguments<Table[Name]>) => Promise<ReturnType<Table[Name]>>
    : never;
};

export function reading<Table extends Reads>(db: Database, table: Table): Promised<Table> {
  const entries = Object.entries(table).map(([name, read]) => [name, async (...args: never[]) => read(db, ...args)]);
  return Object.fromEntries(entries);
}

export function writing<Table extends Partial<typeof WRITES>>(write: Write, table: Table): Promised<Table> {
  const entries = Object.keys(table).map((name) => [name, (...args: never[]) => write(name as never, ...(args as never))]);
  return Object.fromEntries(entries);
}
