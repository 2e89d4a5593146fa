import { randomUUID } from 'node:crypto';
import type { Logger } from '../lib/logger.ts';
import { Unavailable } from '../lib/unavailable.ts';
import type { Identity } from '../nodes/identity.ts';
import type { RedisLink } from '../nodes/redis.ts';
import type { Packed } from './entry.ts';
import { isNodeNews } from './node-news.ts';
import { LOG, nodeKey, SCRIPTS, STATE } from './redis-scripts.ts';

/** Entries on their way at once. */
const WINDOW = 64;
const RETRY_MS = 100;
const SWEEP_MS = 200;
/** Without an answer for this long the connection is given up. */
const STALLED_MS = 2_000;
/** How long a publisher waits; its events stay in the queue. */
const PATIENCE_MS = 5_000;
const MOST_WAITING = 64 * 1024 * 1024;

/** What was published in one turn: one entry of the log. */
interface Group {
  node_id: string;
  seq: number;
  events: Packed[];
  size: number;
  at: number;
  /** The epoch of the log that took it. */
  epoch?: string;
  read: boolean;
  /** Its publisher waits no more. */
  refused: boolean;
  settle(): void;
  refuse(error: Unavailable): void;
}

/** Puts the groups of this node into the log: in their order, each once, however often the connection is lost. */
export interface Appender {
  add(events: Packed[], done: Pick<Group, 'settle' | 'refuse'>): void;
  /** An entry of this node was read back: it will not be sent again. */
  seen(node_id: string, seq: number): void;
  /** And those who listen here were told. */
  settle(node_id: string, seq: number): void;
  /** This node was declared gone: what the log did not take goes on under another id. */
  replace(): Promise<void>;
  /** Another log has begun: what was in the one before and was not read here goes into this one. */
  begin(epoch: string): void;
  isStuck(): boolean;
  /** Events that were not read back yet. */
  countUnread(): number;
  /** Settles when nothing waits any more, or after `ms`. */
  drain(ms: number): Promise<void>;
  close(): void;
}

interface Options {
  link: RedisLink;
  identity: Identity;
  logger: Logger;
  /** The epoch of the log that is read. */
  epoch(): string;
  /** An answer came from another log than the one that is read. */
  otherEpoch(): void;
  /** Characters. With more than that waiting everybody starts afresh. */
  mostWaiting?: number | undefined;
}

