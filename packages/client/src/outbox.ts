import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { askedDelay, backoff } from './backoff.ts';
import { CallError, toCallError } from './errors.ts';
import type { KeyValueStore } from './key-value-store.ts';
import { receiveMessage } from './messages.ts';
import { makeNonce } from './nonce.ts';
import { nothing } from './nothing.ts';
import { type Answered, addEntries, changeEntry, holdEntries, nextEntry, type OutboxEntry, settleEntry } from './outbox-entries.ts';
import { keepOutbox, readOutbox } from './outbox-memory.ts';
import type { Recording, RecordingStore } from './recordings.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';

/** How messages are sent, and where they wait. */
export interface OutboxOptions {
  store: Store<State>;
  memory: KeyValueStore;
  recordings: RecordingStore;
  isOnline: () => boolean;
  /** `sound`: of a voice message. */
  post: (entry: OutboxEntry, sound?: Uint8Array<ArrayBuffer>) => Promise<Message>;
  /** Longest time between two attempts, in ms. */
  retryMost?: number;
}

/** What `createOutbox` answers. */
export type Outbox = ReturnType<typeof createOutbox>;

/** Messages on their way: each is on screen at once, survives a reload, and is sent once, in the order of writing in its channel. */
export function createOutbox({ store, memory, recordings, isOnline, post, retryMost = 30_000 }: OutboxOptions) {
  const running = new Set<Id>();
  const sleepers = new Set<() => void>();
  let closed = false;
  /** Recordings of this run of the program, also those that found no room elsewhere. */
  const held = new Map<string, Uint8Array<ArrayBuffer>>();
  const stopKeeping = keepOutbox(store, memory, (nonce) => {
    held.delete(nonce);
    void recordings.remove(nonce).catch(nothing);
  });

  async function run(channel_id: Id) {
    if (running.has(channel_id)) return;
    running.add(channel_id);
    let attempts = 0;
    for (
      let entry = nextEntry(store.getState(), channel_id);
      entry && isOnline() && !closed;
      entry = nextEntry(store.getState(), channel_id)
    ) {
      const { nonce } = entry;
      store.update((state) => changeEntry(state, nonce, { state: 'sending', error: null }));
      try {
        const message = await (entry.voice ? post(entry, await soundOf(nonce)) : post(entry));
        store.update((state) => settleEntry(receiveMessage(state, message), nonce));
        attempts = 0;
      } catch (thrown) {
        const error = toCallError(thrown);
        store.update((state) =>
          error.passing ? holdEntries(state, channel_id, error) : changeEntry(state, nonce, { state: 'failed', error }),
        );
        if (error.passing && isOnline()) await sleep(askedDelay(error) ?? backoff(attempts++, { most: retryMost }));
      }
    }
    running.delete(channel_id);
    rest(channel_id);
  }

  /** Nothing is on its way in this channel: what is left waits for the connection. */
  function rest(channel_id: Id) {
    store.update((state) =>
      state.outbox
        .filter((entry) => entry.channel_id === channel_id && entry.state === 'sending')
        .reduce((next, { nonce }) => changeEntry(next, nonce, { state: 'waiting' }), state),
    );
  }

  async function soundOf(nonce: string): Promise<Uint8Array<ArrayBuffer>> {
    const sound = held.get(nonce) ?? (await recordings.get(nonce).catch(() => undefined));
    if (!sound) throw new CallError({ status: 410, code: 0, message: 'Gone' });
    return sound;
  }

  function add(channel_id: Id, entry: Pick<OutboxEntry, 'nonce' | 'content' | 'voice'>, answers: Answered | undefined) {
    const before = nextEntry(store.getState(), channel_id);
    const made: OutboxEntry = {
      ...entry,
      channel_id,
      ...(answers && { answers }),
      created_at: Date.now(),
      state: isOnline() && before?.state !== 'waiting' ? 'sending' : 'waiting',
      error: before?.error ?? null,
    };
    store.update((state) => addEntries(state, [made]));
    void run(channel_id);
  }

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      sleepers.add(wake);
    });
  }

  return {
    /** Puts a message on its way; answers its nonce. */
    send(channel_id: Id, content: string, answers?: Answered): string {
      const nonce = makeNonce();
      add(channel_id, { nonce, content }, answers);
      return nonce;
    },
    /** Puts a recording on its way. It is shown at once, and survives a reload as soon as its entry says so. */
    sendVoice(channel_id: Id, { bytes, ...about }: Recording, answers?: Answered): string {
      const nonce = makeNonce();
      held.set(nonce, bytes);
      const keep = recordings.set(nonce, bytes);
      add(channel_id, { nonce, content: '', voice: { ...about, kept: false } }, answers);
      keep.then(
        () => {
          const isThere = store.getState().outbox.some((entry) => entry.nonce === nonce);
          // It was faster than the disk.
          if (!isThere) void recordings.remove(nonce).catch(nothing);
          store.update((state) => changeEntry(state, nonce, { voice: { ...about, kept: true } }));
        },
        (error: unknown) => console.warn('A recording found no room here', error),
      );
      return nonce;
    },
    /** What was recorded, for listening to it before it is sent. Rejects with a CallError when it is not there any more. */
    soundOf,
    /** A failed message goes on its way again, under the same nonce. */
    retry(nonce: string) {
      const entry = store.getState().outbox.find((one) => one.nonce === nonce);
      if (!entry) return;
      store.update((state) => changeEntry(state, nonce, { state: 'waiting', error: null }));
      for (const wake of [...sleepers]) wake();
      void run(entry.channel_id);
    },
    discard: (nonce: string) => store.update((state) => settleEntry(state, nonce)),
    /** Takes up what an earlier run of the program left, once it is known who is logged in. */
    restore: () => store.update((state) => addEntries(state, readOutbox(state, memory))),
    /** The connection is back: everything that waits goes on its way. */
    wake() {
      for (const wake of [...sleepers]) wake();
      for (const channel_id of new Set(store.getState().outbox.map((entry) => entry.channel_id))) void run(channel_id);
    },
    close() {
      closed = true;
      stopKeeping();
      for (const wake of [...sleepers]) wake();
    },
  };
}
