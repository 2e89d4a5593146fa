import type { Draft } from '@chat-js/protocol/drafts.ts';
import type { EventData } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { KeyValueStore } from './key-value-store.ts';
import { nothing } from './nothing.ts';
import { without } from './records.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';

/** How long somebody pauses before their other devices are told, in ms. */
const PAUSE_MS = 800;

/** What another device of the person has begun, as far as this one has not gone on with it. */
export function applyDraft(state: State, { channel_id, content }: EventData<'USER_DRAFT_UPDATE'>): State {
  if (state.draftsUnsaved[channel_id] || (state.drafts[channel_id] ?? '') === content) return state;
  return setDraft(state, channel_id, content);
}

/** All drafts, as just fetched. What was changed here since stays. */
export function rememberDrafts(state: State, drafts: readonly Draft[]): State {
  const kept = Object.entries(state.drafts).filter(([id]) => state.draftsUnsaved[id]);
  const fetched = drafts.filter(({ channel_id }) => !state.draftsUnsaved[channel_id]);
  return { ...state, drafts: Object.fromEntries([...fetched.map(({ channel_id, content }) => [channel_id, content]), ...kept]) };
}

function setDraft(state: State, channel_id: Id, content: string): State {
  const drafts = content === '' ? without(state.drafts, [channel_id]) : { ...state.drafts, [channel_id]: content };
  return { ...state, drafts };
}

/** Where drafts are kept beside this device. */
export interface DraftsOptions {
  store: Store<State>;
  memory: KeyValueStore;
  isOnline: () => boolean;
  list: () => Promise<Draft[]>;
  save: (channel_id: Id, content: string) => Promise<unknown>;
}

/** Texts that were begun: on this device at once and over a reload, on the others when one pauses. */
export function createDrafts({ store, memory, isOnline, list, save }: DraftsOptions) {
  const timers = new Map<Id, ReturnType<typeof setTimeout>>();
  const keyOf = (me: Id, channel_id: Id | '' = '') => `draft/${me}/${channel_id}`;
  let before = store.getState();

  // Whatever changes a draft, this device keeps it; `!` in front: the others do not know it yet.
  const stopKeeping = store.subscribe(() => {
    const state = store.getState();
    const { drafts, draftsUnsaved, me } = state;
    if (me && (drafts !== before.drafts || draftsUnsaved !== before.draftsUnsaved)) {
      for (const id of new Set([drafts, before.drafts, draftsUnsaved, before.draftsUnsaved].flatMap(Object.keys))) {
        const value = (draftsUnsaved[id] ? '!' : '=') + (drafts[id] ?? '');
        if (value === '=') memory.remove(keyOf(me.id, id));
        else if (memory.get(keyOf(me.id, id)) !== value) memory.set(keyOf(me.id, id), value);
      }
    }
    before = state;
  });

  async function push(channel_id: Id) {
    timers.delete(channel_id);
    const content = store.getState().drafts[channel_id] ?? '';
    // Too long to be sent as it is: it stays on this device.
    if (!isOnline() || content.length > LIMITS.draft) return;
    await save(channel_id, content);
    store.update((state) =>
      (state.drafts[channel_id] ?? '') === content ? { ...state, draftsUnsaved: without(state.draftsUnsaved, [channel_id]) } : state,
    );
  }

  function pushSoon(channel_id: Id) {
    clearTimeout(timers.get(channel_id));
    // What does not get through stays unsaved, and is tried with the next change or connection.
    const timer = setTimeout(() => void push(channel_id).catch(nothing), PAUSE_MS);
    timers.set(channel_id, timer);
  }

  function wake() {
    for (const channel_id of Object.keys(store.getState().draftsUnsaved)) pushSoon(channel_id);
  }

  return {
    set(channel_id: Id, content: string) {
      if ((store.getState().drafts[channel_id] ?? '') === content) return;
      store.update((state) => ({ ...setDraft(state, channel_id, content), draftsUnsaved: { ...state.draftsUnsaved, [channel_id]: true } }));
      pushSoon(channel_id);
    },
    /** The state with what this device kept of the person. */
    recall(state: State, me: Id): State {
      const kept = memory.keys(keyOf(me)).map((key) => [key.slice(keyOf(me).length), memory.get(key) ?? ''] as const);
      return {
        ...state,
        drafts: Object.fromEntries(kept.flatMap(([id, value]) => (value.length > 1 ? [[id, value.slice(1)]] : []))),
        draftsUnsaved: Object.fromEntries(kept.flatMap(([id, value]) => (value.startsWith('!') ? [[id, true as const]] : []))),
      };
    },
    /** Fetches what other devices have begun, and tells them what was begun here while nobody could be told. */
    async load() {
      const drafts = await list();
      store.update((state) => rememberDrafts(state, drafts));
      wake();
    },
    /** The connection is back: tells what nobody could be told. */
    wake,
    close() {
      for (const timer of timers.values()) clearTimeout(timer);
      stopKeeping();
    },
  };
}
