import type { Config } from './config.ts';
import { createMongodbFiles } from './files/mongodb-files.ts';
import type { Kept } from './kept.ts';
import type { Logger } from './lib/logger.ts';
import { openMongodbStorage } from './storage/mongodb/mongodb-storage.ts';
import { loadMongodbSecrets } from './storage/mongodb/secrets.ts';

/**
 * In MongoDB, so that nodes need no disk. Those that share a Redis share the database too; any other server has it alone.
 * @throws StorageInUse, StorageTooNew, Unavailable
 */
export async function keepInMongodb(url: string, { REDIS_URL }: Config, logger: Logger): Promise<Kept> {
  const storage = await openMongodbStorage({
    url,
    exclusive: REDIS_URL === undefined,
    onWait: (seconds) => logger.warn({ seconds }, 'a server that did not say goodbye holds the database; waiting to see whether it lives'),
    onLost(error) {
      logger.fatal({ err: error }, 'another server took the database over; this one stops');
      process.kill(process.pid, 'SIGTERM');
    },
  });
  try {
    return { storage, files: createMongodbFiles(storage.connection), secrets: await loadMongodbSecrets(storage.connection) };
  } catch (error) {
    await storage.close();
    throw error;
  }
}
