import type { Id } from '@chat-js/protocol/ids.ts';
import { createTokens } from '../../../apps/server/src/features/auth/tokens.ts';
import { systemClock } from '../../../apps/server/src/lib/clock.ts';
import { loadSecrets, type Secrets } from '../../../apps/server/src/lib/secrets.ts';
import { connect } from '../../../apps/server/src/storage/mongodb/connection.ts';
import { openMongodbStorage } from '../../../apps/server/src/storage/mongodb/mongodb-storage.ts';
import { loadMongodbSecrets } from '../../../apps/server/src/storage/mongodb/secrets.ts';
import { openSqliteStorage } from '../../../apps/server/src/storage/sqlite/sqlite-storage.ts';
import type { Storage } from '../../../apps/server/src/storage/storage.ts';
import { seedCommunity } from './community.ts';

export interface SeedPlan {
  people: number;
  channels: number;
  /** A MongoDB to keep everything in; else SQLite. */
  mongodb: string | undefined;
}

export interface SeedStore {
  /** How a node finds the store. */
  environment: Record<string, string>;
  channels: readonly Id[];
  tokens: readonly string[];
  /** Removes what is not in the folder. */
  stop(): Promise<void>;
}

/** Fills a new store with a community; the folder is the caller's. */
export async function openSeedStore(plan: SeedPlan, folder: string): Promise<SeedStore> {
  return plan.mongodb === undefined ? await inFolder(plan, folder) : await inMongodb(plan, plan.mongodb, folder);
}

async function inFolder(plan: SeedPlan, folder: string): Promise<SeedStore> {
  const storage = await openSqliteStorage({ folder, exclusive: true });
  const seeded = await fill(storage, plan, await loadSecrets(folder));
  return { ...seeded, environment: { DATA_DIR: folder }, stop: async () => undefined };
}

async function inMongodb(plan: SeedPlan, server: string, folder: string): Promise<SeedStore> {
  const url = databaseOf(server, `chat_load_${process.pid}`);
  const drop = async () => {
    const { db, close } = await connect({ url, hurried: false });
    await db.dropDatabase();
    await close();
  };
  const storage = await openMongodbStorage({ url, exclusive: false });
  try {
    const seeded = await fill(storage, plan, await loadMongodbSecrets(storage.connection));
    return { ...seeded, environment: { DATA_DIR: folder, MONGODB_URL: url }, stop: drop };
  } catch (error) {
    await drop();
    throw error;
  }
}

async function fill(storage: Storage, plan: SeedPlan, { token_key }: Secrets): Promise<Pick<SeedStore, 'channels' | 'tokens'>> {
  try {
    const { channels, people } = await seedCommunity(storage, plan);
    const issuer = createTokens(token_key, systemClock);
    return { channels, tokens: await Promise.all(people.map((person) => issuer.issueAccess(person))) };
  } finally {
    await storage.close();
  }
}

/** The address of a database of the server that `url` names. An address of several hosts is not one that WHATWG knows. */
function databaseOf(url: string, name: string): string {
  const [, server, options = ''] = /^([^/]+\/\/[^/?]+)[^?]*(\?.*)?$/.exec(url) ?? [];
  if (server === undefined) throw new Error('--mongodb: expected an address such as mongodb://127.0.0.1:27017');
  return `${server}/${name}${options}`;
}
