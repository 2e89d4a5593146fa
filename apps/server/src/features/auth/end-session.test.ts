import { expect, test } from 'vitest';
import { announceEnd, endOtherSessions, endSession, endSessions, logout } from './end-session.ts';
import { login } from './login.ts';
import { HOME, openContext, PASSWORD, refusalOf, registerPerson, type TestContext } from './test-context.ts';

async function logInAgain({ ctx }: TestContext): Promise<string> {
  const { answer } = await login(ctx, HOME, { login: 'аня', password: PASSWORD });
  return (await ctx.tokens.verifyAccess(answer.token))?.session_id ?? '';
}

async function idsOfSessions({ ctx }: TestContext, user_id: string): Promise<string[]> {
  return (await ctx.storage.sessions.listSessions(user_id)).map(({ id }) => id).sort();
}

/** The news of sessions that have ended: it has no words for anybody, and closes connections. */
function endOf(user_id: string, session_ids: string[]) {
  return {
    type: 'RESYNC',
    wire: expect.stringMatching(/^\["RESYNC",\{\},/),
    audience: 'nobody',
    access: { kind: 'sessions-end', user_id, session_ids },
  };
}

test('logging out ends this session alone, and its connections are told', async () => {
  const place = await openContext();
  const person = await registerPerson(place);
  const other = await logInAgain(place);
  expect(await logout(place.ctx, person)).toBeNull();
  expect(await idsOfSessions(place, person.user_id)).toEqual([other]);
  expect(place.told).toMatchObject([endOf(person.user_id, [person.session_id])]);
});

test('one of my sessions can be ended from another', async () => {
  const place = await openContext();
  const person = await registerPerson(place);
  const other = await logInAgain(place);
  expect(await endSession(place.ctx, person, { session_id: other })).toBeNull();
  expect(await idsOfSessions(place, person.user_id)).toEqual([person.session_id]);
  expect(place.told).toMatchObject([endOf(person.user_id, [other])]);
});

test('the session of someone else looks like none, and goes on', async () => {
  const place = await openContext();
  const [person, stranger] = [await registerPerson(place), await registerPerson(place, 'боря')];
  for (const session_id of [person.session_id, '1']) {
    expect((await refusalOf(endSession(place.ctx, stranger, { session_id }))).error).toBe('UNKNOWN_SESSION');
  }
  expect(await idsOfSessions(place, person.user_id)).toEqual([person.session_id]);
  expect(place.told).toEqual([]);
});

test('all my other sessions end at once, and nobody else is logged out', async () => {
  const place = await openContext();
  const [person, stranger] = [await registerPerson(place), await registerPerson(place, 'боря')];
  const others = [await logInAgain(place), await logInAgain(place)].sort();
  expect(await endOtherSessions(place.ctx, person)).toBeNull();
  expect(await idsOfSessions(place, person.user_id)).toEqual([person.session_id]);
  expect(await idsOfSessions(place, stranger.user_id)).toEqual([stranger.session_id]);
  expect(place.told).toMatchObject([endOf(person.user_id, expect.arrayContaining(others))]);
});

test('where no session has ended nobody is told anything', async () => {
  const place = await openContext();
  const person = await registerPerson(place);
  await endOtherSessions(place.ctx, person);
  await endSessions(place.ctx, person.user_id, []);
  expect(place.told).toEqual([]);
});

test('what has changed of a person is told also when no session ended, and nothing is told of nothing', async () => {
  const { ctx, told } = await openContext();
  await announceEnd(ctx, '5', []);
  expect(told).toEqual([]);
  await announceEnd(ctx, '5', [], [{ user_id: '5' }]);
  expect(told).toMatchObject([{ ...endOf('5', []), stale: [{ user_id: '5' }] }]);
});
