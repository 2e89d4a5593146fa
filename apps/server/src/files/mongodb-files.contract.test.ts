import { describe, vi } from 'vitest';
import { startTestServer } from '../storage/mongodb/test-server.ts';
import { openTestStorage } from '../storage/mongodb/test-storage.ts';
import { filesContract } from './contract/files.contract.ts';
import { createMongodbFiles } from './mongodb-files.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('MongoDB', () =>
  filesContract(async () => {
    const server = await startTestServer();
    const storage = await openTestStorage(server.databaseUrl());
    return {
      files: createMongodbFiles(storage.connection),
      async close() {
        await storage.close();
        await server.stop();
      },
    };
  }));
