import { describe, expect, test } from 'vitest';
import { authenticate } from './authenticate.ts';
import { refresh } from './refresh.ts';
import { HOME, openContext, refusalOf, registerPerson } from './test-context.ts';

const GRACE = 30_000;
const IDLE = 60 * 24 * 3_600_000;

test('a refresh token gives an access token of the same session and is replaced; the device is written down anew', async () => {
  const place = await openContext();
  const { ctx, clock } = place;
  const person = await registerPerson(place);
  const started = clock.now();
  clock.turn(60_000);
  const { answer, refreshToken } = await refresh(ctx, { address: '198.51.100.7', user_agent: 'F'.repeat(600) }, person.refreshToken);
  expect(answer).toMatchObject({ user: { id: person.user_id }, expires_in: 900 });
  expect(await authenticate(ctx, answer.token)).toMatchObject({ user_id: person.user_id, session_id: person.session_id });
  expect(refreshToken).not.toBe(person.refreshToken);
  expect(await ctx.storage.sessions.listSessions(person.user_id)).toMatchObject([
    {
      id: person.session_id,
      created_at: started,
      rotated_at: clock.now(),
      last_used_at: clock.now(),
      user_agent: 'F'.repeat(512),
      address: '198.51.100.7',
    },
  ]);
  clock.turn(60_000);
  expect((await refresh(ctx, HOME, refreshToken)).answer.user.id).toBe(person.user_id);
});

test.each([undefined, '', 'word', '..'])('the token "%s" is nobody’s', async (token) => {
  const { ctx, told } = await openContext();
  expect((await refusalOf(refresh(ctx, HOME, token))).error).toBe('UNAUTHORIZED');
  expect(told).toEqual([]);
});

describe('a token that was replaced', () => {
  test('gives the same next one for half a minute: the answer may have been lost, or two tabs asked at once', async () => {
    const place = await openContext();
    const { ctx, clock } = place;
    const { refreshToken } = await registerPerson(place);
    const first = await refresh(ctx, HOME, refreshToken);
    clock.turn(GRACE);
    const again = await refresh(ctx, HOME, refreshToken);
    expect(again.refreshToken).toBe(first.refreshToken);
    clock.turn(IDLE - GRACE);
    expect((await refresh(ctx, HOME, again.refreshToken)).refreshToken).not.toBe(again.refreshToken);
  });

  test('ends its session, and no other, when it comes later than that: one of the two is a thief', async () => {
    const place = await openContext();
    const { ctx, clock } = place;
    const person = await registerPerson(place);
    const stranger = await registerPerson(place, 'боря');
    const { refreshToken, answer } = await refresh(ctx, HOME, person.refreshToken);
    clock.turn(GRACE + 1);
    expect((await refusalOf(refresh(ctx, HOME, person.refreshToken))).error).toBe('UNAUTHORIZED');
    expect((await refusalOf(refresh(ctx, HOME, refreshToken))).error).toBe('UNAUTHORIZED');
    expect((await refusalOf(authenticate(ctx, answer.token))).error).toBe('UNAUTHORIZED');
    expect((await refresh(ctx, HOME, stranger.refreshToken)).answer.user.id).toBe(stranger.user_id);
  });

  test('ends its session even when it was replaced twice', async () => {
    const place = await openContext();
    const { ctx } = place;
    const person = await registerPerson(place);
    const { refreshToken } = await refresh(ctx, HOME, person.refreshToken);
    const thief = await refresh(ctx, HOME, refreshToken);
    expect((await refusalOf(refresh(ctx, HOME, person.refreshToken))).error).toBe('UNAUTHORIZED');
    expect(await ctx.storage.sessions.listSessions(person.user_id)).toEqual([]);
    expect((await refusalOf(refresh(ctx, HOME, thief.refreshToken))).error).toBe('UNAUTHORIZED');
  });
});

test('a device is logged out after sixty days without use, not before', async () => {
  const place = await openContext();
  const { ctx, clock } = place;
  const { refreshToken } = await registerPerson(place);
  clock.turn(IDLE);
  const next = await refresh(ctx, HOME, refreshToken);
  clock.turn(IDLE + 1);
  expect((await refusalOf(refresh(ctx, HOME, next.refreshToken))).error).toBe('UNAUTHORIZED');
});

test('the token of an account that is gone is refused', async () => {
  const place = await openContext();
  const { user_id, refreshToken } = await registerPerson(place);
  await place.ctx.storage.users.removeUser(user_id);
  place.ctx.directory.forget([{ user_id }]);
  expect((await refusalOf(refresh(place.ctx, HOME, refreshToken))).error).toBe('UNAUTHORIZED');
});
