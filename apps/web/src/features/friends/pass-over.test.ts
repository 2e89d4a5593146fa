import { apply } from '@chat-js/client/apply.ts';
import { BLOCKED, FRIEND, type RelationshipEntry } from '@chat-js/client/relationships.ts';
import { initialState, type State } from '@chat-js/client/state.ts';
import { createStore } from '@chat-js/client/store.ts';
import { message, ready } from '@chat-js/client/testing/samples.ts';
import { isUnread, markSeen, markUnread } from '@chat-js/client/unread.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { expect, test } from 'vitest';
import { passOverBlocked } from './pass-over.ts';

const BAD = '2';
const GOOD = '3';
const relationship = (id: string, type: RelationshipEntry['type']) => ({ [id]: { id, type, since: '2026-01-01T00:00:00.000Z' } });

/** A page on which channel 11 is not shown, and the messages that its server has there. */
function start(type: RelationshipEntry['type'] = BLOCKED) {
  const begun: State = { ...apply(initialState, ['READY', ready()]), status: 'online', relationships: relationship(BAD, type) };
  const store = createStore<State>(begun);
  const kept: Message[] = [];
  let asked = 0;
  const stop = passOverBlocked({
    ...store,
    call: (async (_: string, { after }: { after: string }) => {
      asked += 1;
      return kept.filter(({ id }) => Number(id) > Number(after)).reverse();
    }) as never,
    markSeen: (channel_id, id) => store.update((state) => markSeen(state, channel_id, id)),
  });
  return {
    store,
    stop,
    asked: () => asked,
    write(id: string, author: string) {
      kept.push(message(id, { author, channel_id: '11' }));
      const channel_unread_updates = [{ id: '11', last_message_id: id }];
      store.update((state) => apply(state, ['CHANNEL_UNREAD_UPDATE', { guild_id: '10', channel_unread_updates }, null]));
    },
    isUnread: () => isUnread(store.getState(), '11'),
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('what only blocked people have written is passed over, and what others have is not', async () => {
  const page = start();
  page.write('90', BAD);
  page.write('91', BAD);
  await expect.poll(page.isUnread).toBe(false);
  page.write('92', GOOD);
  page.write('93', BAD);
  await settled();
  expect(page.isUnread()).toBe(true);
  const asked = page.asked();
  page.write('94', BAD);
  await settled();
  // One question is enough until it is read.
  expect([page.isUnread(), page.asked()]).toEqual([true, asked]);
  page.stop();
});

test('whoever is blocked now is passed over from now on', async () => {
  const page = start(FRIEND);
  page.write('90', BAD);
  await settled();
  expect([page.isUnread(), page.asked()]).toEqual([true, 0]);
  page.store.update((state) => ({ ...state, relationships: relationship(BAD, BLOCKED) }));
  await expect.poll(page.isUnread).toBe(false);
  page.stop();
});

test('what was set back by hand stays', async () => {
  const page = start();
  page.write('90', BAD);
  await expect.poll(page.isUnread).toBe(false);
  page.store.update((state) => markUnread(state, '11', '90'));
  await settled();
  expect(page.isUnread()).toBe(true);
  page.stop();
});
