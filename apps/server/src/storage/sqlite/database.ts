import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** One connection with its prepared statements. Snowflakes are bound as they are and read with `CAST(… AS TEXT)`. */
export interface Database {
  get<T>(sql: string, ...values: SQLInputValue[]): T | undefined;
  all<T>(sql: string, ...values: SQLInputValue[]): T[];
  /** Each row an array: half the price of an object. */
  arrays<T>(sql: string, ...values: SQLInputValue[]): T[];
  /** Answers how many rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number;
  exec(sql: string): void;
  inTransaction(): boolean;
  close(): void;
}

/** How long a connection waits for another process that writes, such as the command line. Unit: ms. */
const BUSY_TIMEOUT = 5000;

export function openDatabase(path: string): Database {
  makePrivate(path);
  const connection = new DatabaseSync(path, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: false });
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON');

  const asObjects = new Map<string, StatementSync>();
  const asArrays = new Map<string, StatementSync>();
  const asChanges = new Map<string, StatementSync>();

  function prepared(cache: Map<string, StatementSync>, sql: string): StatementSync {
    const known = cache.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    if (cache === asArrays) statement.setReturnArrays(true);
    // A write answers the row id too, and a snowflake is no JavaScript number.
    if (cache === asChanges) statement.setReadBigInts(true);
    cache.set(sql, statement);
    return statement;
  }

  return {
    get: <T>(sql: string, ...values: SQLInputValue[]) => prepared(asObjects, sql).get(...values) as T | undefined,
    all: <T>(sql: string, ...values: SQLInputValue[]) => prepared(asObjects, sql).all(...values) as T[],
    arrays: <T>(sql: string, ...values: SQLInputValue[]) => prepared(asArrays, sql).all(...values) as T[],
    run: (sql, ...values) => Number(prepared(asChanges, sql).run(...values).changes),
    exec: (sql) => connection.exec(sql),
    inTransaction: () => connection.isTransaction,
    close: () => connection.close(),
  };
}

/**
 * Creates a file that only its owner reads; SQLite gives the same mode to the -wal and -shm files beside it. A file that
 * exists is not touched: closing a descriptor of it would drop the locks this process holds on it (POSIX fcntl).
 */
export function makePrivate(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
}
