import { type CommandStartedEvent, type Db, MongoClient, type MongoClientOptions, MongoServerError } from 'mongodb';
import { Unavailable } from '../../lib/unavailable.ts';
import { isUnreachable, mended } from './failures.ts';

/** How long a call waits for a server before it is told that there is none. Unit: ms. */
const SELECTION_TIMEOUT = 3000;
/** How long a server may be silent about one command. Every query has an index, so this is never a long query. Unit: ms. */
const SOCKET_TIMEOUT = 5000;

const DEFAULT_DATABASE = 'chat';

/** Acknowledged means on the disks of most servers; what is read cannot be rolled back, and one's own writes are seen. */
const OPTIONS: MongoClientOptions = {
  appName: 'Chat-JS',
  writeConcern: { w: 'majority', j: true, wtimeoutMS: SOCKET_TIMEOUT },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
  retryWrites: true,
  retryReads: true,
  serverSelectionTimeoutMS: SELECTION_TIMEOUT,
  connectTimeoutMS: SELECTION_TIMEOUT,
  waitQueueTimeoutMS: SELECTION_TIMEOUT,
  ignoreUndefined: true,
  // Snowflakes are 64-bit integers: a JavaScript number would round them.
  useBigInt64: true,
};

export interface Connection {
  db: Db;
  /** Runs `work`; a database that does not answer becomes Unavailable. @throws Unavailable, StorageFull */
  use<T>(work: () => Promise<T>): Promise<T>;
  /** From here on `use` throws this, whatever happens. */
  refuse(reason: Error): void;
  /** Aborted by `close` and `refuse`: nothing that failed is tried again. */
  closing: AbortSignal;
  /** Waits for what is under way, then does what is `last` while the database can be asked. */
  close(last?: () => Promise<void>): Promise<void>;
}

interface Options {
  /** The options of the driver, in the URL, cannot make a promise weaker. */
  url: string;
  /** False for work that may take long, such as making an index. */
  hurried?: boolean;
  /** Sees every command: for tests. */
  onCommand?: ((event: CommandStartedEvent) => void) | undefined;
}

/** Connects at once, so that a wrong address is told at the start. @throws Unavailable */
export async function connect({ url, hurried = true, onCommand }: Options): Promise<Connection> {
  const client = newClient(url, { ...OPTIONS, ...(hurried && { socketTimeoutMS: SOCKET_TIMEOUT }), monitorCommands: !!onCommand });
  if (onCommand) client.on('commandStarted', onCommand);
  const running = new Set<Promise<unknown>>();
  const closing = new AbortController();
  let refusal: Error | undefined;

  try {
    await client.connect();
  } catch (error) {
    await client.close();
    throw unreachable(url, error);
  }

  return {
    db: client.db(databaseOf(url)),
    async use(work) {
      if (refusal) throw refusal;
      const done = work();
      running.add(done);
      try {
        return await done;
      } catch (error) {
        throw mended(error);
      } finally {
        running.delete(done);
      }
    },
    refuse(reason) {
      refusal ??= reason;
      closing.abort();
    },
    closing: closing.signal,
    async close(last) {
      closing.abort();
      const isClosed = refusal !== undefined;
      refusal ??= new Unavailable('The storage is closed');
      await Promise.allSettled(running);
      try {
        if (!isClosed) await last?.();
      } finally {
        await client.close();
      }
    },
  };
}

function newClient(url: string, options: MongoClientOptions): MongoClient {
  try {
    return new MongoClient(url, options);
  } catch (error) {
    throw unusable(url, error);
  }
}

/** A URL of several hosts is not one that WHATWG knows. */
function databaseOf(url: string): string {
  return /^[^/]+\/\/[^/?]+\/([^/?]+)/.exec(url)?.[1] ?? DEFAULT_DATABASE;
}

/** A URL without its name and password, for people to read. */
export function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//').replace(/\?.*$/, '');
}

const AUTHENTICATION_FAILED = 18;

/** One line, for whoever starts the server. */
function unreachable(url: string, cause: unknown): Unavailable {
  const where = `MongoDB at ${withoutSecrets(url)}`;
  if (cause instanceof MongoServerError && cause.code === AUTHENTICATION_FAILED)
    return new Unavailable(`${where} does not accept the name and password of MONGODB_URL.`, { cause });
  if (!isUnreachable(cause)) return unusable(url, cause);
  return new Unavailable(`${where} does not answer (${messageOf(cause, url)}). Is it running, and is MONGODB_URL right?`, { cause });
}

/** Special characters of a password must be escaped: the commonest fault. */
function unusable(url: string, cause: unknown): Unavailable {
  return new Unavailable(`MONGODB_URL cannot be used: ${messageOf(cause, url)}. Special characters of a password are written as %40.`, {
    cause,
  });
}

function messageOf(error: unknown, url: string): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(url, withoutSecrets(url)).replace(/\.$/, '');
}
