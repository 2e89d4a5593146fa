import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { storageContract } from '../contract/storage.contract.ts';
import { openSqliteStorage } from './sqlite-storage.ts';
import { openTestStorage } from './test-storage.ts';

describe('SQLite as the server opens it', () =>
  storageContract(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chat-js-'));
    const storage = await openSqliteStorage({ folder, exclusive: true });
    return {
      ...storage,
      async close() {
        await storage.close();
        rmSync(folder, { recursive: true });
      },
    };
  }));

describe('SQLite as the tests of use cases open it', () => storageContract(openTestStorage));
