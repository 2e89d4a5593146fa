import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { VoiceSignal, VoiceState } from '@chat-js/protocol/voice.ts';
import { apply } from '../apply.ts';
import { CallError } from '../errors.ts';
import { initialState, type State } from '../state.ts';
import { createStore } from '../store.ts';
import type { VoicePlatform, VoiceServer } from '../voice/ports.ts';
import { createVoiceSession } from '../voice/session.ts';
import { FakeStream } from './fake-media.ts';
import { FakeNetwork } from './fake-peer.ts';
import { currentUser, guild, ready } from './samples.ts';

const GUILD = '10';

interface Options {
  /** What becomes of a signal: ms until it arrives, or null when it is lost. */
  fate?: (signal: VoiceSignal) => number | null;
}

export type VoiceModel = ReturnType<typeof createVoiceModel>;
export type ModelDevice = ReturnType<VoiceModel['add']>;

/** A server of one guild that knows who talks where, and devices that reach it and each other as a test says. */
export function createVoiceModel({ fate = () => 1 }: Options = {}) {
  const network = new FakeNetwork();
  const devices = new Map<string, ReturnType<typeof add>>();
  const sessions = new Map<string, VoiceState>();
  const signals: { from: string; type: string; text: string }[] = [];
  let limit = 99;
  let count = 0;

  function tellAll(event: WireEvent) {
    for (const device of devices.values()) device.tell(event);
  }

  function set(voice: VoiceState) {
    if (voice.channel_id === null) sessions.delete(voice.session_id);
    else sessions.set(voice.session_id, voice);
    tellAll(['VOICE_STATE_UPDATE', voice, null]);
  }

  const ofUser = (user_id: Id) => [...sessions.values()].find((voice) => voice.user_id === user_id);

  function change(user_id: Id, changes: Partial<VoiceState>) {
    const voice = ofUser(user_id);
    if (voice) set({ ...voice, ...changes });
  }

  function add(name: string, user_id: Id) {
    const store = createStore<State>({ ...initialState, status: 'connecting' });
    const listeners = new Set<(event: WireEvent) => void>();
    const networkListeners = new Set<() => void>();
    let missed: WireEvent[] = [];
    let own: string | undefined;
    let blocked = false;

    function hand(event: WireEvent) {
      store.update((state) => apply(state, event));
      for (const listener of listeners) listener(event);
    }

    const isOnline = () => store.getState().status === 'online';
    const greet = (): WireEvent => [
      'READY',
      { ...ready([guild(GUILD, { voice_states: [...sessions.values()] })]), user: currentUser(user_id) },
      null,
    ];

    async function passing<T>(answer: () => T): Promise<T> {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (!isOnline()) throw new CallError({ status: 0, code: 0, message: 'No connection' });
      return answer();
    }

    const server: VoiceServer = {
      join: ({ channel_id, self_mute = false, self_deaf = false, session_id }) =>
        passing(() => {
          const inside = [...sessions.values()].filter((voice) => voice.channel_id === channel_id && voice.user_id !== user_id);
          if (inside.length >= limit) throw new CallError({ status: 403, code: 700151, message: 'Full' });
          count += 1;
          const before = ofUser(user_id);
          own = session_id ?? `${user_id}.${String(count).padStart(22, '0')}`;
          if (before && before.session_id !== own) set({ ...before, channel_id: null });
          const bare = { deaf: false, mute: false, suppress: false, self_video: false, request_to_speak_timestamp: null, quality: null };
          set({ ...bare, guild_id: GUILD, channel_id, user_id, session_id: own, self_mute, self_deaf });
          return { session_id: own, voice_states: [...sessions.values()].filter((voice) => voice.channel_id === channel_id), limit };
        }),
      signal: ({ to, signal }) =>
        passing(() => {
          const [sender, receiver] = [sessions.get(own ?? ''), sessions.get(to)];
          if (!sender || sender.channel_id === null || receiver?.channel_id !== sender.channel_id) return;
          const from = sender.session_id;
          const event: WireEvent = ['VOICE_SIGNAL', { channel_id: sender.channel_id, from, to, signal }, null];
          signals.push({ from: name, type: signal.type, text: JSON.stringify(signal) });
          const delay = fate(signal);
          if (delay === null) return;
          setTimeout(() => {
            for (const device of devices.values()) if (device.user_id === receiver.user_id && device.isOnline()) device.tell(event);
          }, delay);
        }),
      update: (changes) => passing(() => change(user_id, changes)),
      leave: () =>
        passing(() => {
          const voice = sessions.get(own ?? '');
          if (voice) set({ ...voice, channel_id: null });
        }),
      iceServers: () => passing(() => ({ ice_servers: [], ttl: 600 })),
      getState: store.getState,
      subscribe: store.subscribe,
      listen(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const platform: VoicePlatform = {
      createPeer() {
        if (blocked) throw new Error('NotAllowedError');
        return network.open(name);
      },
      audioCodecs: () => [],
      createStream: (track) => new FakeStream([track]),
      onNetworkChange(listener) {
        networkListeners.add(listener);
        return () => networkListeners.delete(listener);
      },
      measure: () => ({ level: () => 0.5, close: () => undefined }),
    };
    const device = {
      name,
      user_id,
      isOnline,
      session: createVoiceSession({ server, platform }),
      status: () => device.session.getSnapshot().status.name,
      tell(event: WireEvent) {
        if (isOnline()) hand(event);
        else missed.push(event);
      },
      /** The connection to the server breaks. */
      goOffline: () => store.update((state) => ({ ...state, status: 'offline' })),
      /** It is there again, and what was missed with it. */
      resume() {
        for (const event of missed.splice(0)) hand(event);
        hand(['RESUMED', {}, null]);
        store.update((state) => ({ ...state, status: 'online' }));
      },
      /** It is there again and begins from nothing. */
      begin() {
        missed = [];
        hand(greet());
        store.update((state) => ({ ...state, status: 'online' }));
      },
      changeNetwork() {
        for (const listener of networkListeners) listener();
      },
      block() {
        blocked = true;
      },
      /** Listeners that are left. */
      listeners: () => listeners.size + networkListeners.size,
      sent: () => [...network.peers].filter(({ host }) => host === name).map((peer) => peer.getTransceivers()[0]?.sent ?? null),
    };
    devices.set(name, device);
    device.begin();
    return device;
  }

  return {
    network,
    signals,
    add,
    change,
    kick: (user_id: Id) => change(user_id, { channel_id: null }),
    setLimit(next: number) {
      limit = next;
    },
    /** A server that knows nobody: everybody begins from nothing. */
    restart() {
      for (const device of devices.values()) device.goOffline();
      sessions.clear();
    },
    /** Which devices are in one channel together: who is to hear whom. */
    together(): string[] {
      const at = [...devices.values()].flatMap(({ name, user_id }) => {
        const voice = ofUser(user_id);
        return voice ? [{ name, channel_id: voice.channel_id }] : [];
      });
      return at
        .flatMap((one) =>
          at.filter((other) => one.name < other.name && one.channel_id === other.channel_id).map((other) => `${one.name}|${other.name}`),
        )
        .sort();
    },
  };
}
