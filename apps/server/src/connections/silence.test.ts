import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createLocalBus } from '../events/local-bus.ts';
import { nothing } from '../lib/nothing.ts';
import { createSilence } from './silence.ts';

beforeAll(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }));
afterAll(() => void vi.useRealTimers());

const TIMES = { grace: 5_000, alive: 5_000, gone: 15_000 };

function listen() {
  const node = { id: 'me', worker: 1, was: (id: string) => id === 'me' };
  const accused: string[] = [];
  const silence = createSilence(createLocalBus({ now: () => 0 }), node, TIMES, {
    say: async (news) => {
      if (news.kind === 'node-gone') accused.push(news.node_id);
    },
    nodeGone: nothing,
    everyTurn: nothing,
  });
  return { silence, accused };
}

const alive = { kind: 'alive', node_id: 'other', worker: 2 } as const;
const missing = {
  kind: 'missing',
  node_id: 'other',
  by: 'third',
  to: 'me',
  silent_ms: 14_000,
  workers: [2, 3],
  left: false,
  users: [],
} as const;

test('a node that another misses is gone when it was silent for long enough in all, unless it is heard', () => {
  const { silence, accused } = listen();
  silence.hear(missing);
  expect(silence.lastOf('other')).toEqual({ silent_ms: 14_000, workers: [2, 3], left: false });
  vi.advanceTimersByTime(2_000);
  expect(accused).toEqual(['other']);
  silence.hear({ ...missing, node_id: 'yet another', to: 'somebody else' });
  expect(silence.others()).toEqual(['other']);
  silence.stop();
});

test('what is heard of a node itself is newer than what another says of it', () => {
  const { silence, accused } = listen();
  silence.hear(alive);
  vi.advanceTimersByTime(1_000);
  silence.hear(missing);
  vi.advanceTimersByTime(13_000);
  expect(accused).toEqual([]);
  expect(silence.lastOf('other')).toEqual({ silent_ms: 14_000, workers: [2, 3], left: false });
  silence.stop();
});

test('a node that slept does not know for how long another was silent', () => {
  const { silence } = listen();
  silence.hear(alive);
  // Its turns did not come.
  silence.stop();
  vi.advanceTimersByTime(60_000);
  expect(silence.lastOf('other')).toEqual({ silent_ms: 0, workers: [2], left: false });
  expect(silence.lastOf('nobody')).toBeUndefined();
});
