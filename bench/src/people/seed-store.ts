import type { Id } from '@chat-js/protocol/ids.ts';
import { createTokens } from '../../../apps/server/src/features/auth/tokens.ts';
import { systemClock } from '../../../apps/server/src/lib/clock.ts';
import { loadSecrets } from '../../../apps/server/src/lib/secrets.ts';
import { openSqliteStorage } from '../../../apps/server/src/storage/sqlite/sqlite-storage.ts';
import { seedCommunity } from './community.ts';

export interface SeedStore {
  /** How a node finds the store. */
  environment: Record<string, string>;
  channels: readonly Id[];
  tokens: readonly string[];
  remove(): Promise<void>;
}

/** Fills a new store with a community; the folder is the caller's. */
export async function openSeedStore(
  plan: { people: number; channels: number; mongodb: string | undefined },
  folder: string,
): Promise<SeedStore> {
  const storage = await openSqliteStorage({ folder, exclusive: true });
  const community = await seedCommunity(storage, plan);
  await storage.close();
  const issuer = createTokens((await loadSecrets(folder)).token_key, systemClock);
  const tokens = await Promise.all(community.people.map((person) => issuer.issueAccess(person)));
  return { environment: { DATA_DIR: folder }, channels: community.channels, tokens, remove: async () => undefined };
}
