import { join } from 'node:path';
import type { Config } from './config.ts';
import { createDiskFiles } from './files/disk.ts';
import type { FileStore } from './files/files.ts';
import type { Logger } from './lib/logger.ts';
import { loadSecrets, type Secrets } from './lib/secrets.ts';
import { openSqliteStorage } from './storage/sqlite/sqlite-storage.ts';
import type { Storage } from './storage/storage.ts';

/** Everything of an installation that outlives the process. Closed with the storage. */
export interface Kept {
  storage: Storage;
  files: FileStore;
  secrets: Secrets;
}

/**
 * Opens what the configuration names. `storage` is another store to use, for tests. The driver of MongoDB is loaded only
 * by those who need it. @throws StorageInUse, StorageTooNew, StorageUnfinished, StorageFull, Unavailable
 */
export async function openKept(config: Config, logger: Logger, storage?: Storage): Promise<Kept> {
  const { DATA_DIR, MONGODB_URL } = config;
  if (MONGODB_URL !== undefined && !storage) {
    const { keepInMongodb } = await import('./kept-in-mongodb.ts');
    return keepInMongodb(MONGODB_URL, config, logger);
  }
  const opened = storage ?? (await openSqliteStorage({ folder: DATA_DIR, exclusive: true }));
  try {
    // Only in a folder that is this program's: a half imported one gets no secrets of its own.
    return { storage: opened, files: createDiskFiles(join(DATA_DIR, 'files')), secrets: await loadSecrets(DATA_DIR) };
  } catch (error) {
    if (!storage) await opened.close();
    throw error;
  }
}

/** For a command that writes a row beside a running server. */
export async function openBesideServer({ MONGODB_URL: url, DATA_DIR: folder }: Config): Promise<Storage> {
  if (url === undefined) return openSqliteStorage({ folder, exclusive: false });
  const { openMongodbStorage } = await import('./storage/mongodb/mongodb-storage.ts');
  return openMongodbStorage({ url, exclusive: false });
}
