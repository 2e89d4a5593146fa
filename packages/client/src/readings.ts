import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationRequest } from '@chat-js/protocol/operations.ts';
import type { ReadState } from '@chat-js/protocol/read-states.ts';
import { backoff } from './backoff.ts';
import { toCallError } from './errors.ts';
import type { KeyValueStore } from './key-value-store.ts';
import { ackedOf, applyMessageAck } from './read-states.ts';
import { without } from './records.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';

/** What is read within this time is told at once. Of own messages the server knows, and only makes sure. ms. */
const SOON_MS = 400;
const LATER_MS = 5000;

/** More was read of a channel than the server knows, or it was set by hand. */
export function isUntold(state: State, channel_id: Id): boolean {
  return state.remarked[channel_id] === true || compareIds(state.seen[channel_id] ?? '0', ackedOf(state, channel_id).id) > 0;
}

export interface ReadingsOptions {
  store: Store<State>;
  memory: KeyValueStore;
  isOnline: () => boolean;
  ack: (input: OperationRequest<'readStates.ack'>) => Promise<ReadState>;
  ackBulk: (input: OperationRequest<'readStates.ackBulk'>) => Promise<ReadState[]>;
  retryMost?: number | undefined;
}

/** Tells the server what was read here, so that the person's other devices know: together, over a reload, and after being offline. */
export function createReadings({ store, memory, isOnline, ack, ackBulk, retryMost }: ReadingsOptions) {
  const keyOf = (me: Id, channel_id: Id | '' = '') => `seen/${me}/${channel_id}`;
  let before = store.getState();
  let kept: ReadonlySet<Id> = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;
  let busy = false;
  let attempts = 0;

  const stop = store.subscribe(() => {
    const state = store.getState();
    const isSame = state.seen === before.seen && state.acked === before.acked && state.remarked === before.remarked;
    before = state;
    if (isSame || !state.me) return;
    const untold = Object.keys(state.seen).filter((id) => isUntold(state, id));
    keep(state, state.me.id, untold);
    const isUrgent = ({ seen, remarked }: State, id: Id) => remarked[id] || compareIds(seen[id] ?? '0', ackedOf(state, id).wrote) > 0;
    if (untold.length > 0) schedule(untold.some((id) => isUrgent(state, id)) ? SOON_MS : LATER_MS);
  });

  /** `!` in front: set by hand. Behind the id is the version that this device knew. */
  function keep(state: State, me: Id, untold: readonly Id[]) {
    for (const id of untold) {
      const value = `${state.remarked[id] ? '!' : ''}${state.seen[id]}@${ackedOf(state, id).version}`;
      if (memory.get(keyOf(me, id)) !== value) memory.set(keyOf(me, id), value);
    }
    for (const id of kept) if (!untold.includes(id)) memory.remove(keyOf(me, id));
    kept = new Set(untold);
  }

  function schedule(delay: number) {
    const at = performance.now() + delay;
    if (busy || at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(() => void flush(), delay);
  }

  async function flush() {
    due = Number.POSITIVE_INFINITY;
    if (busy || !isOnline()) return;
    busy = true;
    let wait = SOON_MS;
    try {
      for (const id of Object.keys(store.getState().remarked)) await tellByHand(id);
      const state = store.getState();
      const read = Object.keys(state.seen).filter((id) => state.channels[id] && isUntold(state, id));
      for (let from = 0; from < read.length; from += LIMITS.readStates) await tellRead(read.slice(from, from + LIMITS.readStates));
      attempts = 0;
    } catch {
      wait = backoff(attempts++, { first: 2 * SOON_MS, most: retryMost });
    }
    busy = false;
    const state = store.getState();
    if (Object.keys(state.seen).some((id) => state.channels[id] && isUntold(state, id))) schedule(wait);
  }

  async function tellByHand(channel_id: Id) {
    const message_id = store.getState().seen[channel_id] ?? '0';
    const told = await ack({ channel_id, message_id, manual: true }).catch(refused);
    store.update((state) => {
      const isChanged = state.seen[channel_id] !== message_id;
      const next = isChanged ? state : { ...state, remarked: without(state.remarked, [channel_id]) };
      return told ? applyAnswer(next, told) : next;
    });
  }

  async function tellRead(ids: readonly Id[]) {
    const state = store.getState();
    const read_states = ids.map((channel_id) => {
      const message_id = state.seen[channel_id] ?? '0';
      return { channel_id, message_id, version: ackedOf(state, channel_id).version };
    });
    const told = (await ackBulk({ read_states }).catch(refused)) ?? [];
    store.update((now) => {
      // Of a channel that this person does not see any more there is nothing to tell.
      const rest = read_states.filter(({ channel_id }) => !told.some(({ id }) => id === channel_id));
      const given = rest.map(({ channel_id, message_id }) => [channel_id, { ...ackedOf(now, channel_id), id: message_id }]);
      return told.reduce(applyAnswer, { ...now, acked: { ...now.acked, ...Object.fromEntries(given) } });
    });
  }

  return {
    /** The state with what this device has read and not told yet. */
    recall(state: State, me: Id): State {
      const found = memory.keys(keyOf(me)).flatMap((key) => {
        const [, byHand, id, version = '0'] = /^(!?)([0-9]+)(?:@([0-9]+))?$/.exec(memory.get(key) ?? '') ?? [];
        return id === undefined ? [] : [{ channel_id: key.slice(keyOf(me).length), id, byHand, version: Number(version) }];
      });
      kept = new Set(found.map(({ channel_id }) => channel_id));
      return {
        ...state,
        seen: Object.fromEntries(found.map(({ channel_id, id }) => [channel_id, id])),
        acked: Object.fromEntries(found.map(({ channel_id, version }) => [channel_id, { id: '0', version, wrote: '0' }])),
        remarked: Object.fromEntries(found.flatMap(({ channel_id, byHand }) => (byHand ? [[channel_id, true as const]] : []))),
      };
    },
    /** The connection is back: tells what nobody could be told. */
    wake: () => schedule(SOON_MS),
    close() {
      clearTimeout(timer);
      due = Number.NEGATIVE_INFINITY;
      stop();
    },
  };
}

function applyAnswer(state: State, { id: channel_id, last_message_id: message_id, ...rest }: ReadState): State {
  return applyMessageAck(state, { channel_id, message_id, ...rest });
}

/** Refused for good: it is not told again. Throws what may pass. */
function refused(error: unknown): undefined {
  if (toCallError(error).passing) throw error;
  return undefined;
}
