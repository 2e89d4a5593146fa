import type { Installation } from './archive/installation.ts';
import { createMongodbFiles } from './files/mongodb-files.ts';
import { openMongodbArchive } from './storage/mongodb/archive.ts';
import { withoutSecrets } from './storage/mongodb/connection.ts';
import { keepMongodbSecrets, readMongodbSecrets } from './storage/mongodb/secrets.ts';

/** @throws StorageInUse, StorageTooNew, Unavailable */
export async function openInMongodb(url: string): Promise<Installation> {
  const rows = await openMongodbArchive({
    url,
    onWait: (seconds) =>
      console.log(`A server or a command that did not say goodbye holds the database; looking for up to ${seconds} s whether it lives`),
  });
  return {
    name: withoutSecrets(url),
    // Nodes that share a Redis hold no lease.
    mayChange: true,
    rows,
    files: createMongodbFiles(rows.connection),
    secrets: {
      read: () => readMongodbSecrets(rows.connection),
      keep: (secrets) => keepMongodbSecrets(rows.connection, secrets),
    },
    close: rows.close,
  };
}
