import type { Client } from '@chat-js/client/client.ts';
import { BLOCKED, isBlocked } from '@chat-js/client/relationships.ts';
import type { State } from '@chat-js/client/state.ts';
import { isUnread } from '@chat-js/client/unread.ts';
import type { Id } from '@chat-js/protocol/ids.ts';

/** Mostly the first says that somebody else has written. */
const AT_ONCE = 10;

type PassingClient = Pick<Client, 'getState' | 'subscribe' | 'call' | 'markSeen'>;

/**
 * Reads what only blocked people have written, on all devices of the person: it makes no channel unread. Of a channel that is
 * not shown only the last message is told, not whose it is: that is asked, by those alone who have blocked somebody. Answers
 * the function that ends it.
 */
export function passOverBlocked(client: PassingClient): () => void {
  let before: State | undefined;
  /** channel id → how far it was read when somebody else was found to have written above that */
  const heard = new Map<Id, Id>();
  let busy = false;

  const stop = client.subscribe(look);
  look();

  function look() {
    const state = client.getState();
    const isOther = state.relationships !== before?.relationships;
    const isSame = !isOther && state.channels === before?.channels && state.seen === before.seen && state.status === before.status;
    before = state;
    if (isOther) heard.clear();
    if (!isSame && !busy) void passOver();
  }

  async function passOver() {
    busy = true;
    for (let id = next(); id !== undefined; id = next()) await lookAt(id);
    busy = false;
  }

  function next(): Id | undefined {
    const state = client.getState();
    const hasBlocked = Object.values(state.relationships).some(({ type }) => type === BLOCKED);
    if (!hasBlocked || state.status !== 'online') return undefined;
    return Object.keys(state.channels).find((id) => isUnread(state, id) && !state.held[id] && heard.get(id) !== seenOf(state, id));
  }

  async function lookAt(channel_id: Id) {
    const after = seenOf(client.getState(), channel_id);
    heard.set(channel_id, after);
    // Where history may not be read, it stays unread.
    const messages = await client.call('messages.list', { channel_id, after, limit: AT_ONCE }).catch(() => []);
    const state = client.getState();
    const last = messages[0];
    if (last && messages.every(({ author }) => isBlocked(state, author.id))) client.markSeen(channel_id, last.id);
  }

  return stop;
}

const seenOf = (state: State, channel_id: Id): Id => state.seen[channel_id] ?? '0';