export function createAppender({ link, identity, logger, epoch, otherEpoch, mostWaiting = MOST_WAITING }: Options): Appender {
  /** Not known to be in the log. */
  let waiting: Group[] = [];
  /** Not read back. */
  const unread = new Map<string, Group>();
  let size = 0;
  let sent = 0;
  let run = 0;
  let answeredAt = 0;
  let seq = 0;
  let retry: NodeJS.Timeout | undefined;
  let replacing: Promise<void> | undefined;
  /** Events were given up: all nodes must know that something is missing. */
  let lost = false;

  function number(group: Group): void {
    group.node_id = identity.node.id;
    group.seq = ++seq;
    unread.set(keyOf(group.node_id, group.seq), group);
  }

  function pump(): void {
    if (lost) confess();
    while (sent < waiting.length && sent < WINDOW && !lost && link.isReady() && !replacing && !retry) {
      const group = waiting[sent];
      if (!group) return;
      if (sent === 0) answeredAt = performance.now();
      send(group, sent === 0 ? 0 : (waiting[sent - 1]?.seq ?? 0));
      sent += 1;
    }
  }

  function send(group: Group, after: number): void {
    const sentIn = run;
    const gone = group.events.flatMap(({ event }) => (event.access?.kind === 'node-gone' ? [nodeKey(event.access.node_id)] : []));
    const meta = `[${group.events.map((event) => event.meta).join()}]`;
    const data = group.events.map((event) => event.data);
    link
      .client()
      .evalSha(SCRIPTS.append.sha, {
        keys: [STATE, LOG, nodeKey(group.node_id), ...gone],
        arguments: [randomUUID(), group.node_id, String(group.seq), String(after), meta, ...data],
      })
      .then(
        (reply) => sentIn === run && answered(group, reply as [string, string]),
        (error: unknown) => sentIn === run && failed(error),
      );
  }

  function answered(group: Group, [result, inEpoch]: [string, string]): void {
    answeredAt = performance.now();
    if (result === 'gone') {
      replace().catch((error: unknown) => logger.error({ err: error }, 'no other id was found'));
      return;
    }
    if (result === 'early') {
      failed(new Error('the entry before it is missing'));
      return;
    }
    waiting.shift();
    sent -= 1;
    size -= group.size;
    group.epoch = inEpoch;
    if (inEpoch !== epoch()) otherEpoch();
    pump();
  }

  function failed(error: unknown): void {
    logger.debug({ err: error }, 'the log did not answer');
    // What was sent after it may have been refused too: all of it is sent again, in its order.
    run += 1;
    sent = 0;
    const now = performance.now();
    keep(waiting.filter((group) => !group.read));
    for (const group of waiting) if (now - group.at > PATIENCE_MS) forgetNews(group);
    keep(waiting.filter((group) => group.events.length > 0));
    retry ??= setTimeout(again, RETRY_MS);
    if (isMissingScript(error)) load();
  }

  function again(): void {
    clearTimeout(retry);
    retry = undefined;
    pump();
  }

  function keep(groups: Group[]): void {
    waiting = groups;
    size = groups.reduce((sum, group) => sum + group.size, 0);
  }

  /** What nodes told each other mattered then. */
  function forgetNews(group: Group): void {
    group.events = group.events.filter(({ event }) => !isNodeNews(event.access));
    if (group.events.length > 0) return;
    unread.delete(keyOf(group.node_id, group.seq));
    group.settle();
  }

  function replace(): Promise<void> {
    replacing ??= (async () => {
      run += 1;
      sent = 0;
      await identity.replace();
      const refused = waiting.filter((group) => !group.read);
      for (const group of refused) {
        unread.delete(keyOf(group.node_id, group.seq));
        forgetNews(group);
        if (group.events.length > 0) number(group);
      }
      keep(refused.filter((group) => group.events.length > 0));
      replacing = undefined;
      pump();
    })();
    return replacing;
  }

  function giveUp(): void {
    logger.error({ groups: waiting.length }, 'too many events wait for Redis; everybody starts afresh when it is back');
    run += 1;
    sent = 0;
    for (const group of waiting) {
      unread.delete(keyOf(group.node_id, group.seq));
      group.refuse(new Unavailable('too many events wait for their place'));
    }
    keep([]);
    lost = true;
  }

  /** Says that something is missing, by ending the epoch of the log. */
  function confess(): void {
    if (!link.isReady() || retry) return;
    lost = false;
    const script = { keys: [STATE, LOG], arguments: [epoch(), randomUUID()] };
    link
      .client()
      .evalSha(SCRIPTS.renew.sha, script)
      .then(pump, (error: unknown) => {
        lost = true;
        failed(error);
      });
  }

  function sweep(): void {
    const now = performance.now();
    if (sent > 0 && now - answeredAt > STALLED_MS) link.reset();
    for (const group of unread.values()) {
      if (group.refused) continue;
      if (now - group.at < PATIENCE_MS) break;
      group.refused = true;
      group.refuse(new Unavailable('the event waits for its place'));
    }
  }

  function load(): void {
    for (const { source } of Object.values(SCRIPTS)) {
      link
        .client()
        .scriptLoad(source)
        .catch((error: unknown) => logger.debug({ err: error }, 'a script was not loaded'));
    }
  }

  link.onReady(() => {
    load();
    again();
  });
  load();
  const timer = setInterval(sweep, SWEEP_MS).unref();

  return {
    add(events, done) {
      const characters = events.reduce((sum, { meta, data }) => sum + meta.length + data.length, 0);
      const group: Group = { node_id: '', seq: 0, events, size: characters, at: performance.now(), read: false, refused: false, ...done };
      number(group);
      waiting.push(group);
      size += characters;
      if (size > mostWaiting) giveUp();
      else pump();
    },
    seen(node_id, number) {
      const group = unread.get(keyOf(node_id, number));
      if (group) group.read = true;
    },
    settle(node_id, number) {
      unread.get(keyOf(node_id, number))?.settle();
      unread.delete(keyOf(node_id, number));
    },
    replace,
    begin(now) {
      for (const group of [...unread.values()]) {
        if (group.read || group.epoch === undefined || group.epoch === now) continue;
        unread.delete(keyOf(group.node_id, group.seq));
        delete group.epoch;
        number(group);
        waiting.push(group);
        size += group.size;
      }
      pump();
    },
    isStuck: () => lost || (waiting[0] !== undefined && performance.now() - waiting[0].at > STALLED_MS),
    countUnread: () => [...unread.values()].reduce((sum, { events }) => sum + events.length, 0),
    async drain(ms) {
      const end = performance.now() + ms;
      while (unread.size > 0 && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    close() {
      clearInterval(timer);
      clearTimeout(retry);
      for (const group of unread.values()) group.refuse(new Unavailable('this node stops'));
    },
  };
}

function keyOf(node_id: string, seq: number): string {
  return `${node_id} ${seq}`;
}

function isMissingScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOSCRIPT');
}
