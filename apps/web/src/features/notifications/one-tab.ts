import type { Id } from '@chat-js/protocol/ids.ts';

const NAME = 'chat.notifications';

type Told = { shown: readonly Id[] } | 'ask';

/** Of the tabs of one browser the one that notifies, and what the person looks at in any of them. */
export interface OneTab {
  /** This tab notifies. */
  isChosen: () => boolean;
  /** In this tab or another one. */
  isLookedAt: (channel_id: Id) => boolean;
  /** What this tab shows now, if somebody looks at it. */
  look: (channel_ids: readonly Id[]) => void;
  close: () => void;
}

/** The first tab notifies until it is closed, then the next. Each tells the others at what the person looks in it. */
export function openOneTab(): OneTab {
  const channel = new BroadcastChannel(NAME);
  const closing = new AbortController();
  let chosen = false;
  let own: readonly Id[] = [];
  let elsewhere: readonly Id[] = [];

  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data !== 'ask') elsewhere = data.shown;
    else if (own.length > 0) tell({ shown: own });
  };

  function tell(told: Told) {
    channel.postMessage(told);
  }

  const held = new Promise<void>((resolve) => closing.signal.addEventListener('abort', () => resolve()));
  navigator.locks
    .request(NAME, { signal: closing.signal }, () => {
      chosen = true;
      tell('ask');
      return held;
    })
    .catch((error: unknown) => {
      // Closed before it was its turn.
      if (!closing.signal.aborted) throw error;
    });

  return {
    isChosen: () => chosen,
    isLookedAt: (channel_id) => own.includes(channel_id) || elsewhere.includes(channel_id),
    look(channel_ids) {
      if (channel_ids.join() === own.join()) return;
      own = channel_ids;
      // Only one window of a browser has the focus: whoever looks here looks nowhere else.
      if (own.length > 0) elsewhere = [];
      tell({ shown: own });
    },
    close() {
      tell({ shown: [] });
      closing.abort();
      channel.close();
    },
  };
}
