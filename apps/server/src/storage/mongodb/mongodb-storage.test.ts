import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Unavailable } from '../../lib/unavailable.ts';
import { StorageInUse, StorageTooNew } from '../storage.ts';
import { connect } from './connection.ts';
import { INDEXES } from './indexes.ts';
import type { Meta } from './meta.ts';
import { openMongodbStorage } from './mongodb-storage.ts';
import { loadMongodbSecrets, readMongodbSecrets } from './secrets.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { dropDatabase } from './test-storage.ts';

vi.setConfig({ testTimeout: 30_000 });

let server: TestServer | undefined;
beforeAll(async () => {
  server = await startTestServer();
}, 600_000);
afterAll(() => server?.stop());

async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const url = server?.databaseUrl() ?? '';
  try {
    await work(url);
  } finally {
    await dropDatabase(url);
  }
}

async function withClient(url: string, work: (client: MongoClient) => Promise<unknown>): Promise<void> {
  const client = await new MongoClient(url).connect();
  try {
    await work(client);
  } finally {
    await client.close();
  }
}

const TIMES = { beat: 100, gone: 1000 };

describe('a database without Redis belongs to one server:', () => {
  test('another one is refused with a sentence, and let in after a goodbye', () =>
    withDatabase(async (url) => {
      const first = await openMongodbStorage({ url, exclusive: true, times: TIMES });
      await expect(openMongodbStorage({ url, exclusive: true, times: TIMES })).rejects.toThrow(StorageInUse);
      await expect(openMongodbStorage({ url, exclusive: true, times: TIMES })).rejects.toThrow(/set REDIS_URL for all of them/);
      const beside = await openMongodbStorage({ url, exclusive: false });
      await beside.check();
      await beside.close();
      await first.check();
      await first.close();
      const second = await openMongodbStorage({ url, exclusive: true, times: TIMES });
      await second.close();
    }));

  test('after a crash the next one waits, says so, and gets it', () =>
    withDatabase(async (url) => {
      await (await openMongodbStorage({ url, exclusive: false })).close();
      await withClient(url, (client) => client.db().collection<Meta>('meta').insertOne({ _id: 'lease', holder: randomUUID(), beat: 7 }));
      const waits: number[] = [];
      const started = performance.now();
      const storage = await openMongodbStorage({ url, exclusive: true, times: TIMES, onWait: (seconds) => waits.push(seconds) });
      expect(performance.now() - started).toBeGreaterThan(TIMES.gone - 50);
      expect(waits).toEqual([1]);
      await storage.check();
      await storage.close();
    }));

  test('who was taken for dead notices, and refuses everything from then on', () =>
    withDatabase(async (url) => {
      const lost: Error[] = [];
      const storage = await openMongodbStorage({ url, exclusive: true, times: TIMES, onLost: (error) => lost.push(error) });
      await withClient(url, (client) =>
        client
          .db()
          .collection<Meta>('meta')
          .updateOne({ _id: 'lease' }, { $set: { holder: randomUUID(), beat: 0 } }),
      );
      await vi.waitFor(() => expect(lost).toHaveLength(1), 5000);
      await expect(storage.check()).rejects.toThrow(StorageInUse);
      await expect(storage.users.getUser('1')).rejects.toThrow(StorageInUse);
      await storage.close();
      await withClient(url, async (client) => expect(await client.db().collection('meta').countDocuments()).toBeGreaterThan(1));
    }));
});

describe('a database', () => {
  test('written by a newer program is refused with a sentence, and left as it is', () =>
    withDatabase(async (url) => {
      await withClient(url, (client) => client.db().collection<Meta>('meta').insertOne({ _id: 'format', version: 1000 }));
      await expect(openMongodbStorage({ url, exclusive: true })).rejects.toThrow(StorageTooNew);
      await withClient(url, async (client) => {
        expect((await client.db().listCollections().toArray()).map(({ name }) => name)).toEqual(['meta']);
      });
    }));

  test('that lost an index gets it back at the next start', () =>
    withDatabase(async (url) => {
      await (await openMongodbStorage({ url, exclusive: true })).close();
      await withClient(url, (client) => client.db().collection('users').dropIndex('username'));
      await (await openMongodbStorage({ url, exclusive: true })).close();
      await withClient(url, async (client) => {
        expect((await client.db().collection('users').indexes()).map(({ name }) => name).sort()).toEqual([
          '_id_',
          'admin',
          'disabled',
          'email',
          'pending',
          'username',
        ]);
      });
    }));

  test('is made ready by nodes that start together as by one', () =>
    withDatabase(async (url) => {
      const nodes = await Promise.all(Array.from({ length: 4 }, () => openMongodbStorage({ url, exclusive: false })));
      for (const node of nodes) await node.close();
      await withClient(url, async (client) => {
        for (const [name, wanted] of Object.entries(INDEXES)) {
          const made = (await client.db().collection(name).indexes()).map((index) => index.name);
          expect(made.sort()).toEqual(['_id_', ...wanted.map((index) => index.name)].sort());
        }
      });
    }));

  test('gives the same secrets to all who start at once, and to those who come later', () =>
    withDatabase(async (url) => {
      const connections = await Promise.all([connect({ url }), connect({ url }), connect({ url })]);
      const [first, ...others] = connections;
      if (!first) throw new Error('no connection');
      expect(await readMongodbSecrets(first)).toBeUndefined();
      const secrets = await Promise.all(connections.map(loadMongodbSecrets));
      expect(new Set(secrets.map(({ token_key }) => Buffer.from(token_key).toString('hex'))).size).toBe(1);
      expect(await readMongodbSecrets(first)).toEqual(secrets[0]);
      expect(secrets[0]?.token_key).toHaveLength(32);
      for (const connection of [first, ...others]) await connection.close();
    }));

  test('is the one that the address names, or chat', async () => {
    const { origin } = /^(?<origin>[^/]+\/\/[^/?]+)/.exec(server?.databaseUrl() ?? '')?.groups ?? {};
    for (const [address, name] of [
      [`${origin}`, 'chat'],
      [`${origin}/`, 'chat'],
      [`${origin}/?appName=x`, 'chat'],
      [`${origin}/mine?appName=x`, 'mine'],
    ]) {
      const connection = await connect({ url: address ?? '' });
      expect(connection.db.databaseName).toBe(name);
      await connection.close();
    }
  });
});

describe('where nothing answers', () => {
  test('the start ends with one sentence that names the place and keeps the password to itself', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as { port: number };
    closed.close();
    const opening = openMongodbStorage({ url: `mongodb://name:secret@127.0.0.1:${port}/chat`, exclusive: true });
    const error = await opening.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Unavailable);
    expect((error as Error).message).toMatch(
      /^MongoDB at mongodb:\/\/127\.0\.0\.1:\d+\/chat does not answer \(.*\)\. Is it running, and is MONGODB_URL right\?$/,
    );
    expect((error as Error).message).not.toContain('secret');
  });
});
