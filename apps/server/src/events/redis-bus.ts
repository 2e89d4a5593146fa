import type { Logger } from '../lib/logger.ts';
import { nothing } from '../lib/nothing.ts';
import { Unavailable } from '../lib/unavailable.ts';
import type { Identity } from '../nodes/identity.ts';
import type { RedisLink } from '../nodes/redis.ts';
import { createArrivals } from './arrivals.ts';
import type { Bus, Listener, PlacedEvent, Publication } from './bus.ts';
import { type Entry, type Packed, packEvent, unpackEntry } from './entry.ts';
import { createHeard } from './heard.ts';
import { compareLogPositions, isLogPosition } from './positions.ts';
import { createAppender } from './redis-append.ts';
import { startReader } from './redis-read.ts';
import { createRing } from './ring.ts';

/** Lua can unpack some thousands of values at once. */
const MOST_IN_AN_ENTRY = 500;
/** The reader hears of Redis at least twice a second. */
const SILENCE_MS = 2_000;
const REACH_MS = 1_000;
const DRAIN_MS = 2_000;

export interface RedisBusOptions {
  /** Shared with others: what is sent in one turn leaves in one write. */
  commands: RedisLink;
  /** For reading alone; closed with the bus. */
  reading: RedisLink;
  identity: Identity;
  logger: Logger;
  check?: ((event: Publication) => void) | undefined;
  /** How much may wait for Redis. Characters. */
  mostWaiting?: number;
}

/**
 * One order for all nodes: a Redis Stream. A turn is one entry, appended by a script that knows a repeated one. Every node
 * tells what it reads, its own events too. Nothing is settled before it was read back.
 */
export async function createRedisBus({ commands, reading, identity, logger, check = nothing, mostWaiting }: RedisBusOptions): Promise<Bus> {
  const listeners: Listener[] = [];
  const gapListeners: (() => void)[] = [];
  const heard = createHeard();
  let ring = createRing('0-0.0', compareLogPositions);
  let last = '0-0.0';
  let started = false;
  let turn: { packed: Packed; settle: () => void; refuse: (error: Unavailable) => void }[] = [];
  const arrivals = createArrivals();

  const appender = createAppender({
    link: commands,
    identity,
    logger,
    epoch: () => reader.epoch(),
    otherEpoch: () => reader.lookAgain(),
    mostWaiting,
  });
  const reader = await startReader({ link: reading, logger, take });
  started = true;

  async function take(entries: Entry[], gap: boolean): Promise<void> {
    const first = entries[0];
    if (gap && first) startAfresh(first);
    const read = (gap ? entries.slice(1) : entries).map((entry) => ({ entry, events: unpackEntry(entry) }));
    for (const { message } of entries) appender.seen(message.n ?? '', Number(message.s));
    // Who listens speaks under the new name from here on.
    if (read.some(({ events }) => events.some(isOwnEnd))) await appender.replace();

    const group: PlacedEvent[] = [];
    for (const { entry, events } of read) {
      const news = events.filter(isNew);
      // How old an event is says the log, so that all nodes keep the same.
      ring.push(news, Number.parseInt(entry.id, 10));
      for (const event of news) group.push(event);
      last = events.at(-1)?.position ?? `${entry.id}.0`;
    }
    if (group.length > 0) for (const listen of listeners) listen(group);
    for (const { message } of entries) appender.settle(message.n ?? '', Number(message.s));
    arrivals.arrive(last);
  }

  /** Whatever an entry after a gap says is part of what everybody fetches afresh. */
  function startAfresh(entry: Entry): void {
    const fetched = unpackEntry(entry);
    for (const { made_id } of fetched) if (made_id !== undefined) heard.add(made_id);
    last = fetched.at(-1)?.position ?? `${entry.id}.0`;
    ring = createRing(last, compareLogPositions);
    if (!started) return;
    logger.warn({ position: last }, 'events are missing: everybody who is connected starts afresh');
    appender.begin(entry.message.p ?? '');
    for (const listen of gapListeners) listen();
  }

  /** A node that dies is spoken for by another: what was made is told once, by whoever comes first. */
  function isNew({ made_id }: PlacedEvent): boolean {
    if (made_id === undefined) return true;
    if (heard.has(made_id)) return false;
    heard.add(made_id);
    return true;
  }

  function isOwnEnd({ access }: PlacedEvent): boolean {
    return access?.kind === 'node-gone' && access.node_id === identity.node.id;
  }

  function flush(): void {
    const whole = turn;
    turn = [];
    for (let from = 0; from < whole.length; from += MOST_IN_AN_ENTRY) {
      const part = whole.slice(from, from + MOST_IN_AN_ENTRY);
      appender.add(
        part.map(({ packed }) => packed),
        {
          settle: () => part.forEach(({ settle }) => void settle()),
          refuse: (error) => part.forEach(({ refuse }) => void refuse(error)),
        },
      );
    }
  }

  function isWell(): boolean {
    return reader.silence() < SILENCE_MS && commands.isReady() && !appender.isStuck();
  }

  return {
    publish(event) {
      check(event);
      if (isMomentary(event) && !isWell()) return Promise.reject(new Unavailable('the log does not answer'));
      const packed = packEvent(event);
      return new Promise<void>((settle, refuse) => {
        turn.push({ packed, settle, refuse });
        if (turn.length === 1) setImmediate(flush);
      });
    },
    subscribe(listener) {
      listeners.push(listener);
    },
    position: () => last,
    since(position) {
      if (!isLogPosition(position) || compareLogPositions(position, last) > 0) return undefined;
      return ring.since(position);
    },
    before: (position, ms) => ring.before(position, ms),
    async reach(position) {
      if (!isLogPosition(position) || compareLogPositions(position, last) <= 0) return;
      await arrivals.wait(position, REACH_MS);
    },
    hasHeard: (made_id) => heard.has(made_id),
    check() {
      if (!isWell()) throw new Unavailable('the log does not answer');
    },
    onGap(listener) {
      gapListeners.push(listener);
    },
    measure: () => ({
      waiting: appender.countUnread() + turn.length,
      silence: reader.silence() / 1000,
      reconnects: commands.countReconnects() + reading.countReconnects(),
    }),
    async close() {
      if (turn.length > 0) flush();
      await appender.drain(DRAIN_MS);
      appender.close();
      await reader.close();
    },
  };
}

/** Told minutes later it would be wrong. */
function isMomentary({ access }: Publication): boolean {
  return access !== undefined && ['alive', 'left', 'roll-call', 'missing', 'node-gone'].includes(access.kind);
}
