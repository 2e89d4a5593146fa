import type { Secrets } from '../../src/lib/secrets.ts';
import { connect } from '../../src/storage/mongodb/connection.ts';
import { readMongodbSecrets } from '../../src/storage/mongodb/secrets.ts';
import { startTestServer, type TestServer } from '../../src/storage/mongodb/test-server.ts';
import { dropDatabase } from '../../src/storage/mongodb/test-storage.ts';
import { atEnd } from './at-end.ts';

let server: Promise<TestServer> | undefined;
const databases = new Map<string, string>();

/** The address of a database that belongs to this name, such as a data folder, until the file's last test. */
export async function testDatabase(name: string): Promise<string> {
  const { databaseUrl } = await testMongodb();
  const known = databases.get(name);
  if (known !== undefined) return known;
  const url = databaseUrl();
  databases.set(name, url);
  atEnd(() => dropDatabase(url));
  return url;
}

/** One MongoDB-compatible server for the tests of a file. */
export function testMongodb(): Promise<TestServer> {
  server ??= start();
  return server;
}

async function start(): Promise<TestServer> {
  const started = await startTestServer();
  atEnd(started.stop);
  return started;
}

export async function readSecretsIn(url: string): Promise<Secrets | undefined> {
  const connection = await connect({ url });
  try {
    return await readMongodbSecrets(connection);
  } finally {
    await connection.close();
  }
}
