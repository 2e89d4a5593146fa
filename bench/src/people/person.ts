import type { Socket } from 'node:net';
import { type Client, createClient } from '@chat-js/client/client.ts';
import { toCallError } from '@chat-js/client/errors.ts';
import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { moment, stamped, stampOf } from './moment.ts';
import { watchSockets } from './sockets.ts';
import type { Tally } from './tally.ts';

/** Someone with the client of the web app, who shows one channel at a time. */
export interface Person {
  /** Settles when they are online, the first time or again. */
  online(): Promise<void>;
  show(channel_id: Id): Promise<void>;
  startTyping(): void;
  /** `size`: characters. */
  write(size: number): void;
  readBack(): void;
  /** The network breaks; the client notices and comes back by itself. */
  drop(): void;
  /** The program is about to stand still: that its connection ends is no error. */
  stall(): void;
  /** Fetches anew what is on screen: what differs is written down as an error. */
  compare(): Promise<void>;
  close(): void;
}

export interface PersonOptions {
  url: string;
  token: string;
  tally: Tally;
}

const PAGE = 100;

export function createPerson({ url, token, tally }: PersonOptions): Person {
  let socket: Socket | undefined;
  let shown: Id | undefined;
  let isOnline = false;
  /** The connection is broken, or will be: by us. */
  let isAway = true;
  /** When the connection that is there now began, and when the last one ended. */
  let since = 0;
  let lostAt = 0;
  let waiting: (() => void)[] = [];

  const take = (opened: Socket) => {
    socket = opened;
  };
  const client: Client = watchSockets(take, () => createClient({ url, token, onEvent: hear }));
  client.subscribe(watchStatus);

  function hear([type, data]: WireEvent): void {
    if (type === 'MESSAGE_CREATE') receive(data.channel_id, data.id, stampOf(data.content));
    if (type === 'RESUMED') tally.count('resumed');
    if (type === 'RESYNC') tally.count('anew');
    if (type === 'READY' || type === 'RESUMED') since = moment();
  }

  function receive(channel_id: Id, message_id: Id, at: number): void {
    const wasThere = !isAway && at >= since;
    tally.count(wasThere ? 'received' : 'caughtUp');
    if (wasThere) tally.latency.add(moment() - at);
    if (channel_id === shown) client.markSeen(channel_id, message_id);
  }

  function watchStatus(): void {
    const now = client.getState().status === 'online';
    if (now === isOnline) return;
    isOnline = now;
    if (!now) {
      if (!isAway) tally.error('a connection was lost');
      isAway = true;
      lostAt ||= moment();
      return;
    }
    if (lostAt > 0) tally.away.add(moment() - lostAt);
    isAway = false;
    lostAt = 0;
    const settled = waiting;
    waiting = [];
    for (const settle of settled) settle();
  }

  function leave(): void {
    isAway = true;
    lostAt = moment();
  }

  /** Who is offline cannot call, and comes back: anything else is an error. */
  function note(what: string, error: unknown): void {
    const { passing, message } = toCallError(error);
    if (!passing || !isAway) tally.error(`${what}: ${message}`);
  }

  async function fetchBackTo(channel_id: Id, oldest: Id | undefined): Promise<string[]> {
    const ids: string[] = [];
    for (;;) {
      const before = ids[0];
      const page = await client.call('messages.list', { channel_id, limit: PAGE, ...(before ? { before } : {}) });
      ids.unshift(...page.map(({ id }) => id).reverse());
      const at = oldest === undefined ? -1 : ids.indexOf(oldest);
      if (at >= 0) return ids.slice(at);
      if (page.length < PAGE) return ids;
    }
  }

  return {
    online: () => (isOnline && !isAway ? Promise.resolve() : new Promise((settle) => waiting.push(settle))),
    async show(channel_id) {
      if (shown !== undefined) client.leave(shown);
      shown = channel_id;
      await client.ensure(channel_id);
    },
    startTyping() {
      if (shown === undefined || !isOnline) return;
      client.call('channels.typing', { channel_id: shown }).catch((error: unknown) => note('typing', error));
    },
    write(size) {
      if (shown === undefined) return;
      tally.count('sent');
      client.send(shown, stamped(moment(), size));
    },
    readBack() {
      if (shown !== undefined) void client.loadOlder(shown);
    },
    drop() {
      leave();
      socket?.destroy();
    },
    stall: leave,
    async compare() {
      const { outbox, windows } = client.getState();
      if (outbox.length > 0) tally.error(`a message was not sent: ${outbox[0]?.error?.message ?? 'no answer yet'}`);
      const window = shown === undefined ? undefined : windows[shown];
      if (shown === undefined || !window) return;
      if (window.error) tally.error(`history: ${window.error.message}`);
      const here = window.messages.map(({ id }) => id);
      const there = await fetchBackTo(shown, here[0]);
      if (here.join() !== there.join()) tally.error('what is on screen differs from what was kept');
    },
    close: () => client.close(),
  };
}
