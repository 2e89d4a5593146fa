import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { storageContract } from '../contract/storage.contract.ts';
import { findIndex, type Query, queriesOf, shapeOf } from './test-queries.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { openTestStorage } from './test-storage.ts';

// FerretDB looks at every document of a collection, whatever the indexes are.
vi.setConfig({ testTimeout: 60_000 });

let server: TestServer | undefined;
/** Every query that the contract has made, once for each shape. */
const queries = new Map<string, Query>();

beforeAll(async () => {
  server = await startTestServer();
}, 600_000);
afterAll(() => server?.stop());

function testServer(): TestServer {
  if (!server) throw new Error('The test server has not started');
  return server;
}

describe('MongoDB', () =>
  storageContract(() =>
    openTestStorage(testServer().databaseUrl(), (event) => {
      for (const query of queriesOf(event)) queries.set(shapeOf(query), query);
    }),
  ));

describe('what the contract has asked the database', () => {
  test('has an index for each query, by the list of indexes', () => {
    expect(queries.size).toBeGreaterThan(40);
    const without = [...queries].filter(([, query]) => findIndex(query) === undefined);
    expect(without.map(([shape]) => shape)).toEqual([]);
  });

  // FerretDB has no indexes to explain but those that keep values unique: there the list of indexes has to do.
  test('is found by an index, by the word of a server that can explain it', async () => {
    if (!testServer().canExplain) return expect(testServer().canExplain).toBe(false);
    const url = testServer().databaseUrl();
    const storage = await openTestStorage(url);
    const client = await new MongoClient(url).connect();
    try {
      for (const [shape, { command }] of queries) {
        const plan = await client.db().command({ explain: command, verbosity: 'queryPlanner' });
        expect({ shape, isScan: JSON.stringify(plan).includes('COLLSCAN') }).toEqual({ shape, isScan: false });
      }
    } finally {
      await client.close();
      await storage.close();
    }
  });
});
