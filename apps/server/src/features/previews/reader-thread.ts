import type { Worker } from 'node:worker_threads';
import { startWorker } from '../../lib/start-worker.ts';
import { Unavailable } from '../../lib/unavailable.ts';
import { within } from '../../lib/within.ts';
import type { Head } from './read-head.ts';

/** Pages are read in a thread of their own: whatever somebody made them of, nobody else waits for it. */
export interface ReaderThread {
  /** The bytes go there and are gone here. @throws Unavailable */
  read(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Head>;
  close(): Promise<void>;
}

export interface ToRead {
  id: number;
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
}

/** A page has 1 MiB at most. Unit: MiB. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 };
/** It may have to start first. */
const READ_MS = 5000;

interface Waiting {
  resolve(head: Head): void;
  reject(error: Error): void;
}

/** The thread starts with the first page, and again after it has ended. */
export function createReaderThread(): ReaderThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let asked = 0;
  let closed = false;

  function start(): Worker {
    const started = startWorker(new URL('./reader-worker.ts', import.meta.url), { resourceLimits: LIMITS });
    const ended = (error: Error) => {
      if (worker === started) void end(error);
    };
    started.on('message', ({ id, head }: { id: number; head: Head }) => {
      waiting.get(id)?.resolve(head);
      waiting.delete(id);
    });
    started.on('error', ended);
    started.on('exit', () => ended(new Unavailable('the thread that reads pages has ended')));
    started.unref();
    return started;
  }

  function end(error: Error): Promise<unknown> | undefined {
    const open = worker;
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    return open?.terminate();
  }

  return {
    async read(bytes, type) {
      if (closed) throw new Unavailable('the server stops');
      asked += 1;
      const id = asked;
      const head = new Promise<Head>((resolve, reject) => waiting.set(id, { resolve, reject }));
      worker ??= start();
      worker.postMessage({ id, bytes, type } satisfies ToRead, [bytes.buffer]);
      try {
        return await within(READ_MS, head);
      } catch (error) {
        // Whatever it is at, it shall not go on.
        void end(new Unavailable('the thread that reads pages was ended'));
        throw error;
      }
    },
    async close() {
      closed = true;
      await end(new Unavailable('the server stops'));
    },
  };
}
