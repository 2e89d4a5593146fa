import type { SetupResult } from '@chat-js/protocol/instance.ts';
import { operations } from '@chat-js/protocol/operations.ts';
import { expect, test } from 'vitest';
import { completeSetup, issueSetupToken, setUpFromEnvironment } from '../src/features/instance/setup.ts';
import type { Refusal } from '../src/features/refusal.ts';
import { ask, call, errorName } from './support/calls.ts';
import { cookieOf, logIn, PASSWORD, register } from './support/people.ts';
import { ADMIN, startServer, type TestServer, turnableClock } from './support/server.ts';
import { openSocket } from './support/sockets.ts';

const WIZARD = {
  username: 'хозяйка',
  password: PASSWORD,
  guild_name: 'Наш дом',
  locale: 'ru',
  template: 'community',
  registration: 'invite',
};

async function link({ ctx }: TestServer): Promise<string> {
  return (await issueSetupToken(ctx.storage.instance, ctx.clock.now())) ?? '';
}

test('before the setup nobody comes in, and the instance says so', async () => {
  const server = await startServer({ setUp: false });
  expect(await call(server, 'instance.get', {})).toMatchObject({ setup_required: true });
  expect(errorName(await ask(server, 'auth.register', { username: 'early', password: PASSWORD }))).toBe('SETUP_REQUIRED');
  expect(errorName(await ask(server, 'auth.login', { login: 'early', password: PASSWORD }))).toBe('SETUP_REQUIRED');
});

test('the link sets up an administrator, a guild with a text and a voice channel, and an invite that works', async () => {
  const server = await startServer({ setUp: false });
  const setup_token = await link(server);
  await call(server, 'setup.check', { setup_token });
  const done = await ask(server, 'setup.complete', { ...WIZARD, setup_token });
  expect(done.status).toBe(201);
  const { user, token, guild, channel_id, invite } = done.body as SetupResult;
  expect(user).toMatchObject({ username: 'хозяйка', admin: true, locale: 'ru' });
  const channels = await call({ url: server.url, token }, 'channels.list', { guild_id: guild.id });
  expect(channels.find(({ id }) => id === channel_id)).toMatchObject({ type: 0, name: 'общий' });
  expect(channels.find(({ type }) => type === 2)?.name).toBe('Гостиная');
  expect((await ask({ url: server.url, cookie: cookieOf(done) }, 'auth.refresh', {})).status).toBe(200);
  const guest = await register(server, { invite: invite.code });
  const socket = await openSocket(guest);
  expect((await socket.next('READY'))[1].guilds.map(({ name }) => name)).toEqual(['Наш дом']);
  expect(await call(server, 'instance.get', {})).toMatchObject({ setup_required: false, registration: 'invite' });
});

test('the link works once', async () => {
  const server = await startServer({ setUp: false });
  const setup_token = await link(server);
  await call(server, 'setup.complete', { ...WIZARD, setup_token } as never);
  expect(errorName(await ask(server, 'setup.check', { setup_token }))).toBe('SETUP_LINK_EXPIRED');
  expect(errorName(await ask(server, 'setup.complete', { ...WIZARD, setup_token, username: 'второй' }))).toBe('SETUP_LINK_EXPIRED');
  expect(await link(server)).toBe('');
});

test('of ten browsers with the same link one wins, and there is one administrator', async () => {
  const { ctx } = await startServer({ setUp: false });
  const setup_token = (await issueSetupToken(ctx.storage.instance, ctx.clock.now())) ?? '';
  // In one turn of the event loop, which requests over a network only sometimes are.
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, (_, i) => {
      const input = operations['setup.complete'].input.parse({ ...WIZARD, setup_token, username: `browser${i}` });
      return completeSetup(ctx, { address: '', user_agent: '' }, input);
    }),
  );
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as Refusal).error] : []));
  expect(reasons).toEqual(Array.from({ length: 9 }, () => 'SETUP_LINK_EXPIRED'));
  expect(await ctx.storage.users.listAdmins()).toHaveLength(1);
});

test('the link ends after half an hour, and a new one ends the old one', async () => {
  const clock = turnableClock();
  const server = await startServer({ setUp: false, clock });
  const old = await link(server);
  clock.turn(30 * 60_000 - 1000);
  await call(server, 'setup.check', { setup_token: old });
  clock.turn(2000);
  expect(errorName(await ask(server, 'setup.check', { setup_token: old }))).toBe('SETUP_LINK_EXPIRED');
  const fresh = await link(server);
  const freshest = await link(server);
  expect(errorName(await ask(server, 'setup.check', { setup_token: fresh }))).toBe('SETUP_LINK_EXPIRED');
  await call(server, 'setup.check', { setup_token: freshest });
});

test('a wrong form does not use the link up', async () => {
  const server = await startServer({ setUp: false });
  const setup_token = await link(server);
  const outcome = await ask(server, 'setup.complete', { ...WIZARD, setup_token, username: '', guild_name: ' ', password: '1' });
  expect(Object.keys((outcome.body as { errors: object }).errors).sort()).toEqual(['guild_name', 'password', 'username']);
  await call(server, 'setup.check', { setup_token });
});

test('ADMIN_NAME and ADMIN_PASSWORD set up once; a second start changes nothing', async () => {
  const server = await startServer({ setUp: false });
  await setUpFromEnvironment(server.ctx, ADMIN);
  expect((await logIn(server, ADMIN)).user.admin).toBe(true);
  expect(await setUpFromEnvironment(server.ctx, { ...ADMIN, password: 'another password' })).toBeUndefined();
  await logIn(server, ADMIN);
  expect(await link(server)).toBe('');
});
