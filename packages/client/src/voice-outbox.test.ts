import type { Message } from '@chat-js/protocol/messages.ts';
import { expect, test } from 'vitest';
import { apply } from './apply.ts';
import { CallError } from './errors.ts';
import { memoryStore } from './key-value-store.ts';
import { createOutbox } from './outbox.ts';
import { memoryRecordings, type RecordingStore } from './recordings.ts';
import { initialState, type State } from './state.ts';
import { createStore } from './store.ts';
import { message, ready } from './testing/samples.ts';
import { until } from './testing/stand-in.ts';

const RECORDING = { bytes: new Uint8Array([1, 2, 3]), duration_secs: 1.5, waveform: 'AAEC' };

interface Given {
  memory?: ReturnType<typeof memoryStore>;
  recordings?: RecordingStore;
  post?: (nonce: string, sound?: Uint8Array) => Promise<Message>;
}

function open({ memory = memoryStore(), recordings = memoryRecordings(), post }: Given) {
  let online = true;
  const sent: [string, Uint8Array | undefined][] = [];
  const store = createStore<State>(apply(initialState, ['READY', ready(), '1']));
  const outbox = createOutbox({
    store,
    memory,
    recordings,
    retryMost: 10,
    isOnline: () => online,
    async post({ nonce, channel_id }, sound) {
      const posted = post?.(nonce, sound);
      sent.push([nonce, sound]);
      return (await posted) ?? message('900', { author: '1', channel_id, nonce });
    },
  });
  const setOnline = (to: boolean) => {
    online = to;
  };
  return { store, outbox, sent, memory, recordings, setOnline };
}

test('a recording waits for the connection, goes once, and is let go of', async () => {
  const { store, outbox, sent, recordings, setOnline } = open({});
  setOnline(false);
  const nonce = outbox.sendVoice('11', RECORDING);
  expect(store.getState().outbox[0]).toMatchObject({ state: 'waiting', content: '', voice: { duration_secs: 1.5, waveform: 'AAEC' } });
  await until(() => store.getState().outbox[0]?.voice?.kept === true);
  setOnline(true);
  outbox.wake();
  await until(() => store.getState().outbox.length === 0);
  expect(sent).toEqual([[nonce, RECORDING.bytes]]);
  expect(await recordings.get(nonce)).toBeUndefined();
});

test('it survives a reload, under the same nonce', async () => {
  const first = open({ post: () => new Promise(() => undefined) });
  const nonce = first.outbox.sendVoice('11', RECORDING);
  await until(() => first.store.getState().outbox[0]?.voice?.kept === true);
  first.outbox.close();
  const second = open({ memory: first.memory, recordings: first.recordings });
  second.outbox.restore();
  second.outbox.wake();
  await until(() => second.store.getState().outbox.length === 0);
  expect(second.sent).toEqual([[nonce, RECORDING.bytes]]);
});

test('what finds no room is sent all the same, and what is lost is said to be', async () => {
  const full: RecordingStore = { get: async () => undefined, set: () => Promise.reject(new Error('full')), remove: async () => undefined };
  const first = open({ recordings: full, post: () => Promise.reject(new CallError({ status: 503, code: 0, message: 'later' })) });
  first.outbox.sendVoice('11', RECORDING);
  await until(() => first.store.getState().outbox[0]?.state === 'waiting');
  expect(first.store.getState().outbox[0]?.voice?.kept).toBe(false);
  await expect(first.outbox.soundOf(first.store.getState().outbox[0]?.nonce ?? '')).resolves.toEqual(RECORDING.bytes);
  first.outbox.close();
  const second = open({ memory: first.memory, recordings: full });
  second.outbox.restore();
  second.outbox.wake();
  await until(() => second.store.getState().outbox[0]?.state === 'failed');
  expect(second.sent).toEqual([]);
});
