import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CallError, unreachable } from './errors.ts';
import { memoryStore } from './key-value-store.ts';
import { createRemovals } from './removals.ts';
import { initialState, type State } from './state.ts';
import { createStore } from './store.ts';
import { user } from './testing/samples.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function build(remove = vi.fn(async () => null as unknown), memory = memoryStore()) {
  const me = { ...user('1'), admin: false, bio: '', pending: false } as State['me'];
  const store = createStore<State>({ ...initialState, me });
  return { store, memory, remove, removals: createRemovals({ store, memory, remove }) };
}

test('a message is hidden at once and deleted five seconds later', async () => {
  const { store, remove, removals, memory } = build();
  const done = removals.add('11', '5');
  expect(store.getState().removing).toEqual({ 5: '11' });
  await vi.advanceTimersByTimeAsync(4_900);
  expect(remove).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(remove).toHaveBeenCalledExactlyOnceWith('11', '5');
  expect([store.getState().removing, memory.keys('')]).toEqual([{}, []]);
  expect(removals.cancel('5')).toBe(false);
  await done;
});

test('it can be taken back until then, and nothing is sent', async () => {
  const { store, remove, removals, memory } = build();
  const done = removals.add('11', '5');
  expect(removals.cancel('5')).toBe(true);
  await done;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(remove).not.toHaveBeenCalled();
  expect([store.getState().removing, memory.keys('')]).toEqual([{}, []]);
});

test('without a connection it stays hidden and is tried until it is done', async () => {
  const remove = vi.fn(async () => null as unknown);
  remove.mockRejectedValueOnce(unreachable('offline')).mockRejectedValueOnce(unreachable('timeout'));
  const { store, removals } = build(remove);
  void removals.add('11', '5');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(store.getState().removing).toEqual({ 5: '11' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(remove).toHaveBeenCalledTimes(3);
  expect(store.getState().removing).toEqual({});
});

test('what is refused is shown again and told; what is gone already is not', async () => {
  const refusal = (status: number) => new CallError({ status, code: 1, message: 'no' });
  const remove = vi.fn(async () => null as unknown);
  remove.mockRejectedValueOnce(refusal(403)).mockRejectedValueOnce(refusal(404));
  const { store, removals } = build(remove);
  const refused = expect(removals.add('11', '5')).rejects.toMatchObject({ status: 403 });
  await vi.advanceTimersByTimeAsync(5_000);
  await refused;
  const gone = removals.add('11', '6');
  await vi.advanceTimersByTimeAsync(5_000);
  await gone;
  expect(store.getState().removing).toEqual({});
});

test('a reload does not keep a message that was to be deleted, nor does closing the page', async () => {
  const memory = memoryStore();
  const first = build(undefined, memory);
  void first.removals.add('11', '5');
  first.removals.close();
  const second = build(undefined, memory);
  second.removals.restore();
  await vi.advanceTimersByTimeAsync(1);
  expect(second.remove).toHaveBeenCalledExactlyOnceWith('11', '5');
  void second.removals.add('11', '6');
  second.removals.flush();
  await vi.advanceTimersByTimeAsync(1);
  expect(second.remove).toHaveBeenLastCalledWith('11', '6');
  expect(memory.keys('')).toEqual([]);
});
