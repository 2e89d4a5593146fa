import { expect, test } from 'vitest';
import { sessionRow } from '../../storage/contract/rows.ts';
import { listSessions } from './list-sessions.ts';
import { openContext, registerPerson, type TestContext } from './test-context.ts';

const SAFARI = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5';

async function deviceOf({ ctx }: TestContext, user_agent: string) {
  const row = sessionRow({ user_agent });
  await ctx.storage.sessions.insertSession(row);
  const [session] = await listSessions(ctx, { user_id: row.user_id, session_id: row.id, admin: false, pending: false });
  return session?.device;
}

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox', 'Windows', false],
  [`Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${SAFARI} Mobile/15E148 Safari/604.1`, 'Safari', 'iOS', true],
  [`Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) ${SAFARI} Mobile/15E148 Safari/604.1`, 'Safari', 'iOS', true],
  ['curl/8.10.1', null, null, false],
  ['', null, null, false],
])('a device that says "%s" is %s on %s', async (user_agent, browser, os, mobile) => {
  expect(await deviceOf(await openContext(), user_agent)).toEqual({ browser, os, mobile });
});

test('the list has the places and times of my sessions, the newest use first, and marks the one that asks', async () => {
  const place = await openContext();
  const { storage, clock } = place.ctx;
  const person = await registerPerson(place);
  await registerPerson(place, 'боря');
  const now = clock.now();
  const phone = sessionRow({ user_id: person.user_id, address: '198.51.100.7', created_at: now - 5000, last_used_at: now - 1000 });
  await storage.sessions.insertSession(phone);
  expect(await listSessions(place.ctx, person)).toMatchObject([
    { id: person.session_id, current: true, place: '192.0.2.1' },
    {
      id: phone.id,
      current: false,
      place: '198.51.100.7',
      created_at: '2026-11-18T11:06:35.000000+00:00',
      last_used_at: '2026-11-18T11:06:39.000000+00:00',
    },
  ]);
});
