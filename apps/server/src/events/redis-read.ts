import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../lib/logger.ts';
import { within } from '../lib/within.ts';
import type { RedisLink } from '../nodes/redis.ts';
import type { Entry } from './entry.ts';
import { compareEntryIds } from './positions.ts';
import { LOG, SCRIPTS, STATE } from './redis-scripts.ts';

const BLOCK_MS = 500;
const ANSWER_MS = 2_000;
const RETRY_MS = 100;
/** Fewer after an answer that did not come in time: entries may be large and the network slow. */
const ENTRIES_AT_ONCE = 200;
const START_MS = 10_000;
const ENTRIES_AT_START = 50;
/** Before the last entry a starting node hears at least so much, however long ago that was: it must know what was told then. ms. */
const LEAST_AT_START = 60_000;

/** Entries that follow each other; `gap`: before the first of them others are missing for good. */
export type Take = (entries: Entry[], gap: boolean) => Promise<void>;

/** Reads the log from one end to the other, on a connection of its own. */
export interface Reader {
  epoch(): string;
  /** ms since Redis answered last. */
  silence(): number;
  /** The log may be another one than this reader knows. */
  lookAgain(): void;
  close(): Promise<void>;
}

/** Reads what the last ten minutes left, then goes on behind the caller. `take` is told of everything in order, once. */
export async function startReader({ link, logger, take }: { link: RedisLink; logger: Logger; take: Take }): Promise<Reader> {
  let epoch = '';
  /** The last entry that was read. */
  let cursor = '0-0';
  let index = 0;
  /** Entries of other epochs are passed over until this one begins. */
  let awaited: string | undefined;
  let mustLook = false;
  let entriesAtOnce = ENTRIES_AT_ONCE;
  let answeredAt = performance.now();
  let closed = false;

  async function look(): Promise<string> {
    const script = { keys: [STATE, LOG], arguments: [randomUUID(), cursor] };
    const reply = await within(ANSWER_MS, link.client().eval(SCRIPTS.look.source, script));
    const [now, here, first, ago] = reply as [string, number, string, string];
    mustLook = false;
    if (epoch === '') epoch = now;
    else if (here === 0 && now !== epoch) jumpTo(now);
    // What was read here is not in the log any more, though older entries are: it was restored from a copy.
    else if (here === 0 && compareEntryIds(first, cursor) < 0) jumpTo(await renew());
    return ago;
  }

  async function renew(): Promise<string> {
    const script = { keys: [STATE, LOG], arguments: [epoch, randomUUID()] };
    return String(await within(ANSWER_MS, link.client().eval(SCRIPTS.renew.source, script)));
  }

  function jumpTo(other: string): void {
    awaited = other;
    cursor = '0-0';
  }

  /** Hands on what follows each other, and says where something is missing. */
  async function handOn(entries: readonly Entry[]): Promise<void> {
    let run: Entry[] = [];
    let gap = false;
    for (const entry of entries) {
      cursor = entry.id;
      const { p = '', i = '' } = entry.message;
      if (awaited !== undefined && p !== awaited) continue;
      if (awaited !== undefined || p !== epoch || Number(i) !== index + 1) {
        if (run.length > 0) await take(run, gap);
        run = [];
        gap = true;
        awaited = undefined;
        epoch = p;
      }
      index = Number(i);
      run.push(entry);
    }
    if (run.length > 0) await take(run, gap);
  }

  async function readOnce(): Promise<readonly Entry[]> {
    if (mustLook) await look();
    const reply = await within(ANSWER_MS, link.client().xRead({ key: LOG, id: cursor }, { BLOCK: BLOCK_MS, COUNT: entriesAtOnce }));
    return entriesOf(reply);
  }

  async function follow(): Promise<void> {
    let away = false;
    while (!closed) {
      let entries: readonly Entry[];
      try {
        entries = await readOnce();
      } catch (error) {
        if (closed) return;
        if (!away) logger.warn({ err: error }, 'Redis is away: nothing is written until it is back');
        away = true;
        mustLook = true;
        entriesAtOnce = Math.max(1, entriesAtOnce >> 2);
        if (link.isReady()) link.reset();
        await pause(RETRY_MS);
        continue;
      }
      if (away) logger.info('Redis is back');
      away = false;
      entriesAtOnce = Math.min(ENTRIES_AT_ONCE, entriesAtOnce * 2);
      answeredAt = performance.now();
      await handOn(entries);
    }
  }

  async function catchUp(): Promise<void> {
    const ago = await look();
    const range = (from: string, to: string) => within(START_MS, link.client().xRange(LOG, from, to, { COUNT: ENTRIES_AT_START }));
    const [last] = (await within(ANSWER_MS, link.client().xRevRange(LOG, '+', '-', { COUNT: 1 }))) as Entry[];
    const from = Math.min(Number.parseInt(ago, 10), Number.parseInt(last?.id ?? ago, 10) - LEAST_AT_START);
    let page = (await range(String(Math.max(0, from)), '+')) as Entry[];
    // What was before the first entry is not known: the first one is where this node's memory begins.
    epoch = '';
    while (page.length > 0) {
      await handOn(page);
      page = (await range(`(${cursor}`, '+')) as Entry[];
    }
  }

  await catchUp();
  answeredAt = performance.now();
  const following = follow();
  return {
    epoch: () => epoch,
    silence: () => performance.now() - answeredAt,
    lookAgain() {
      mustLook = true;
    },
    async close() {
      closed = true;
      link.close();
      await following;
    },
  };
}

/** XREAD answers with an array of streams, or null when there is nothing new. */
function entriesOf(reply: unknown): readonly Entry[] {
  const [stream] = (reply ?? []) as { messages: Entry[] }[];
  return stream?.messages ?? [];
}
