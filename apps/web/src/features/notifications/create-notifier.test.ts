import { apply } from '@chat-js/client/apply.ts';
import { finishLoad, startLoad } from '@chat-js/client/messages.ts';
import { initialState, type State } from '@chat-js/client/state.ts';
import { createStore } from '@chat-js/client/store.ts';
import { created, message, ready, settings } from '@chat-js/client/testing/samples.ts';
import { markSeen } from '@chat-js/client/unread.ts';
import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import type { UserGuildSettings } from '@chat-js/protocol/user-guild-settings.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createNotifier, placesShown } from './create-notifier.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page on which nothing is shown, the messages that its server has, and what stands on the screen. */
function start({ chosen = true, lookedAt = '' } = {}) {
  const store = createStore<State>(apply({ ...initialState, followed: {} }, ['READY', ready()]));
  const messages = new Map<string, Message>();
  const standing = new Map<string, string>();
  const shown: string[] = [];
  const stop = createNotifier({
    client: { ...store, call: (async (_: string, { message_id }: { message_id: string }) => messages.get(message_id)) as never },
    tab: { isChosen: () => chosen, isLookedAt: (id) => id === lookedAt, look: () => undefined, close: () => undefined },
    show({ title }, tag) {
      shown.push(title);
      standing.set(tag, title);
      return { close: () => standing.delete(tag) };
    },
    wordsOf: (_, { content }) => ({ title: content, body: '' }),
    wordsOfMany: (count, places) => ({ title: `${count} in ${places}`, body: '' }),
    open: () => undefined,
  });
  const come = (...events: WireEvent[]) => store.update((state) => events.reduce<State>((next, event) => apply(next, event), state));
  return {
    ...{ store, shown, standing, stop, come },
    wait: () => vi.advanceTimersByTimeAsync(1000),
    /** Somebody writes where the page does not look: it is told that there is something. */
    write(id: string, changes: Partial<Message> = {}, channel_id = '11') {
      messages.set(id, { ...message(id, { author: '2', channel_id }), content: `№${id}`, ...changes });
      const updates = [{ id: channel_id, last_message_id: id }];
      come(['CHANNEL_UNREAD_UPDATE', { guild_id: '10', channel_unread_updates: updates }, null]);
    },
    mention(id: string, target_id = '1') {
      messages.set(id, {
        ...message(id, { author: '2', channel_id: '11' }),
        content: `№${id}`,
        mentions: [{ ...message(id).author, id: target_id }],
      });
      come(['MENTIONS_UPDATE', { channel_id: '11', guild_id: '10', added: [id], removed: [], target_ids: [target_id] }, null]);
    },
    choose(changes: Partial<UserGuildSettings>) {
      const own = { guild_id: '10', version: 1, message_notifications: 0, muted: false, mute_config: null } as const;
      come([
        'USER_GUILD_SETTINGS_UPDATE',
        { ...own, suppress_everyone: false, suppress_roles: false, channel_overrides: [], ...changes },
        null,
      ]);
    },
  };
}

test('what comes is shown once, and goes when it was read elsewhere', async () => {
  const page = start();
  page.choose({});
  page.write('90');
  await page.wait();
  page.come(['RESYNC', {}, null]);
  await page.wait();
  expect(page.shown).toEqual(['№90']);
  page.come(['MESSAGE_ACK', { channel_id: '11', message_id: '90', mention_count: 0, version: 0 }, null]);
  expect([...page.standing]).toEqual([]);
  page.stop();
});

test('with mentions alone nothing else is shown', async () => {
  const page = start();
  page.choose({ message_notifications: 1 });
  page.write('90');
  page.mention('91');
  await page.wait();
  expect(page.shown).toEqual(['№91']);
});

test('what was read meanwhile, is muted, is blocked, is one’s own, or is looked at in another tab is not shown', async () => {
  const read = start();
  read.choose({});
  read.write('90');
  read.store.update((state) => markSeen(state, '11', '90'));
  const muted = start();
  muted.choose({ muted: true });
  muted.mention('90');
  const blocked = start();
  blocked.choose({});
  blocked.come([
    'RELATIONSHIP_ADD',
    { id: '2', type: 2, nickname: null, since: '2026-01-01T00:00:00Z', user: message('1', { author: '2' }).author },
    null,
  ]);
  blocked.write('90');
  const own = start();
  own.choose({});
  own.write('90', { author: message('1', { author: '1' }).author });
  const elsewhere = start({ lookedAt: '11' });
  elsewhere.choose({});
  elsewhere.write('90');
  const other = start({ chosen: false });
  other.choose({});
  other.write('90');
  await vi.advanceTimersByTimeAsync(1000);
  expect([read, muted, blocked, own, elsewhere, other].flatMap(({ shown }) => shown)).toEqual([]);
});

test('nothing is shown to somebody who does not want to be disturbed', async () => {
  const page = start();
  page.choose({});
  page.come(['USER_SETTINGS_UPDATE', settings({ revision: 5, status: 'dnd' }), null]);
  page.write('90');
  await page.wait();
  expect(page.shown).toEqual([]);
});

test('a device that slept says how much there is, once, and READY alone says nothing', async () => {
  const page = start();
  page.choose({});
  const ids = Array.from({ length: 40 }, (_, n) => String(100 + n));
  page.come(
    ...ids.map(
      (id): WireEvent => ['MENTIONS_UPDATE', { channel_id: '11', guild_id: '10', added: [id], removed: [], target_ids: ['1'] }, null],
    ),
  );
  await page.wait();
  expect(page.shown).toEqual(['40 in 1']);
  page.come(['READY', ready(), null]);
  await page.wait();
  expect(page.shown).toHaveLength(1);
});

test('what is told of whole needs no second question, also with mentions alone', async () => {
  const page = start();
  const load = { kind: 'present', number: 1 } as const;
  page.store.update((state) => ({ ...state, followed: { 11: true as const } }));
  page.store.update((state) => finishLoad(startLoad(state, '11', load), '11', load, [], 50));
  page.choose({ message_notifications: 1 });
  const tell = (id: string, content: string, changes: Partial<Message>): WireEvent => [
    'MESSAGE_CREATE',
    created({ ...message(id, { content }), ...changes }),
    null,
  ];
  page.come(tell('91', 'для всех', { mention_everyone: true }), tell('92', 'ни для кого', {}));
  await page.wait();
  expect(page.shown).toEqual(['для всех']);
  page.choose({ version: 2, message_notifications: 1, suppress_everyone: true });
  page.come(tell('93', 'снова для всех', { mention_everyone: true }));
  await page.wait();
  expect(page.shown).toHaveLength(1);
});

test('a tab shows a place, and beside a thread its channel', () => {
  expect([placesShown(initialState, '/channels/10/11'), placesShown(initialState, '/settings/profile')]).toEqual([['11'], []]);
});
