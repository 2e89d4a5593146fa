import { expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { login } from './login.ts';
import { HOME, openContext, PASSWORD, refusalOf, registerPerson } from './test-context.ts';

const WRONG = { login: 'аня', password: 'wrong' };
const RIGHT = { login: 'аня', password: PASSWORD };

/** The same context, where something happens while a password is checked. */
function meanwhile(ctx: Context, happens: () => Promise<unknown>): Context {
  const { verify } = ctx.passwords;
  return {
    ...ctx,
    passwords: {
      ...ctx.passwords,
      async verify(...given) {
        const matches = await verify(...given);
        await happens();
        return matches;
      },
    },
  };
}

test('the right name and password log in, and the device is written down', async () => {
  const place = await openContext();
  const { ctx, clock } = place;
  const { user_id } = await registerPerson(place);
  const { answer, refreshToken } = await login(ctx, { address: '198.51.100.7', user_agent: 'C'.repeat(600) }, { ...RIGHT, login: ' АНЯ ' });
  expect(answer).toMatchObject({ user: { id: user_id, username: 'аня' }, expires_in: 900 });
  const claims = await ctx.tokens.verifyAccess(answer.token);
  expect(claims?.user_id).toBe(user_id);
  expect(await ctx.storage.sessions.getSession(claims?.session_id ?? '')).toMatchObject({
    user_id,
    previous_hash: null,
    created_at: clock.now(),
    rotated_at: clock.now(),
    last_used_at: clock.now(),
    user_agent: 'C'.repeat(512),
    address: '198.51.100.7',
  });
  expect(ctx.refreshTokens.sessionOf(refreshToken)).toBe(claims?.session_id);
});

test('a wrong password and an unknown name are refused in the same words', async () => {
  const place = await openContext();
  await registerPerson(place);
  for (const input of [WRONG, { login: 'nobody', password: PASSWORD }]) {
    expect((await refusalOf(login(place.ctx, HOME, input))).error).toBe('WRONG_CREDENTIALS');
  }
});

test.each(['аня', 'nobody'])('guessing the password of %s ends after ten failures, whatever way the name is written', async (name) => {
  const place = await openContext();
  await registerPerson(place);
  for (let n = 0; n < 10; n++) {
    const input = { ...WRONG, login: n % 2 === 0 ? name : ` ${name.toUpperCase()}` };
    expect((await refusalOf(login(place.ctx, HOME, input))).error).toBe('WRONG_CREDENTIALS');
  }
  expect((await refusalOf(login(place.ctx, HOME, { ...RIGHT, login: name }))).error).toBe('RATE_LIMITED');
});

test('a right password forgives the failures before it', async () => {
  const place = await openContext();
  await registerPerson(place);
  for (let round = 0; round < 2; round++) {
    for (let n = 0; n < 9; n++) await refusalOf(login(place.ctx, HOME, WRONG));
    await login(place.ctx, HOME, RIGHT);
  }
});

test('nobody logs in before the installation is set up', async () => {
  const { ctx } = await openContext({ setUp: false });
  expect((await refusalOf(login(ctx, HOME, RIGHT))).error).toBe('SETUP_REQUIRED');
});

test('a password that is changed while it is checked starts no session', async () => {
  const place = await openContext();
  const { user_id, session_id } = await registerPerson(place);
  const { users, sessions } = place.ctx.storage;
  const ctx = meanwhile(place.ctx, () => users.updateUser(user_id, { password_hash: 'another' }));
  expect((await refusalOf(login(ctx, HOME, RIGHT))).error).toBe('WRONG_CREDENTIALS');
  expect((await sessions.listSessions(user_id)).map(({ id }) => id)).toEqual([session_id]);
});

test('an account that is deleted while its password is checked is not logged in', async () => {
  const place = await openContext();
  const { user_id } = await registerPerson(place);
  const ctx = meanwhile(place.ctx, () => place.ctx.storage.users.removeUser(user_id));
  expect((await refusalOf(login(ctx, HOME, RIGHT))).error).toBe('WRONG_CREDENTIALS');
});

test('whoever is banned from the installation learns so with the right password only, and keeps no session', async () => {
  const place = await openContext();
  const { user_id } = await registerPerson(place);
  const { users, sessions } = place.ctx.storage;
  await users.updateUser(user_id, { disabled: true });
  expect((await refusalOf(login(place.ctx, HOME, WRONG))).error).toBe('WRONG_CREDENTIALS');
  expect((await refusalOf(login(place.ctx, HOME, RIGHT))).error).toBe('ACCOUNT_DISABLED');
  expect(await sessions.listSessions(user_id)).toEqual([]);
});

test.each([
  ['banned', 'ACCOUNT_DISABLED', (ctx: Context, id: string) => ctx.storage.users.updateUser(id, { disabled: true })],
  ['deleted', 'WRONG_CREDENTIALS', (ctx: Context, id: string) => ctx.storage.users.removeUser(id)],
] as const)('an account that is %s while its session begins has none', async (_, refusal, happens) => {
  const place = await openContext();
  const { user_id } = await registerPerson(place);
  const { sessions } = place.ctx.storage;
  const insertSession: typeof sessions.insertSession = async (row) => {
    await sessions.insertSession(row);
    await happens(place.ctx, user_id);
  };
  const ctx = { ...place.ctx, storage: { ...place.ctx.storage, sessions: { ...sessions, insertSession } } };
  expect((await refusalOf(login(ctx, HOME, RIGHT))).error).toBe(refusal);
  expect(await sessions.listSessions(user_id)).toEqual([]);
});
