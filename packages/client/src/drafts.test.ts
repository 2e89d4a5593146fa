import type { Draft } from '@chat-js/protocol/drafts.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { apply } from './apply.ts';
import { createDrafts } from './drafts.ts';
import { unreachable } from './errors.ts';
import { memoryStore } from './key-value-store.ts';
import { initialState, type State } from './state.ts';
import { createStore } from './store.ts';
import { user } from './testing/samples.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const draft = (content: string, channel_id = '11'): Draft => ({ channel_id, content, updated_at: '2026-01-01T00:00:00.000Z' });

function build({ memory = memoryStore(), listed = [] as Draft[] } = {}) {
  const me = { ...user('1'), admin: false, bio: '', pending: false } as State['me'];
  const store = createStore<State>({ ...initialState, me });
  const save = vi.fn(async () => null as unknown);
  const drafts = createDrafts({ store, memory, isOnline: () => true, list: async () => listed, save });
  const heard = (content: string) => store.update((state) => apply(state, ['USER_DRAFT_UPDATE', draft(content)]));
  return { store, memory, save, drafts, heard, text: () => store.getState().drafts['11'] };
}

test('what is typed is here at once, and elsewhere when one pauses', async () => {
  const { drafts, save, text } = build();
  for (const typed of ['п', 'пр', 'при ']) drafts.set('11', typed);
  expect([text(), save.mock.calls.length]).toEqual(['при ', 0]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(save.mock.calls).toEqual([['11', 'при ']]);
});

test('what another device begins is taken over, unless this one has gone on meanwhile', async () => {
  const { drafts, save, heard, text } = build();
  heard('оттуда');
  expect(text()).toBe('оттуда');
  drafts.set('11', 'оттуда и дальше');
  heard('оттуда иначе');
  expect(text()).toBe('оттуда и дальше');
  await vi.advanceTimersByTimeAsync(1000);
  expect(save).toHaveBeenLastCalledWith('11', 'оттуда и дальше');
  heard('');
  expect(text()).toBeUndefined();
});

test('without a connection it waits here, over a reload, and is told when the connection is back', async () => {
  const memory = memoryStore();
  const first = build({ memory });
  first.save.mockRejectedValue(unreachable('offline'));
  first.drafts.set('11', 'не дошло');
  await vi.advanceTimersByTimeAsync(1000);
  first.drafts.close();
  const second = build({ memory, listed: [draft('старое'), draft('другое', '12')] });
  second.store.update((state) => second.drafts.recall(state, '1'));
  expect(second.text()).toBe('не дошло');
  await second.drafts.load();
  await vi.advanceTimersByTimeAsync(1000);
  expect(second.save.mock.calls).toEqual([['11', 'не дошло']]);
  expect(second.store.getState()).toMatchObject({ drafts: { 11: 'не дошло', 12: 'другое' }, draftsUnsaved: {} });
});

test('what was sent or taken away elsewhere is not brought back by this device', async () => {
  const memory = memoryStore();
  const first = build({ memory });
  first.drafts.set('11', 'старое');
  await vi.advanceTimersByTimeAsync(1000);
  const second = build({ memory });
  second.store.update((state) => second.drafts.recall(state, '1'));
  await second.drafts.load();
  expect(second.text()).toBeUndefined();
  expect(memory.keys('')).toEqual([]);
});

test('what is too long to be sent stays on this device', async () => {
  const { drafts, save, text } = build();
  drafts.set('11', 'я'.repeat(9000));
  await vi.advanceTimersByTimeAsync(1000);
  expect(save).not.toHaveBeenCalled();
  expect(text()).toHaveLength(9000);
});
