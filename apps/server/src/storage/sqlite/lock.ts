import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageInUse } from '../storage.ts';
import { makePrivate } from './database.ts';
import { isBusy } from './failures.ts';

/** Gives the folder back. */
export type Unlock = () => void;

/**
 * Makes this process the only server of a data folder. The kernel holds the lock, so it ends with the process however that ends.
 * @throws StorageInUse
 */
export function lockFolder(folder: string): Unlock {
  const path = join(folder, 'lock');
  makePrivate(path);
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    // Nothing is ever written: a journal on disk would only lie about after a crash.
    file.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if (!isBusy(error)) throw error;
    throw new StorageInUse(`Another Chat-JS server is running on the data folder ${folder}. Stop it, or set DATA_DIR to another folder.`);
  }
  return () => file.close();
}
