import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { toCallError } from './errors.ts';
import { failLoad, finishLoad, type Load, startLoad } from './messages.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';

/** Where pages come from, and where they go. */
export interface HistoryOptions {
  store: Store<State>;
  list: (input: { channel_id: Id; limit: number; before?: Id; after?: Id; around?: Id }) => Promise<readonly Message[]>;
  /** Messages of a page. */
  limit?: number;
}

/** What `createHistory` answers. */
export type History = ReturnType<typeof createHistory>;

/** Fetches pages into the windows of the state. Errors are put there too: these promises do not reject. */
export function createHistory({ store, list, limit = LIMITS.messagePage.default }: HistoryOptions) {
  let number = 0;

  async function load(channel_id: Id, kind: Load['kind'], cursor: { before?: Id; after?: Id; around?: Id } = {}, again = false) {
    const started: Load = { kind, number: ++number };
    store.update((state) => startLoad(state, channel_id, started, { again }));
    try {
      const page = await list({ channel_id, limit, ...cursor });
      store.update((state) => finishLoad(state, channel_id, started, page, limit, cursor.around));
      // What was loaded before a gap may have been changed or deleted meanwhile.
      if (windowOf(channel_id)?.unsureBelow) await history.loadOlder(channel_id);
    } catch (error) {
      store.update((state) => failLoad(state, channel_id, started, toCallError(error)));
    }
  }

  const windowOf = (channel_id: Id) => store.getState().windows[channel_id];

  const history = {
    /** The newest page. What is loaded already stays when the two meet. */
    loadPresent: (channel_id: Id) => load(channel_id, 'present'),
    /** The same, after a failure that stays on screen until it is mended. */
    loadPresentAgain: (channel_id: Id) => load(channel_id, 'present', {}, true),
    /** The page around a message, in place of what is loaded. */
    loadAround: (channel_id: Id, message_id: Id) => load(channel_id, 'around', { around: message_id }),
    /** One page further back; nothing while another page is on its way. */
    async loadOlder(channel_id: Id) {
      const window = windowOf(channel_id);
      const before = window?.unsureBelow ?? window?.messages[0]?.id;
      if ((window?.hasOlder || window?.unsureBelow) && !window.loading && before !== undefined) await load(channel_id, 'older', { before });
    },
    /** One page further on; nothing while another page is on its way. */
    async loadNewer(channel_id: Id) {
      const window = windowOf(channel_id);
      const after = window?.messages.at(-1)?.id;
      if (window?.hasNewer && !window.loading && after !== undefined) await load(channel_id, 'newer', { after });
    },
    /** Sees to it that a channel which is on screen has messages that are true. */
    async ensure(channel_id: Id) {
      const window = windowOf(channel_id);
      if (window?.error || (window?.loaded && !window.stale)) return;
      // An older page does not make the present true: it can be asked for again.
      if (window?.loading && window.loading.kind !== 'older') return;
      const middle = window?.hasNewer ? window.messages[Math.floor(window.messages.length / 2)] : undefined;
      if (middle) await history.loadAround(channel_id, middle.id);
      else await history.loadPresent(channel_id);
    },
  };
  return history;
}
