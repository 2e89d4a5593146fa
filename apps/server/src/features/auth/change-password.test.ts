import { expect, test } from 'vitest';
import { authenticate } from './authenticate.ts';
import { changePassword } from './change-password.ts';
import { login } from './login.ts';
import { HOME, openContext, PASSWORD, refusalOf, registerPerson, type TestContext } from './test-context.ts';

const NEXT = 'another long password';

function logIn({ ctx }: TestContext, password: string) {
  return login(ctx, HOME, { login: 'аня', password });
}

test('the new password counts from now on, the old one does not, and nobody remembers it', async () => {
  const place = await openContext();
  const person = await registerPerson(place);
  const before = await place.ctx.directory.getUser(person.user_id);
  expect(await changePassword(place.ctx, person, HOME, { password: PASSWORD, new_password: NEXT })).toBeNull();
  expect((await refusalOf(logIn(place, PASSWORD))).error).toBe('WRONG_CREDENTIALS');
  expect((await logIn(place, NEXT)).answer.user.id).toBe(person.user_id);
  expect((await place.ctx.directory.getUser(person.user_id))?.password_hash).not.toBe(before?.password_hash);
});

test('all other sessions end, and the one that asked goes on', async () => {
  const place = await openContext();
  const person = await registerPerson(place);
  const other = await logIn(place, PASSWORD);
  await changePassword(place.ctx, person, HOME, { password: PASSWORD, new_password: NEXT });
  expect((await refusalOf(authenticate(place.ctx, other.answer.token))).error).toBe('UNAUTHORIZED');
  expect(await authenticate(place.ctx, person.token)).toMatchObject({ session_id: person.session_id });
});

test('whoever found an open device and does not know the password changes nothing', async () => {
  const place = await openContext();
  const person = await registerPerson(place);
  const refusal = await refusalOf(changePassword(place.ctx, person, HOME, { password: 'wrong', new_password: NEXT }));
  expect(refusal.error).toBe('WRONG_CREDENTIALS');
  expect((await logIn(place, PASSWORD)).answer.user.id).toBe(person.user_id);
});

test('guessing the old password is bounded as a login is, and counts with it', async () => {
  const place = await openContext();
  const person = await registerPerson(place);
  const guess = (password: string) => refusalOf(changePassword(place.ctx, person, HOME, { password, new_password: NEXT }));
  for (let n = 0; n < 10; n++) expect((await guess('wrong')).error).toBe('WRONG_CREDENTIALS');
  expect((await guess(PASSWORD)).error).toBe('RATE_LIMITED');
  expect((await refusalOf(logIn(place, PASSWORD))).error).toBe('RATE_LIMITED');
});

test('an account that has just been deleted has no password to change', async () => {
  const place = await openContext();
  const person = await registerPerson(place);
  await place.ctx.storage.users.removeUser(person.user_id);
  const refusal = await refusalOf(changePassword(place.ctx, person, HOME, { password: PASSWORD, new_password: NEXT }));
  expect(refusal.error).toBe('UNAUTHORIZED');
});
