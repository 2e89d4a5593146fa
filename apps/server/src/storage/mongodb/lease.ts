import { randomUUID } from 'node:crypto';
import type { Collection } from 'mongodb';
import { StorageInUse } from '../storage.ts';
import { type Connection, withoutSecrets } from './connection.ts';
import { isDuplicate, isUnreachable } from './failures.ts';
import { type Meta, meta } from './meta.ts';

export interface LeaseTimes {
  /** How often the holder shows that it lives. Unit: ms. */
  beat: number;
  /** Whoever did not show it for this long is gone. Unit: ms. */
  gone: number;
}

const TIMES: LeaseTimes = { beat: 3000, gone: 12_000 };
const LOOK_MS = 500;
const ID = 'lease';

interface Lease {
  release(): Promise<void>;
}

interface Options {
  url: string;
  times?: LeaseTimes;
  /** Told once when the lease of another process is waited for. */
  onWait: (seconds: number) => void;
  /** Told when another process took the lease, because this one was silent for too long. The connection refuses everything then. */
  onLost: (error: Error) => void;
}

/**
 * Makes this process the only server of a database. A lease is a document whose number its holder raises; nobody compares
 * clocks: whoever wants it watches whether it still rises. @throws StorageInUse
 */
export async function takeLease(connection: Connection, { url, times = TIMES, onWait, onLost }: Options): Promise<Lease> {
  const leases = meta(connection.db);
  const holder = randomUUID();
  const inUse = new StorageInUse(
    `Another Chat-JS server works on the database ${withoutSecrets(url)}. Stop it, set MONGODB_URL to another database, or set REDIS_URL for all of them, so that they are one server.`,
  );
  await take(leases, holder, times, inUse, onWait);

  let beat = 0;
  const timer = setInterval(() => {
    beat += 1;
    const renewed = connection.use(() => leases.updateOne({ _id: ID, holder }, { $set: { beat } }));
    renewed.then(({ matchedCount }) => {
      if (matchedCount === 0) lose();
    }, ignoreSilence);
  }, times.beat).unref();

  function lose(): void {
    clearInterval(timer);
    connection.refuse(inUse);
    onLost(inUse);
  }

  return {
    async release() {
      clearInterval(timer);
      // A database that does not answer forgets the lease by its silence.
      await leases.deleteOne({ _id: ID, holder }).catch(ignoreSilence);
    },
  };
}

/** A database that does not answer is told by those who ask it; the next beat asks again. */
function ignoreSilence(error: unknown): void {
  if (!isUnreachable(error)) throw error;
}

async function take(leases: Collection<Meta>, holder: string, times: LeaseTimes, inUse: StorageInUse, onWait: Options['onWait']) {
  if (await inserted(leases, holder)) return;
  const first = await leases.findOne({ _id: ID });
  if (!first) return take(leases, holder, times, inUse, onWait);
  onWait(Math.ceil(times.gone / 1000));
  for (const end = performance.now() + times.gone; performance.now() < end; ) {
    await pause(Math.min(LOOK_MS, times.beat));
    const now = await leases.findOne({ _id: ID });
    if (!now) return take(leases, holder, times, inUse, onWait);
    if (now.holder !== first.holder || now.beat !== first.beat) throw inUse;
  }
  const { matchedCount } = await leases.updateOne({ _id: ID, holder: first.holder, beat: first.beat }, { $set: { holder, beat: 0 } });
  if (matchedCount === 0) throw inUse;
}

async function inserted(leases: Collection<Meta>, holder: string): Promise<boolean> {
  try {
    await leases.insertOne({ _id: ID, holder, beat: 0 });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
