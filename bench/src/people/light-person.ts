import { backoff } from '@chat-js/client/backoff.ts';
import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { eventOf, isOpen, kindOf, PONG, refuse, SOCKETIO_PATH } from '../systems/socketio-frames.ts';
import type { WireSocket } from '../wire/loopback.ts';
import { openWebSocket } from '../wire/websocket.ts';
import { moment } from './moment.ts';
import type { Person } from './person.ts';
import type { Tally } from './tally.ts';

interface LightPersonOptions {
  url: string;
  token: string;
  /** The channel they show. */
  channel: Id;
  tally: Tally;
}

/** As long as the real client waits for its first event, and between two attempts. ms. */
const CONNECT_TIMEOUT = 15_000;
const RETRY_MOST = 10_000;

/**
 * Says on the wire what the real client says, and keeps nothing: thousands who come back at the same moment have a processor each,
 * and here one for all.
 */
export function createLightPerson({ url, token, channel, tally }: LightPersonOptions): Person {
  const port = Number(new URL(url).port);
  let wire: WireSocket | undefined;
  let last: string | undefined;
  let isOnline = false;
  let lostAt = 0;
  let attempts = 0;
  let timer: NodeJS.Timeout | undefined;
  let waiting: (() => void)[] = [];

  function connect(): void {
    timer = setTimeout(() => wire?.close(), CONNECT_TIMEOUT);
    const take = (opened: WireSocket) => {
      wire = opened;
    };
    // A refusal closes the connection too, which is where the next attempt begins.
    openWebSocket(port, SOCKETIO_PATH, { frame, closed }, take).catch(closed);
  }

  function frame(payload: Buffer): void {
    if (kindOf(payload) === 'ping') wire?.send(PONG);
    else if (isOpen(payload))
      wire?.send(`40${JSON.stringify({ token, channels: [channel], ...(last && { resume: { event_id: last } }) })}`);
    else if (kindOf(payload) === 'messages') hear(eventOf(payload)[1] as WireEvent[]);
    else checkRefusal(payload);
  }

  function checkRefusal(payload: Buffer): void {
    try {
      refuse(payload);
    } catch (error) {
      tally.error(error instanceof Error ? error.message : String(error));
      wire?.close();
    }
  }

  function hear(events: readonly WireEvent[]): void {
    const isNew = !isOnline;
    if (isNew) enter(events.some(([type]) => type === 'READY'));
    for (const [type, , event_id] of events) {
      if (type === 'MESSAGE_CREATE') tally.count(isNew ? 'caughtUp' : 'received');
      last = event_id ?? last;
    }
  }

  function enter(beganAnew: boolean): void {
    clearTimeout(timer);
    isOnline = true;
    attempts = 0;
    if (lostAt > 0) {
      tally.away.add(moment() - lostAt);
      tally.count(beganAnew ? 'anew' : 'resumed');
    }
    lostAt = 0;
    const settled = waiting;
    waiting = [];
    for (const settle of settled) settle();
  }

  function closed(): void {
    if (isOnline && lostAt === 0) tally.error('a connection was lost');
    isOnline = false;
    lostAt ||= moment();
    clearTimeout(timer);
    timer = setTimeout(connect, backoff(attempts++, { most: RETRY_MOST }));
  }

  connect();
  return {
    online: () => (isOnline && lostAt === 0 ? Promise.resolve() : new Promise((settle) => waiting.push(settle))),
    drop() {
      lostAt = moment();
      wire?.close();
    },
    ...onlyConnected,
  };
}

/** What only those do who have a state. */
const onlyConnected = {
  show: () => Promise.resolve(),
  compare: () => Promise.resolve(),
  startTyping: () => undefined,
  write: () => undefined,
  readBack: () => undefined,
  stall: () => undefined,
  wake: () => undefined,
} satisfies Omit<Person, 'online' | 'drop'>;
