import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTestMongo, givenMongo } from '../../../../../scripts/lib/test-mongo.mjs';
import { nothing } from '../../lib/nothing.ts';

/** A MongoDB, or what speaks its protocol, that belongs to the tests of one file. */
export interface TestServer {
  /** The address of a database that no other test uses. */
  databaseUrl(): string;
  /** True for a real MongoDB, which can explain its queries. */
  canExplain: boolean;
  stop(): Promise<void>;
}

/** The server that MONGO_TEST_URL names, else a process of `tools/testmongo` that ends with this one. */
export async function startTestServer(): Promise<TestServer> {
  if (givenMongo !== undefined) return { databaseUrl: urlMaker(givenMongo), canExplain: true, stop: async () => undefined };
  const server = await startTestMongo();
  return { databaseUrl: urlMaker(server.url), canExplain: false, stop: server.stop };
}

/** `stop` ends the process and removes its folder. */
async function startTestMongo(): Promise<{ url: string; stop(): Promise<void> }> {
  const program = await ensureTestMongo();
  const folder = temporaryFolder();
  // It ends when its standard input does: with this process, however that ends.
  const child = spawn(program, ['-dir', folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const isTooSoon = ended.then(() => Promise.reject(new Error('the test database has ended')));
  const [line] = await Promise.race([once(child.stdout, 'data'), isTooSoon]);
  isTooSoon.catch(nothing);
  return {
    url: String(line).trim(),
    async stop() {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** In memory where the system offers that. */
function temporaryFolder(): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'chat-js-mongo-'));
}

function urlMaker(server: string): () => string {
  return () => {
    const [, origin = server, , options = ''] = /^([^/]+\/\/[^/?]+)(\/[^?]*)?(\?.*)?$/.exec(server) ?? [];
    return `${origin}/chat-test-${randomBytes(8).toString('hex')}${options}`;
  };
}
