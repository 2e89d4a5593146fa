import type { UnfinishedImport } from '../archive.ts';
import { StorageUnfinished } from '../storage.ts';
import type { Database } from './database.ts';

/** The table exists only while an import is unfinished: it is the sign that this is no whole store. */
const EXISTS = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'unfinished_import'";

export function getImport(db: Database): UnfinishedImport | undefined {
  if (!db.get(EXISTS)) return undefined;
  const row = db.get<UnfinishedImport>('SELECT source AS "from", place FROM unfinished_import');
  return row && { ...row };
}

export function keepImport(db: Database, { from, place }: UnfinishedImport): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS unfinished_import (one INTEGER PRIMARY KEY CHECK (one = 1), source TEXT NOT NULL, place TEXT) STRICT',
  );
  db.run('INSERT OR REPLACE INTO unfinished_import (one, source, place) VALUES (1, ?, ?)', from, place);
}

export function endImport(db: Database): void {
  db.exec('DROP TABLE IF EXISTS unfinished_import');
}

/** @throws StorageUnfinished */
export function refuseUnfinished(db: Database, folder: string): void {
  if (!getImport(db)) return;
  throw new StorageUnfinished(
    `The data folder ${folder} holds an import that did not come to its end. Run the same command again and it goes on; or delete the folder.`,
  );
}
