import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../lib/logger.ts';
import type { Node } from '../lib/node.ts';
import { within } from '../lib/within.ts';
import type { RedisLink } from './redis.ts';

const LEASE_MS = 60_000;
const RENEW_MS = 10_000;
const ANSWER_MS = 2_000;
const RETRY_MS = 200;
const WORKERS = 1024;

/**
 * Takes the next free worker in turn: one that was let go is not held again soon, so that ids which ran ahead of the
 * clock, or a clock that is late, do not meet those of the holder before.
 */
const TAKE = `
  for i = 1, ${WORKERS} do
    local worker = redis.call('INCR', KEYS[1]) % ${WORKERS}
    if redis.call('SET', 'chat:worker:' .. worker, ARGV[1], 'NX', 'PX', ARGV[2]) then return worker end
  end
  return -1`;

/** Keeps a worker, also one whose lease has run out and that nobody took. */
const RENEW = `
  local holder = redis.call('GET', KEYS[1])
  if holder and holder ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return 1`;

const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`;

/** Who this process is among the nodes. */
export interface Identity {
  node: Node;
  /** Goes on as another node, because the others took this one for gone. Waits for Redis as long as it takes. */
  replace(): Promise<void>;
  close(): Promise<void>;
}

export async function takeIdentity(link: RedisLink, logger: Logger): Promise<Identity> {
  const ids = [newNodeId()];
  const current = () => ids.at(-1) ?? '';
  let worker = await takeWorker(link, current());
  let closed = false;

  async function renew(): Promise<void> {
    const held = await within(
      ANSWER_MS,
      link.client().eval(RENEW, { keys: [workerKey(worker)], arguments: [current(), String(LEASE_MS)] }),
    );
    if (held === 1) return;
    worker = await takeWorker(link, current());
    logger.warn({ worker }, 'the lease of the worker had run out; another one was taken');
  }

  const timer = setInterval(() => {
    if (link.isReady()) renew().catch((error: unknown) => logger.warn({ err: error }, 'the lease of the worker was not renewed'));
  }, RENEW_MS).unref();

  return {
    node: {
      get id() {
        return current();
      },
      get worker() {
        return worker;
      },
      was: (id) => ids.includes(id),
    },
    async replace() {
      const id = newNodeId();
      while (!closed) {
        try {
          worker = await takeWorker(link, id);
          ids.push(id);
          logger.warn({ before: ids.at(-2), now: id, worker }, 'the other nodes took this one for gone; it goes on under another id');
          return;
        } catch (error) {
          logger.debug({ err: error }, 'no worker yet');
          await pause(RETRY_MS);
        }
      }
    },
    async close() {
      closed = true;
      clearInterval(timer);
      if (!link.isReady()) return;
      await within(ANSWER_MS, link.client().eval(RELEASE, { keys: [workerKey(worker)], arguments: [current()] })).catch((error: unknown) =>
        logger.debug({ err: error }, 'the worker is let go when its lease ends'),
      );
    },
  };
}

async function takeWorker(link: RedisLink, id: string): Promise<number> {
  const script = { keys: ['chat:worker:turn'], arguments: [id, String(LEASE_MS)] };
  const worker = Number(await within(ANSWER_MS, link.client().eval(TAKE, script)));
  if (worker < 0) throw new Error(`${WORKERS} nodes run already`);
  return worker;
}

function workerKey(worker: number): string {
  return `chat:worker:${worker}`;
}

function newNodeId(): string {
  return randomBytes(9).toString('base64url');
}
