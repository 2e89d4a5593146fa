import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { askedDelay, backoff } from './backoff.ts';
import { type CallError, toCallError } from './errors.ts';
import { isFollowed } from './followed.ts';
import type { History } from './history.ts';
import { staleWindows } from './messages.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';

/** What the client knows of the channels on screen, and whom it asks. */
export interface ShowingOptions {
  store: Store<State>;
  history: Pick<History, 'ensure' | 'loadPresent' | 'loadPresentAgain'>;
  isOnline: () => boolean;
  /** Names the channels to be told of; settles when it is so. */
  ask: (channel_ids: Id[]) => Promise<unknown>;
  /** Longest time between two attempts, in ms. */
  retryMost?: number;
}

/** What `createShowing` answers. */
export type Showing = ReturnType<typeof createShowing>;

/** So many channels are followed: those on screen, and those that were last, so that the way back is short. */
const FOLLOWED = 8;
/** The attempt whose pause a page takes that the server refused without saying for how long. */
const RETRY = 2;

/** From here on the server tells of these channels. What is loaded of those that change sides may lack something. */
export function follow(state: State, ids: readonly Id[]): State {
  const before = state.followed ?? {};
  const followed = Object.fromEntries(ids.map((id) => [id, true as const]));
  const changed = [...Object.keys(before).filter((id) => !(id in followed)), ...ids.filter((id) => !(id in before))];
  return changed.length === 0 ? state : { ...staleWindows(state, changed), followed };
}

/** Sees to it that the channels on screen are followed, and fetched after that: subscribe first, fetch second. */
export function createShowing({ store, history, isOnline, ask, retryMost = 30_000 }: ShowingOptions) {
  const onScreen = new Set<Id>();
  /** The one shown last is first. */
  let recent: readonly Id[] = [];
  /**
   * To be fetched while they are followed, on screen or not. The server tells once that there is something new, until a
   * channel was followed, and takes for read what was written before it is: each half alone would lose the mark.
   */
  const owed = new Set<Id>();
  /** The question under way; another one after the connection has begun anew. */
  let asking: object | undefined;
  /** How many connections there were. */
  let connections = 0;
  let attempts = 0;
  const later = new Map<Id, ReturnType<typeof setTimeout>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Those on screen, and those that were and are followed still. */
  function names(): Id[] {
    const state = store.getState();
    const known = recent.filter((id) => state.channels[id] && (isNeeded(id) || isFollowed(state, id)));
    const needed = known.filter(isNeeded);
    const rest = known.filter((id) => !needed.includes(id)).slice(0, Math.max(0, FOLLOWED - needed.length));
    return [...needed, ...rest].slice(0, LIMITS.shownChannels);
  }

  function isNeeded(id: Id): boolean {
    return onScreen.has(id) || owed.has(id);
  }

  function follows(ids: readonly Id[]) {
    for (const id of ids) if (!isFollowed(store.getState(), id)) owed.add(id);
    store.update((state) => follow(state, ids));
  }

  function askAgain() {
    asking = undefined;
    clearTimeout(timer);
    timer = undefined;
    attempts = 0;
  }

  async function askFor(wanted: Id[]) {
    const mine = {};
    asking = mine;
    // Whatever becomes of the question: what it does not name may not be told of any more.
    follows(wanted.filter((id) => isFollowed(store.getState(), id)));
    try {
      await ask(wanted);
      if (mine !== asking) return;
      askAgain();
      follows(wanted.filter((id) => store.getState().channels[id]));
      update();
    } catch (thrown) {
      if (mine !== asking) return;
      asking = undefined;
      const wait = askedDelay(toCallError(thrown)) ?? backoff(attempts++, { most: retryMost });
      timer = setTimeout(() => {
        timer = undefined;
        update();
      }, wait);
      update();
    }
  }

  /** What failed for the moment, or was asked for over a connection that is gone, is asked for again. */
  async function load(channel_id: Id, fetch = history.ensure) {
    const mine = connections;
    await fetch(channel_id);
    const error = failureOf(channel_id);
    if (!error) return;
    if (mine !== connections) await load(channel_id, history.loadPresent);
    else if (error.passing && error.status !== 0) loadLater(channel_id, error);
  }

  /** Why a channel that is wanted has no messages that are true. */
  function failureOf(channel_id: Id): CallError | null {
    const window = store.getState().windows[channel_id];
    const isWanted = onScreen.has(channel_id) || owed.has(channel_id);
    return isWanted && window?.failed !== 'older' ? (window?.error ?? null) : null;
  }

  function loadLater(channel_id: Id, error: CallError) {
    clearTimeout(later.get(channel_id));
    const wait = askedDelay(error) ?? backoff(RETRY, { most: retryMost });
    later.set(
      channel_id,
      setTimeout(() => {
        later.delete(channel_id);
        if (failureOf(channel_id)) void load(channel_id, history.loadPresentAgain);
      }, wait),
    );
  }

  /** Asks for what is not followed yet, fetches what is not true yet. */
  function update() {
    const wanted = names();
    if (!asking && !timer && isOnline() && wanted.some((id) => !isFollowed(store.getState(), id))) void askFor(wanted);
    for (const id of [...onScreen, ...owed]) {
      const state = store.getState();
      const window = state.windows[id];
      if (!state.channels[id] || (window?.loaded && !window.stale)) owed.delete(id);
      else if (isFollowed(state, id)) void load(id);
      else if (!asking && !window?.loaded) {
        // Without an answer to the question something to read is better than nothing: it is fetched again later.
        owed.add(id);
        void load(id);
      }
    }
  }

  function meet(channel_id: Id) {
    recent = [channel_id, ...recent.filter((id) => id !== channel_id)].slice(0, LIMITS.shownChannels);
  }

  return {
    names,
    update,
    show(channel_id: Id) {
      const isBack = !onScreen.has(channel_id);
      onScreen.add(channel_id);
      meet(channel_id);
      // Nobody asked again for what failed when it was not on screen any more.
      if (isBack && isOnline() && failureOf(channel_id)) void load(channel_id, history.loadPresent);
      update();
    },
    /** This person has written there: what was new there is read, and the server does not know it. */
    wrote(channel_id: Id) {
      if (isFollowed(store.getState(), channel_id)) return;
      meet(channel_id);
      owed.add(channel_id);
      update();
    },
    leave: (channel_id: Id) => void onScreen.delete(channel_id),
    /** A connection begins with these channels; undefined: with all. */
    begin(channel_ids: Id[] | undefined) {
      connections += 1;
      askAgain();
      if (channel_ids) follows(channel_ids);
    },
    /** What did not load without a connection is asked for again. */
    online() {
      for (const id of new Set([...onScreen, ...owed])) if (store.getState().windows[id]?.error) void load(id, history.loadPresent);
      update();
    },
    close() {
      askAgain();
      for (const waiting of later.values()) clearTimeout(waiting);
      onScreen.clear();
    },
  };
}
