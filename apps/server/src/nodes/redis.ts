import { createClient } from '@redis/client';
import type { Logger } from '../lib/logger.ts';
import { nothing } from '../lib/nothing.ts';
import { Unavailable } from '../lib/unavailable.ts';

const CONNECT_MS = 2_000;
/** A connection without a sign of life for this long is dead. */
const SILENCE_MS = 2_500;
const PING_MS = 500;
const RETRY_MS = { least: 50, most: 500 };

export type RedisClient = ReturnType<typeof newClient>;

/** One connection to Redis that comes back by itself. */
export interface RedisLink {
  isReady(): boolean;
  /** Throws Unavailable while there is no connection: nothing is queued for later here. */
  client(): RedisClient;
  /** Drops a connection that does not answer, and opens another. What waits for an answer on it is rejected. */
  reset(): void;
  /** Called for each new connection, before anything else is sent on it. */
  onReady(listener: () => void): void;
  /** How often the connection was lost. */
  countReconnects(): number;
  close(): void;
}

/** Connects; throws Unavailable, with the reason, when there is nobody. `url` never reaches a log: it may hold a password. */
export async function openRedis(url: string, logger: Logger): Promise<RedisLink> {
  const listeners: (() => void)[] = [];
  let current = firstClient(url);
  let reconnects = 0;
  let away = false;
  let closed = false;

  /** However many attempts it takes to come back. */
  function lose(): void {
    if (away) return;
    away = true;
    reconnects += 1;
  }

  function watch(client: RedisClient): RedisClient {
    // Each failure is an event of its own while it tries again; being away and being back is what is worth a line.
    client.on('error', nothing);
    client.on('reconnecting', lose);
    client.on('ready', () => {
      away = false;
      for (const listen of listeners) listen();
    });
    return client;
  }

  watch(current);
  const refused = new Promise<never>((_, reject) => {
    current.once('error', (error: Error) =>
      reject(new Unavailable(`The Redis of REDIS_URL does not answer: ${error.message || codeOf(error)}`)),
    );
  });
  try {
    await Promise.race([current.connect(), refused]);
  } catch (error) {
    current.destroy();
    throw error;
  }
  refused.catch(nothing);

  return {
    isReady: () => current.isReady,
    client() {
      if (!current.isReady) throw new Unavailable('Redis is away');
      return current;
    },
    reset() {
      if (closed) return;
      lose();
      current.destroy();
      current = watch(newClient(url));
      const opened = current;
      opened.connect().catch((error: unknown) => {
        if (opened === current && !closed) logger.error({ err: error }, 'the connection to Redis was given up');
      });
    },
    onReady(listener) {
      listeners.push(listener);
    },
    countReconnects: () => reconnects,
    close() {
      closed = true;
      current.destroy();
    },
  };
}

function firstClient(url: string): RedisClient {
  try {
    return newClient(url);
  } catch (error) {
    throw new Unavailable(`REDIS_URL cannot be used: ${error instanceof Error ? error.message : String(error)}.`, { cause: error });
  }
}

function newClient(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: PING_MS,
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      reconnectStrategy: (retries) => Math.min(RETRY_MS.most, RETRY_MS.least * 2 ** retries) * (0.5 + Math.random()),
    },
  });
}

/** Several addresses of one name that all refuse have no message of their own. */
function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name;
}
