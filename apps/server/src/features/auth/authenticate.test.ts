import { expect, test } from 'vitest';
import { authenticate } from './authenticate.ts';
import { endSession } from './end-session.ts';
import { login } from './login.ts';
import { HOME, openContext, PASSWORD, refusalOf, registerPerson } from './test-context.ts';

test('an access token says who asks, through which session, and what they are', async () => {
  const place = await openContext();
  const { user_id, session_id, token } = await registerPerson(place);
  expect(await authenticate(place.ctx, token)).toEqual({ user_id, session_id, admin: false, pending: false });
  const admin = await login(place.ctx, HOME, { login: 'admin', password: PASSWORD });
  expect(await authenticate(place.ctx, admin.answer.token)).toMatchObject({ admin: true, pending: false });
});

test('who waits for approval is known to wait', async () => {
  const place = await openContext();
  await place.ctx.storage.instance.updateInstance({ registration: 'approval' });
  const { token } = await registerPerson(place);
  expect(await authenticate(place.ctx, token)).toMatchObject({ admin: false, pending: true });
});

test('what is no token opens nothing', async () => {
  const { ctx } = await openContext();
  expect((await refusalOf(authenticate(ctx, 'word'))).error).toBe('UNAUTHORIZED');
});

test('the token of a session that has ended opens nothing, and the other sessions stay', async () => {
  const place = await openContext();
  const one = await registerPerson(place);
  const other = await login(place.ctx, HOME, { login: 'аня', password: PASSWORD });
  await endSession(place.ctx, one, { session_id: one.session_id });
  expect((await refusalOf(authenticate(place.ctx, one.token))).error).toBe('UNAUTHORIZED');
  expect(await authenticate(place.ctx, other.answer.token)).toMatchObject({ user_id: one.user_id });
});

test('the token of an account that is gone opens nothing', async () => {
  const place = await openContext();
  const { user_id, token } = await registerPerson(place);
  await place.ctx.storage.users.removeUser(user_id);
  place.ctx.directory.forget([{ user_id }]);
  expect((await refusalOf(authenticate(place.ctx, token))).error).toBe('UNAUTHORIZED');
});
