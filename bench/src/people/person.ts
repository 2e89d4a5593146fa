import type { Socket } from 'node:net';
import { type Client, type ClientOptions, createClient } from '@chat-js/client/client.ts';
import { toCallError } from '@chat-js/client/errors.ts';
import type { MessageWindow } from '@chat-js/client/messages.ts';
import type { State } from '@chat-js/client/state.ts';
import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { moment, stamped, stampOf } from './moment.ts';
import { watchSockets } from './sockets.ts';
import type { Tally } from './tally.ts';

/** Someone with the client of the web app, who shows one channel at a time. */
export interface Person {
  /** Settles when they are online, the first time or again. */
  online(): Promise<void>;
  /** Settles when its messages are there and new ones will come. */
  show(channel_id: Id): Promise<void>;
  startTyping(): void;
  /** `size`: characters. */
  write(size: number): void;
  readBack(): void;
  /** The network breaks; the client notices and comes back by itself. */
  drop(): void;
  /** The program is about to stand still: that its connection ends is no error. */
  stall(): void;
  /** It goes on, and has had time to notice whether its connection ended. */
  wake(): void;
  /** Fetches anew what is on screen: what differs is written down as an error. */
  compare(): Promise<void>;
}

export interface PersonOptions {
  url: string;
  token: string;
  /** As the web app does, or as a bot does. */
  follow: Follow;
  tally: Tally;
}

export type Follow = NonNullable<ClientOptions['follow']>;

const PAGE = 100;

export function createPerson({ url, token, follow, tally }: PersonOptions): Person {
  let socket: Socket | undefined;
  let shown: Id | undefined;
  let isOnline = false;
  /** The connection is broken, or will be: by us. */
  let isAway = true;
  /** When the connection that is there now began, and when the last one ended. */
  let since = 0;
  let lostAt = 0;
  /** The server could not go on where the last connection ended. */
  let beganAnew = false;
  let waiting: (() => void)[] = [];

  const take = (opened: Socket) => {
    socket = opened;
  };
  const client: Client = watchSockets(take, () => createClient({ url, token, follow, onEvent: hear }));
  client.subscribe(watchStatus);

  function hear([type, data]: WireEvent): void {
    if (type === 'MESSAGE_CREATE') receive(data.channel_id, data.id, stampOf(data.content));
    if (type === 'READY') beganAnew = true;
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
    if (lostAt > 0) {
      tally.away.add(moment() - lostAt);
      tally.count(beganAnew ? 'anew' : 'resumed');
    }
    beganAnew = false;
    since = moment();
    comeBack();
  }

  function comeBack(): void {
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
    show(channel_id) {
      if (shown !== undefined) client.leave(shown);
      shown = channel_id;
      client.show(channel_id);
      return until(client, ({ windows, followed }) => isTrue(windows[channel_id]) && (followed === null || channel_id in followed));
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
    wake() {
      if (isOnline) comeBack();
    },
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
  };
}

function isTrue(window: MessageWindow | undefined): boolean {
  return window?.loaded === true && !window.stale && !window.loading;
}

/** Settles when the state is so. */
function until({ getState, subscribe }: Client, isSo: (state: State) => boolean): Promise<void> {
  return new Promise((settle) => {
    const stop = subscribe(look);
    look();
    function look() {
      if (!isSo(getState())) return;
      stop();
      settle();
    }
  });
}
