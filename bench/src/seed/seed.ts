import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTokens } from '../../../apps/server/src/features/auth/tokens.ts';
import { systemClock } from '../../../apps/server/src/lib/clock.ts';
import { loadSecrets } from '../../../apps/server/src/lib/secrets.ts';
import { openSqliteStorage } from '../../../apps/server/src/storage/sqlite/sqlite-storage.ts';
import type { Address, Plan } from '../systems/system.ts';
import { seedMessages } from './messages.ts';
import { type Seeded, seedPeople } from './people.ts';

/** Beside the code and not in the temporary folder, which may be memory: a send must pay for a disk. */
const CACHE = fileURLToPath(new URL('../../.cache/', import.meta.url));
const SCHEMA = fileURLToPath(new URL('../../../apps/server/src/storage/sqlite/migrations.ts', import.meta.url));
const HERE = fileURLToPath(new URL('.', import.meta.url));

type Recorded = Seeded & Pick<Address, 'history'>;

export interface SeededFolder {
  folder: string;
  address: Omit<Address, 'port'>;
  /** Removes what this run made. */
  remove(): Promise<void>;
}

/** A data folder as planned, with tokens that are valid now. Seeding is kept from run to run; what gets written to is a copy. */
export async function seededFolder(plan: Plan, copyName: string): Promise<SeededFolder> {
  const original = join(CACHE, `${plan.people}-${plan.owners}-${plan.messages}-${await fingerprint()}`);
  const recorded = await recordOf(original, plan);
  const isCopied = plan.messages === 0;
  const folder = isCopied ? join(CACHE, copyName) : original;
  if (isCopied) {
    await rm(folder, { recursive: true, force: true });
    await cp(original, folder, { recursive: true });
  }
  const tokens = createTokens((await loadSecrets(folder)).token_key, systemClock);
  const people = await Promise.all(
    recorded.people.map(async ({ user_id, session_id, channel }) => ({
      channel,
      token: await tokens.issueAccess({ user_id, session_id }),
    })),
  );
  const { channel, history } = recorded;
  const remove = async () => {
    if (isCopied) await rm(folder, { recursive: true, force: true });
  };
  return { folder, address: { channel, people, ...(history ? { history } : {}) }, remove };
}

async function recordOf(folder: string, plan: Plan): Promise<Recorded> {
  try {
    return JSON.parse(await readFile(join(folder, 'seeded.json'), 'utf8')) as Recorded;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return await seed(folder, plan);
  }
}

async function seed(folder: string, plan: Plan): Promise<Recorded> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(CACHE, { recursive: true });
  const storage = await openSqliteStorage({ folder: unfinished, exclusive: true });
  const people = await seedPeople(storage, plan);
  const history = plan.messages > 0 ? await seedMessages(storage, people, plan.messages) : undefined;
  await storage.close();
  const recorded: Recorded = { ...people, ...(history ? { history } : {}) };
  await writeFile(join(unfinished, 'seeded.json'), JSON.stringify(recorded));
  await rename(unfinished, folder);
  return recorded;
}

/** A changed schema or seed makes a new folder. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(SCHEMA));
  for (const name of (await readdir(HERE)).sort()) hash.update(await readFile(join(HERE, name)));
  return hash.digest('hex').slice(0, 12);
}
