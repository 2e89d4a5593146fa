import { setTimeout as pause } from 'node:timers/promises';
import type { Id } from '@chat-js/protocol/ids.ts';
import { Crowded, createGate } from '../../lib/gate.ts';
import type { Logger } from '../../lib/logger.ts';
import { Unavailable } from '../../lib/unavailable.ts';
import type { MessageRow } from '../messages/store.ts';
import { type PushAnswer, type PushHeaders, type PushServices, type Recipient, Unsendable } from './port.ts';

/** A message of which somebody may have to be told. */
export interface Written {
  channel_id: Id;
  message_id: Id;
  /** ms since 1970. */
  due_at: number;
}

export interface Delivery {
  user_id: Id;
  to: Recipient;
  text: string;
  headers: PushHeaders;
  /** Asked right before it is sent, which may be minutes later. */
  isWanted(): Promise<boolean>;
  /** There is no such device any more. */
  gone(): Promise<void>;
}

/** What waits in the memory of this node, and is lost when it stops: the message itself is not, and is there when the app opens. */
export interface Pushes {
  publicKey: string;
  isAllowed: PushServices['isAllowed'];
  /** It is looked at some seconds from now: whoever is at a device has read it by then. What is too much is left out. */
  add(message: Pick<MessageRow, 'id' | 'channel_id'>, now: number): void;
  takeDue(now: number): Written[];
  /** Sends behind the caller, and again for a while when that fails. */
  deliver(delivery: Delivery): void;
  /** What waits is given up. */
  close(): Promise<void>;
}

/** ms */
const DELAY_MS = 5000;
const WAITING = 5000;
/** Requests of this node: altogether, for one person, whose devices may be anywhere, and how many may wait. */
const BOUNDS = { atOnce: 16, perKey: 2, waiting: 2000, waitingPerKey: 20 };
/** Between the attempts, unless the push service names a longer time. ms */
const PAUSES = [2000, 15_000, 60_000];
const LONGEST_PAUSE_MS = 300_000;
/** Deliveries that wait to be tried again. */
const RETRYING = 2000;

export function createPushes({ services, logger }: { services: PushServices; logger: Logger }): Pushes {
  const gate = createGate(BOUNDS);
  const closing = new AbortController();
  const working = new Set<Promise<void>>();
  let waiting: Written[] = [];
  let retrying = 0;
  let isFull = false;

  /** Said once, until there is room again. */
  function full(): void {
    if (!isFull) logger.warn('too many notifications wait to be sent to browsers; some are left out');
    isFull = true;
  }

  /** Undefined: it is not wanted any more. */
  async function attempt({ user_id, to, text, headers, isWanted }: Delivery): Promise<PushAnswer | Unsendable | undefined> {
    try {
      return await gate.pass(user_id, async () =>
        (await isWanted()) ? await services.send(to, text, headers, closing.signal) : undefined,
      );
    } catch (error) {
      if (error instanceof Unsendable) return error;
      throw error;
    }
  }

  async function tryAgain(delivery: Delivery, ms: number, attempts: number): Promise<void> {
    if (retrying >= RETRYING) return full();
    retrying += 1;
    await pause(ms, undefined, { ref: false, signal: closing.signal }).finally(() => {
      retrying -= 1;
    });
    await send(delivery, attempts);
  }

  async function send(delivery: Delivery, attempts = 0): Promise<void> {
    const answer = await attempt(delivery);
    if (!answer) return;
    const service = new URL(delivery.to.endpoint).host;
    if (isGone(answer)) {
      logger.info({ service, status: statusOf(answer) }, 'a device that notifications were sent to is gone');
      await delivery.gone();
      return;
    }
    if (!isFailed(answer)) return;
    const next = PAUSES[attempts];
    if (next === undefined || !mayPass(answer)) {
      logger.warn({ service, status: statusOf(answer) }, 'a push service does not take a notification; it is given up');
      return;
    }
    const asked = answer instanceof Unsendable ? 0 : (answer.retry_after ?? 0);
    await tryAgain(delivery, Math.min(LONGEST_PAUSE_MS, Math.max(next, asked)), attempts + 1);
  }

  return {
    publicKey: services.public_key,
    isAllowed: services.isAllowed,
    add({ id: message_id, channel_id }, now) {
      if (waiting.length < WAITING) waiting.push({ channel_id, message_id, due_at: now + DELAY_MS });
      else full();
    },
    takeDue(now) {
      const due = waiting.filter(({ due_at }) => due_at <= now);
      if (due.length > 0) waiting = waiting.filter(({ due_at }) => due_at > now);
      if (waiting.length === 0) isFull = false;
      return due;
    },
    deliver(delivery) {
      if (closing.signal.aborted) return;
      const done = send(delivery)
        .catch((error: unknown) => {
          if (closing.signal.aborted) return;
          if (error instanceof Crowded) return full();
          logger[error instanceof Unavailable ? 'warn' : 'error']({ err: error }, 'a notification was not sent');
        })
        .finally(() => working.delete(done));
      working.add(done);
    },
    async close() {
      closing.abort();
      await Promise.all(working);
    },
  };
}

function statusOf(answer: PushAnswer | Unsendable): number | undefined {
  return answer instanceof Unsendable ? undefined : answer.status;
}

function isGone(answer: PushAnswer | Unsendable): boolean {
  return answer instanceof Unsendable ? answer.hindrance === 'refused' : answer.status === 404 || answer.status === 410;
}

function isFailed(answer: PushAnswer | Unsendable): boolean {
  return answer instanceof Unsendable || answer.status < 200 || answer.status >= 300;
}

/** It may be taken later (RFC 8030, 7.2 and 8.4). */
function mayPass(answer: PushAnswer | Unsendable): boolean {
  if (answer instanceof Unsendable) return answer.hindrance === 'unreachable';
  return answer.status === 413 || answer.status === 429 || answer.status >= 500;
}
