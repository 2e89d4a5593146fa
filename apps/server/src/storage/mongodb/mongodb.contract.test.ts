import { afterAll, beforeAll, describe } from 'vitest';
import { storageContract } from '../contract/storage.contract.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { openTestStorage } from './test-storage.ts';

let server: TestServer | undefined;

beforeAll(async () => {
  server = await startTestServer();
}, 600_000);
afterAll(() => server?.stop());

describe('MongoDB', () =>
  storageContract(async () => {
    if (!server) throw new Error('The test server has not started');
    return openTestStorage(server.databaseUrl());
  }));
