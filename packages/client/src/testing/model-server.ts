import type { WireEvent } from '@chat-js/protocol/events.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import type { ReadState } from '@chat-js/protocol/read-states.ts';
import type { Connection, ConnectionOptions } from '../connection.ts';
import { CallError, unreachable } from '../errors.ts';
import { channel, created, guild, message, ready } from './samples.ts';

/** What travels; `fail` is called when the line breaks first. */
interface Packet {
  arrive: () => void;
  fail: () => void;
}

/** A line to the server: packets keep their order, and each arrives when the test says so. */
interface Line {
  shown: Set<Id>;
  /** Channels that are new to this connection and not told yet, and those that were told. */
  untold: Set<Id>;
  told: Set<Id>;
  toServer: Packet[];
  toClient: Packet[];
}

interface Input {
  channel_id: Id;
  limit: number;
  before?: Id;
  nonce: string;
  read_states: { channel_id: Id; message_id: Id }[];
}

/** A server of one guild and a connection to it, in which nothing happens by itself. */
export function modelServer(channel_ids: readonly Id[]) {
  const log: Message[] = [];
  const read = new Map<Id, Id>();
  let options: ConnectionOptions | undefined;
  let line: Line | undefined;
  let begun = false;
  let lastHeard: string | undefined;
  /** How many questions are refused from now on. */
  let refusals = 0;

  const messagesOf = (channel_id: Id) => log.filter((one) => one.channel_id === channel_id);
  const lastOf = (channel_id: Id) => messagesOf(channel_id).at(-1)?.id ?? null;
  const positionOf = ({ id }: Message) => id;
  const nothing = () => undefined;

  function told(event: WireEvent, first = false) {
    line?.toClient.push({ arrive: () => hear([event], first), fail: nothing });
  }

  function hear(events: WireEvent[], first: boolean, shown?: Id[]) {
    if (first) options?.onBegin?.(shown);
    options?.onEvents(events);
    for (const [, , event_id] of events) lastHeard = event_id ?? lastHeard;
    if (!first) return;
    begun = true;
    options?.onStatus('online', { refusal: null, retryAt: null });
  }

  function unreadEvent(ids: readonly Id[]): WireEvent {
    const channel_unread_updates = ids.flatMap((id) => {
      const last_message_id = lastOf(id);
      return last_message_id === null ? [] : [{ id, last_message_id }];
    });
    return ['CHANNEL_UNREAD_UPDATE', { guild_id: '10', channel_unread_updates }, null];
  }

  function messageEvent(one: Message): WireEvent {
    return ['MESSAGE_CREATE', created(one), positionOf(one)];
  }

  function firstFrame(shown: ReadonlySet<Id>, resumed: boolean): WireEvent[] {
    const channels = channel_ids.map((id) => channel(id, '10', { last_message_id: lastOf(id) }));
    const position = log.at(-1)?.id ?? '1';
    // What was there before the first connection is history.
    if (lastHeard === undefined) for (const id of channel_ids) read.set(id, lastOf(id) ?? '0');
    const read_state = [...read].map(([id, last_message_id]) => ({ id, last_message_id, mention_count: 0, version: 0 }));
    if (lastHeard === undefined) return [['READY', ready([guild('10', { channels })], read_state), position]];
    if (!resumed) {
      return [
        ['RESYNC', {}, position],
        ['READY', ready([guild('10', { channels })], read_state), position],
      ];
    }
    const missed = log.filter((one) => Number(positionOf(one)) > Number(lastHeard) && shown.has(one.channel_id));
    return [['RESUMED', {}, lastHeard], ...missed.map(messageEvent), unreadEvent(channel_ids.filter((id) => !shown.has(id)))];
  }

  function ask<T>(answer: () => T): Promise<T> {
    const mine = line;
    if (!mine || !begun) return Promise.reject(unreachable('offline'));
    return new Promise((resolve, reject) => {
      const fail = () => reject(unreachable('offline'));
      const arrive = () => {
        try {
          const result = answer();
          mine.toClient.push({ arrive: () => resolve(result), fail });
        } catch (error) {
          mine.toClient.push({ arrive: () => reject(error), fail });
        }
      };
      mine.toServer.push({ arrive, fail });
    });
  }

  function show(ids: readonly Id[]): null {
    if (refusals > 0) {
      refusals -= 1;
      throw new CallError({ status: 429, code: 0, message: 'slower' });
    }
    if (!line) return null;
    for (const id of line.shown) if (!ids.includes(id)) line.told.delete(id);
    line.shown = new Set(ids);
    for (const id of ids) line.untold.delete(id);
    return null;
  }

  /** What was told before it was read: the next message is news again, and what came after it already. */
  function ack({ read_states }: { read_states: { channel_id: Id; message_id: Id }[] }): ReadState[] {
    return read_states.map(({ channel_id: id, message_id }) => {
      if (compareIds(message_id, read.get(id) ?? '0') > 0) read.set(id, message_id);
      const last_message_id = read.get(id) ?? '0';
      line?.told.delete(id);
      if (!line?.shown.has(id) && compareIds(lastOf(id) ?? '0', last_message_id) > 0) line?.untold.add(id);
      return { id, last_message_id, mention_count: 0, version: 0 };
    });
  }

  function write(channel_id: Id, author: Id, nonce = ''): Message {
    const known = nonce === '' ? undefined : log.find((one) => one.nonce === nonce);
    if (known) return known;
    const one = message(String(1000 + log.length), { channel_id, author, nonce });
    log.push(one);
    if (!line || !greeted.has(line)) return one;
    if (line.shown.has(channel_id)) told(messageEvent(one));
    else if (!line.told.has(channel_id)) line.untold.add(channel_id);
    return one;
  }

  function page({ channel_id, limit, before }: { channel_id: Id; limit: number; before?: Id }): Message[] {
    const all = messagesOf(channel_id).filter(({ id }) => before === undefined || compareIds(id, before) < 0);
    return all.reverse().slice(0, limit);
  }

  return {
    log,
    messagesOf,
    lastOf,
    isOpen: () => line !== undefined,
    connect(given: ConnectionOptions): Connection {
      options = given;
      return {
        connect: nothing,
        hurry: nothing,
        close: nothing,
        isOnline: () => begun,
        call: ((name: string, input: Input) =>
          ask(() => {
            if (name === 'readStates.ackBulk') return ack(input);
            return name === 'messages.list' ? page(input) : write(input.channel_id, '1', input.nonce);
          })) as Connection['call'],
        show: (ids) => ask(() => show(ids)),
        tellPresence: nothing,
      };
    },
    /** The client connects: its handshake and the first frame are two packets. */
    open(resumed: boolean) {
      if (line) return;
      const shown = options?.shownChannels?.() ?? [];
      const opened: Line = { shown: new Set(shown), untold: new Set(), told: new Set(), toServer: [], toClient: [] };
      line = opened;
      const arrive = () => {
        const frame = firstFrame(opened.shown, resumed);
        opened.toClient.push({ arrive: () => hear(frame, true, shown), fail: nothing });
        greeted.add(opened);
      };
      opened.toServer.push({ arrive, fail: nothing });
    },
    drop() {
      const lost = line;
      if (!lost) return;
      line = undefined;
      begun = false;
      options?.onStatus('offline', { refusal: null, retryAt: null });
      for (const { fail } of [...lost.toServer, ...lost.toClient]) fail();
    },
    refuse: (count: number) => {
      refusals = count;
    },
    write,
    /** Tells what is new in channels that are not shown. */
    flush() {
      if (!line || line.untold.size === 0) return;
      told(unreadEvent([...line.untold]));
      for (const id of line.untold) line.told.add(id);
      line.untold.clear();
    },
    /** The next packet in a direction arrives; false when none is under way. */
    step(direction: 'toServer' | 'toClient'): boolean {
      const packet = line?.[direction].shift();
      packet?.arrive();
      return packet !== undefined;
    },
  };
}

/** Lines that the server has answered: before, it tells them nothing. */
const greeted = new WeakSet<Line>();
