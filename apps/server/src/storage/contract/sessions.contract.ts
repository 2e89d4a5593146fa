import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { nextId, sessionRow } from './rows.ts';

export function sessionsContract(open: Open): void {
  withStorage('sessions', open, (storage) => {
    function rotation(token_hash: string, previous_hash: string) {
      return { token_hash, previous_hash, rotated_at: 5, last_used_at: 6, user_agent: 'Chrome', address: '::1' };
    }

    test('a session is read back as written', async () => {
      const row = sessionRow({ user_agent: 'Обозреватель/1' });
      await storage().sessions.insertSession(row);
      expect(await storage().sessions.getSession(row.id)).toEqual(row);
      expect(await storage().sessions.findSessionByToken(row.token_hash)).toEqual(row);
      expect(await storage().sessions.getSession(nextId())).toBeUndefined();
      expect(await storage().sessions.findSessionByToken('unknown')).toBeUndefined();
    });

    test('after a rotation both the new token and the one before it find the session', async () => {
      const row = sessionRow();
      await storage().sessions.insertSession(row);
      const next = rotation(`next-${row.id}`, row.token_hash);
      expect(await storage().sessions.rotateSession(row.id, row.token_hash, next)).toBe(true);
      expect(await storage().sessions.findSessionByToken(row.token_hash)).toEqual({ ...row, ...next });
      expect(await storage().sessions.findSessionByToken(next.token_hash)).toEqual({ ...row, ...next });
      const third = rotation(`third-${row.id}`, next.token_hash);
      expect(await storage().sessions.rotateSession(row.id, next.token_hash, third)).toBe(true);
      expect(await storage().sessions.findSessionByToken(row.token_hash)).toBeUndefined();
    });

    test('of fifty rotations of one token exactly one succeeds', async () => {
      const row = sessionRow();
      await storage().sessions.insertSession(row);
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          storage().sessions.rotateSession(row.id, row.token_hash, rotation(`${row.id}-${i}`, row.token_hash)),
        ),
      );
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect((await storage().sessions.getSession(row.id))?.token_hash).toBe(`${row.id}-${answers.indexOf(true)}`);
    });

    test('a removed session is not rotated', async () => {
      const row = sessionRow();
      await storage().sessions.insertSession(row);
      expect(await storage().sessions.removeSession(row.id, row.user_id)).toBe(true);
      expect(await storage().sessions.rotateSession(row.id, row.token_hash, rotation('x', row.token_hash))).toBe(false);
    });

    test("sessions are listed by last use and another person's is neither listed nor removed", async () => {
      const user_id = nextId();
      const old = sessionRow({ user_id, last_used_at: 10 });
      const recent = sessionRow({ user_id, last_used_at: 20 });
      const other = sessionRow();
      for (const row of [old, recent, other]) await storage().sessions.insertSession(row);
      expect(await storage().sessions.listSessions(user_id)).toEqual([recent, old]);
      expect(await storage().sessions.removeSession(other.id, user_id)).toBe(false);
      expect(await storage().sessions.getSession(other.id)).toEqual(other);
    });

    test('the last use of any device of each person is found', async () => {
      const [a, b, nobody] = [nextId(), nextId(), nextId()];
      for (const last_used_at of [30, 70, 50]) await storage().sessions.insertSession(sessionRow({ user_id: a, last_used_at }));
      for (const user_id of [b, nextId()]) await storage().sessions.insertSession(sessionRow({ user_id, last_used_at: 90 }));
      expect(Object.fromEntries(await storage().sessions.listLastUses([a, b, nobody]))).toEqual({ [a]: 70, [b]: 90 });
      expect((await storage().sessions.listLastUses([])).size).toBe(0);
    });

    test('all sessions but one are removed, then that one too', async () => {
      const user_id = nextId();
      const [keep, ...rest] = [sessionRow({ user_id }), sessionRow({ user_id }), sessionRow({ user_id })];
      for (const row of [keep, ...rest]) await storage().sessions.insertSession(row);
      expect((await storage().sessions.removeSessions(user_id, keep.id)).sort()).toEqual(rest.map(({ id }) => id).sort());
      expect(await storage().sessions.listSessions(user_id)).toEqual([keep]);
      expect(await storage().sessions.removeSessions(user_id, null)).toEqual([keep.id]);
      expect(await storage().sessions.removeSessions(user_id, null)).toEqual([]);
    });

    test('sessions not used since a moment are removed', async () => {
      const stale = sessionRow({ last_used_at: 999 });
      const kept = sessionRow({ last_used_at: 1000 });
      await storage().sessions.insertSession(stale);
      await storage().sessions.insertSession(kept);
      await storage().sessions.removeStaleSessions(1000);
      expect(await storage().sessions.getSession(stale.id)).toBeUndefined();
      expect(await storage().sessions.getSession(kept.id)).toEqual(kept);
      expect(await storage().sessions.removeStaleSessions(1000)).toBe(0);
    });
  });
}
