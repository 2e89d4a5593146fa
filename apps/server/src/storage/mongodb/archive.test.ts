import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveContract } from '../contract/archive.contract.ts';
import { StorageInUse } from '../storage.ts';
import { openMongodbArchive } from './archive.ts';
import { openMongodbStorage } from './mongodb-storage.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { dropDatabase } from './test-storage.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
}, 300_000);
afterAll(() => server.stop());

describe('MongoDB', () =>
  archiveContract(async () => {
    const url = server.databaseUrl();
    const archive = await openMongodbArchive({ url });
    return {
      archive,
      openStorage: () => openMongodbStorage({ url, exclusive: false }),
      async close() {
        await archive.close();
        await dropDatabase(url);
      },
    };
  }));

test('whoever moves a database is alone on it', async () => {
  const url = server.databaseUrl();
  const times = { beat: 50, gone: 200 };
  const storage = await openMongodbStorage({ url, exclusive: true, times });
  await expect(openMongodbArchive({ url, times })).rejects.toThrow(StorageInUse);
  await storage.close();
  const archive = await openMongodbArchive({ url, times });
  await expect(openMongodbStorage({ url, exclusive: true, times })).rejects.toThrow(StorageInUse);
  await archive.close();
  await dropDatabase(url);
});
