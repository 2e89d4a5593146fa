import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveRows, ArchiveStore, ArchiveTable } from '../archive.ts';
import { ARCHIVE_TABLES } from './archive-tables.ts';
import { type Database, openDatabase } from './database.ts';
import { mendable } from './failures.ts';
import { lockFolder } from './lock.ts';
import { missingMigrations } from './migrations.ts';
import { migrateAlone } from './sqlite-storage.ts';
import { endImport, getImport, keepImport } from './unfinished.ts';

interface Options {
  /** The data folder; made when missing. */
  folder: string;
  /**
   * True to be alone on the folder, and to write. False beside a running server: reads see the store as it was at the
   * moment of opening, whatever is written meanwhile.
   */
  alone: boolean;
}

export function isSqliteFolder(folder: string): boolean {
  return existsSync(join(folder, 'chat.db'));
}

/** One connection in this thread: a command has nobody to keep waiting. @throws StorageInUse, StorageTooNew, StorageFull */
export async function openSqliteArchive({ folder, alone }: Options): Promise<ArchiveStore> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = alone ? lockFolder(folder) : undefined;
  try {
    const db = openDatabase(join(folder, 'chat.db'));
    if (missingMigrations(db).length > 0) migrateAlone(folder, db, alone);
    // The first read of a transaction is the moment it sees from then on.
    if (!alone) db.exec('BEGIN; SELECT count(*) FROM instance');
    return archiveOf(db, () => unlock?.());
  } catch (error) {
    unlock?.();
    throw mendable(error);
  }
}

function archiveOf(db: Database, unlock: () => void): ArchiveStore {
  async function written(work: () => void): Promise<void> {
    try {
      db.exec('BEGIN IMMEDIATE');
      work();
      db.exec('COMMIT');
    } catch (error) {
      // SQLite has rolled back by itself after some errors of the disk.
      if (db.inTransaction()) db.exec('ROLLBACK');
      throw mendable(error);
    }
  }

  return {
    async listRows<T extends ArchiveTable>(table: T, page: { after: ArchiveRows[T] | undefined; limit: number }) {
      return ARCHIVE_TABLES[table].list(db, page);
    },
    insertRows<T extends ArchiveTable>(table: T, rows: readonly ArchiveRows[T][]) {
      return written(() => {
        for (const row of rows) ARCHIVE_TABLES[table].insert(db, row);
      });
    },
    countRows: async (table) => ARCHIVE_TABLES[table].count(db),
    getImport: async () => getImport(db),
    keepImport: (state) => written(() => keepImport(db, state)),
    endImport: () => written(() => endImport(db)),
    async close() {
      db.close();
      unlock();
    },
  };
}
