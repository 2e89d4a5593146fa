import { expect, onTestFinished, test } from 'vitest';
import type { AccessChange, PlacedEvent } from '../../events/bus.ts';
import { sessionRow } from '../../storage/contract/rows.ts';
import { openTestStorage } from '../../storage/sqlite/test-storage.ts';
import { createLiveSessions } from './live-sessions.ts';
import type { SessionStore } from './store.ts';

/** Sessions in SQLite, and how often they were asked for. */
async function openSessions() {
  const storage = await openTestStorage();
  onTestFinished(() => storage.close());
  let asked = 0;
  const sessions: SessionStore = {
    ...storage.sessions,
    getSession(id) {
      asked += 1;
      return storage.sessions.getSession(id);
    },
  };
  const row = sessionRow();
  await sessions.insertSession(row);
  return { sessions, row, asked: () => asked };
}

function event(access?: AccessChange): PlacedEvent {
  return { position: '1', type: 'RESYNC', wire: '', audience: 'nobody', access, stale: [], made_id: undefined };
}

test('a session is looked up once, not with every request', async () => {
  const { sessions, row, asked } = await openSessions();
  const live = createLiveSessions(sessions, () => true);
  expect(await live.isLive(row.id)).toBe(true);
  expect(await live.isLive(row.id)).toBe(true);
  expect(asked()).toBe(1);
  expect(await live.isLive('1')).toBe(false);
});

test('a session that ends is dead at once, on every node, and no other is', async () => {
  const { sessions, row, asked } = await openSessions();
  const other = sessionRow({ user_id: row.user_id });
  await sessions.insertSession(other);
  const live = createLiveSessions(sessions, () => true);
  expect(await live.isLive(row.id)).toBe(true);
  live.listen([
    event(),
    event({ kind: 'leave', user_id: row.user_id, guild_id: '2' }),
    event({ kind: 'sessions-end', user_id: row.user_id, session_ids: ['2', row.id] }),
  ]);
  // The news is enough: the store is not asked again.
  expect(await live.isLive(row.id)).toBe(false);
  expect(asked()).toBe(1);
  expect(await live.isLive(other.id)).toBe(true);
});

test('while the news is out of reach the store is asked each time', async () => {
  const { sessions, row } = await openSessions();
  let current = true;
  const live = createLiveSessions(sessions, () => current);
  expect(await live.isLive(row.id)).toBe(true);
  await sessions.removeSession(row.id, row.user_id);
  current = false;
  expect(await live.isLive(row.id)).toBe(false);
});

test('after a gap in the news nothing is remembered', async () => {
  const { sessions, row } = await openSessions();
  const live = createLiveSessions(sessions, () => true);
  expect(await live.isLive(row.id)).toBe(true);
  await sessions.removeSession(row.id, row.user_id);
  live.forgetAll();
  expect(await live.isLive(row.id)).toBe(false);
});

test('a store that could not answer is asked again', async () => {
  const { sessions, row } = await openSessions();
  let broken = true;
  const live = createLiveSessions(
    { ...sessions, getSession: (id) => (broken ? Promise.reject(new Error('the disk is away')) : sessions.getSession(id)) },
    () => true,
  );
  await expect(live.isLive(row.id)).rejects.toThrow('the disk is away');
  broken = false;
  expect(await live.isLive(row.id)).toBe(true);
});
