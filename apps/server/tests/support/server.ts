import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../src/app.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import type { VoiceTimes } from '../../src/connections/voices.ts';
import type { Context } from '../../src/features/context.ts';
import { setUpFromEnvironment } from '../../src/features/instance/setup.ts';
import { type Fetcher, Unfetchable } from '../../src/features/previews/port.ts';
import type { Clock } from '../../src/lib/clock.ts';
import { readSecrets } from '../../src/lib/secrets.ts';
import type { PublicWeb } from '../../src/outside/public-web.ts';
import { openWith } from '../../src/storage/sqlite/sqlite-storage.ts';
import { startWriterHere } from '../../src/storage/sqlite/writer-here.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { atEnd } from './at-end.ts';
import { readSecretsIn, testDatabase } from './mongodb.ts';

export interface ServerOptions {
  /** Settings beside those every test server has. */
  env?: Record<string, string>;
  clock?: Clock;
  storage?: Storage;
  passwordRounds?: number;
  /** Another way to the web than none. */
  fetcher?: Fetcher;
  /** Other push services than none. */
  pushServicesIn?: PublicWeb;
  /** Other times than the usual ones. */
  voiceTimes?: VoiceTimes;
  /** False: nobody has used the setup link yet. */
  setUp?: boolean;
  /** A data folder that outlives the server, with the real writer thread: for starting again on it. */
  folder?: string;
  /** True when faults of the server are what the test provokes. */
  faults?: boolean;
}

export interface TestServer {
  url: string;
  ctx: Context;
  folder: string;
  /** What was logged, one JSON line each. */
  log: string[];
  /** What the server signs its tokens with. */
  tokenKey(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Tests ask nobody outside. */
const nowhere: Fetcher = { fetch: () => Promise.reject(new Unfetchable('name')) };

export const ADMIN = { username: 'admin', password: 'the password of the admin' };

/** A whole server in this process, on a port of its own, contract checks on; open for registration unless told otherwise. */
export async function startServer({ env = {}, setUp = true, faults = false, ...options }: ServerOptions = {}): Promise<TestServer> {
  const folder = options.folder ?? (await temporaryFolder());
  const log: string[] = [];
  const store = await storeOf(folder, options, env);
  const given = {
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    RATE_LIMITS: 'off',
    STUN_PORT: '0',
    LOG_LEVEL: 'info',
    ...store.env,
    ...env,
  };
  const config = loadConfig(given);
  const app = await createApp({
    config,
    logger: pino({ level: config.LOG_LEVEL, base: null }, { write: (line: string) => void log.push(line) }),
    clock: options.clock,
    ...('storage' in store && { storage: store.storage }),
    passwordRounds: options.passwordRounds ?? 4,
    fetcher: options.fetcher ?? nowhere,
    pushServicesIn: options.pushServicesIn ?? { resolve: () => Promise.resolve([]) },
    ...(options.voiceTimes && { voiceTimes: options.voiceTimes }),
    strict: true,
  });
  if (setUp) {
    await setUpFromEnvironment(app.ctx, ADMIN);
    await app.ctx.storage.instance.updateInstance({ registration: 'open' });
  }
  const url = await app.listen();
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= app.close();
    return closed;
  };
  atEnd(async () => {
    await close();
    const errors = log.filter((line) => (JSON.parse(line) as { level: number }).level >= 50);
    if (errors.length > 0 && !faults) throw new Error(`the server logged faults:\n${errors.join('')}`);
  });
  const tokenKey = () => readTokenKey(config);
  return { url, ctx: app.ctx, folder, log, tokenKey, close };
}

async function readTokenKey({ MONGODB_URL: url, DATA_DIR }: Config): Promise<Uint8Array> {
  const secrets = url === undefined ? await readSecrets(DATA_DIR) : await readSecretsIn(url);
  return secrets?.token_key ?? Promise.reject(new Error('the server has no secrets yet'));
}

/** SQLite, or what CHAT_TEST_STORE names; the same for a folder that a server was on before. */
async function storeOf(
  folder: string,
  options: ServerOptions,
  env: Record<string, string>,
): Promise<{ env?: Record<string, string>; storage?: Storage }> {
  if (options.storage) return { storage: options.storage };
  if (env.MONGODB_URL !== undefined) return {};
  if (process.env.CHAT_TEST_STORE === 'mongodb') return { env: { MONGODB_URL: await testDatabase(folder) } };
  return options.folder === undefined ? { storage: await openWith(folder, startWriterHere, undefined) } : {};
}

/** In memory where the system offers that: what waits for a disk is measured elsewhere. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(PLACE, 'chat-js-test-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that a test turns on. */
export function turnableClock(): Clock & { turn(ms: number): void } {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    turn(ms) {
      ahead += ms;
    },
  };
}
