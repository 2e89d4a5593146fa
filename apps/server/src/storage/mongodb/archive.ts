import { nothing } from '../../lib/nothing.ts';
import type { ArchiveRows, ArchiveStore, ArchiveTable } from '../archive.ts';
import { archiveTables } from './archive-tables.ts';
import { type Connection, connect } from './connection.ts';
import { type LeaseTimes, takeLease } from './lease.ts';
import { prepareDatabase } from './mongodb-storage.ts';
import { endImport, getImport, keepImport } from './unfinished.ts';

interface Options {
  url: string;
  /** Told when another process seems to hold the database and is watched for this many seconds. */
  onWait?: (seconds: number) => void;
  times?: LeaseTimes;
}

export interface MongodbArchive extends ArchiveStore {
  /** For what else is kept in the database. Ends with the archive. */
  connection: Connection;
}

/**
 * Alone on the database, as far as its lease says: nodes that share a Redis hold none.
 * @throws StorageInUse, StorageTooNew, Unavailable
 */
export async function openMongodbArchive({ url, times, onWait = nothing }: Options): Promise<MongodbArchive> {
  await prepareDatabase(url);
  const connection = await connect({ url, hurried: false });
  try {
    // Whoever lost the lease is told by the next call.
    const { release } = await takeLease(connection, { url, ...(times && { times }), onWait, onLost: nothing });
    return { ...archiveOf(connection), connection, close: () => connection.close(release) };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function archiveOf({ db, use }: Connection): Omit<ArchiveStore, 'close'> {
  const tables = archiveTables(db);
  return {
    listRows: <T extends ArchiveTable>(table: T, page: { after: ArchiveRows[T] | undefined; limit: number }) =>
      use(() => tables[table].list(page)),
    insertRows: <T extends ArchiveTable>(table: T, rows: readonly ArchiveRows[T][]) => use(() => tables[table].insert(rows)),
    countRows: (table) => use(() => tables[table].count()),
    getImport: () => use(() => getImport(db)),
    keepImport: (state) => use(() => keepImport(db, state)),
    endImport: () => use(() => endImport(db)),
  };
}
