import type { Client } from '@chat-js/client/client.ts';
import type { State } from '@chat-js/client/state.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { isNotified, isWanted, type News, newsBetween } from './news-between.ts';
import type { OneTab } from './one-tab.ts';

/** What is shown of a message, or of many. */
export interface Shown {
  title: string;
  body: string;
  icon?: string | undefined;
}

interface NotifierOptions {
  client: Pick<Client, 'getState' | 'subscribe' | 'call'>;
  tab: OneTab;
  show: (shown: Shown, tag: string, onClick: () => void) => { close: () => void };
  wordsOf: (state: State, message: Message) => Shown;
  /** Of more than are shown one by one: how many messages, in how many places. */
  wordsOfMany: (messages: number, places: number) => Shown;
  /** undefined: the many. */
  open: (message?: Message) => void;
}

/** What comes within this time is looked at together: what was read elsewhere meanwhile is not shown. ms */
const TOGETHER = 500;
/** More than these are one notification. */
const ONE_BY_ONE = 3;
const MANY = 'many';

/** Shows what has come as notifications of the system, and takes away what was read. Answers the function that ends it. */
export function createNotifier({ client, tab, show, wordsOf, wordsOfMany, open }: NotifierOptions): () => void {
  let before = client.getState();
  let waiting: News[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const standing = new Map<string, { news: readonly News[]; close: () => void }>();

  const stop = client.subscribe(() => {
    const state = client.getState();
    const news = newsBetween(before, state);
    const isRead = before.seen !== state.seen || before.channels !== state.channels;
    before = state;
    if (isRead) takeAway(state);
    if (news.length === 0) return;
    waiting.push(...news);
    timer ??= setTimeout(() => void tell(), TOGETHER);
  });

  function takeAway({ seen, channels }: State) {
    const isUnread = ({ channel_id, message_id }: News) => channels[channel_id] && compareIds(message_id, seen[channel_id] ?? '0') > 0;
    for (const [tag, { news, close }] of standing) {
      if (news.some(isUnread)) continue;
      close();
      standing.delete(tag);
    }
  }

  async function tell() {
    timer = undefined;
    const state = client.getState();
    const news = waiting.filter((one) => isWanted(state, one) && !tab.isLookedAt(one.channel_id));
    waiting = [];
    if (!tab.isChosen() || news.length === 0) return;
    if (news.length > ONE_BY_ONE) {
      const places = new Set(news.map(({ channel_id }) => channel_id));
      put(MANY, news, wordsOfMany(news.length, places.size), () => open());
      return;
    }
    for (const one of news) {
      const message = await find(one);
      // It may have been read while it was fetched.
      if (message && isNotified(client.getState(), message))
        put(one.channel_id, [one], wordsOf(client.getState(), message), () => open(message));
    }
  }

  /** A newer one of the same place takes the place of the older. */
  function put(tag: string, news: readonly News[], shown: Shown, onClick: () => void) {
    const notification = show(shown, tag, () => {
      notification.close();
      standing.delete(tag);
      onClick();
    });
    standing.set(tag, { news, close: () => notification.close() });
  }

  async function find({ channel_id, message_id }: News): Promise<Message | undefined> {
    const known = client.getState().windows[channel_id]?.messages.find(({ id }) => id === message_id);
    // Deleted, or not to be seen any more: of that nobody is notified.
    return known ?? client.call('messages.get', { channel_id, message_id }).catch(() => undefined);
  }

  return () => {
    stop();
    clearTimeout(timer);
    for (const { close } of standing.values()) close();
  };
}

/** What a tab shows of which nothing notifies: the place, and the channel beside which a thread stands. */
export function placesShown(state: State, path: string): Id[] {
  const id = /^\/channels\/[^/]+\/(\d+)/.exec(path)?.[1];
  if (id === undefined) return [];
  const above = state.channels[id]?.thread_metadata && state.channels[id]?.parent_id;
  return above ? [id, above] : [id];
}
