import { beforeAll, describe, expect, test } from 'vitest';
import { ask, call, errorName, type Outcome } from './support/calls.ts';
import { cookieOf, logIn, PASSWORD, type Person, register } from './support/people.ts';
import { startServer, type TestServer, turnableClock } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';

const clock = turnableClock();
let server: TestServer;
let person: Person;

beforeAll(async () => {
  server = await startServer({ clock });
});

function refresh(cookie: string): Promise<Outcome> {
  return ask({ url: server.url, cookie }, 'auth.refresh', {});
}

async function isLoggedIn(token: string): Promise<boolean> {
  return (await ask({ url: server.url, token }, 'users.me', {})).status === 200;
}

function tokenOf({ body }: Outcome): string {
  return (body as { token: string }).token;
}

describe('the refresh token', () => {
  test('is replaced at each use, and what it gives works', async () => {
    person = await register(server);
    const first = await refresh(person.cookie);
    const second = await refresh(cookieOf(first));
    expect(new Set([person.cookie, cookieOf(first), cookieOf(second)]).size).toBe(3);
    expect(await isLoggedIn(tokenOf(second))).toBe(true);
  });

  test('is out of reach of scripts and is sent to the auth operations of this site only', async () => {
    person = await register(server);
    const [cookie] = (await refresh(person.cookie)).headers.getSetCookie();
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(cookie).toMatch(/; Path=\/api\/v10\/auth/);
    expect(cookie).not.toMatch(/Domain=/);
  });

  test('is not kept as it is', async () => {
    person = await register(server);
    const rows = await server.ctx.storage.sessions.listSessions(person.id);
    const secret = person.cookie.split('=')[1] ?? '';
    expect(secret.length).toBeGreaterThan(43);
    expect(JSON.stringify(rows)).not.toContain(secret.split('.')[1]);
  });

  test('that was used before works once more within half a minute: the answer may have been lost', async () => {
    person = await register(server);
    const lost = await refresh(person.cookie);
    clock.turn(29_000);
    const again = await refresh(person.cookie);
    expect(again.status).toBe(200);
    expect(cookieOf(again)).toBe(cookieOf(lost));
    clock.turn(60_000);
    expect((await refresh(cookieOf(again))).status).toBe(200);
  });

  test('that was used long ago ends the login: someone has stolen it', async () => {
    person = await register(server);
    const next = await refresh(person.cookie);
    clock.turn(31_000);
    expect(errorName(await refresh(person.cookie))).toBe('UNAUTHORIZED');
    expect((await refresh(cookieOf(next))).status).toBe(401);
    expect(await isLoggedIn(tokenOf(next))).toBe(false);
  });

  test('that was used long ago ends the login, however often the thief has used the next one', async () => {
    person = await register(server);
    let thief = await refresh(person.cookie);
    for (let i = 0; i < 3; i++) thief = await refresh(cookieOf(thief));
    expect((await refresh(person.cookie)).status).toBe(401);
    expect(await isLoggedIn(tokenOf(thief))).toBe(false);
    expect((await refresh(cookieOf(thief))).status).toBe(401);
  });

  test('that two tabs use at once leaves both logged in, whichever answer the browser keeps', async () => {
    person = await register(server);
    const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(person.cookie)));
    clock.turn(120_000);
    for (const answer of answers) expect(await isLoggedIn(tokenOf(answer))).toBe(true);
    const kept = await Promise.all(answers.map((answer) => refresh(cookieOf(answer))));
    expect(kept.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });

  test('that is made up, cut or changed ends nothing', async () => {
    person = await register(server);
    const [name, value = ''] = person.cookie.split('=');
    const [session = '', secret = ''] = value.split('.');
    const forged = [
      '',
      'x',
      `${session}.${'A'.repeat(43)}.${'A'.repeat(22)}`,
      `${session}.${secret}`,
      `${value}x`,
      `${session}..`,
      '%00',
      '..',
      '.',
    ];
    for (const token of forged) expect((await refresh(`${name}=${token}`)).status).toBe(401);
    expect(await isLoggedIn(person.token)).toBe(true);
    expect((await refresh(person.cookie)).status).toBe(200);
  });

  test('is forgotten after sixty days without use', async () => {
    person = await register(server);
    clock.turn(61 * 24 * 3_600_000);
    expect((await refresh(person.cookie)).status).toBe(401);
  });
});

describe('a login that has ended', () => {
  const ways: Record<string, (one: Person, other: Person) => Promise<unknown>> = {
    'from another device': async (one, other) => {
      const current = (await call(one, 'auth.listSessions', {})).find((session) => session.current);
      await other.call('auth.endSession', { session_id: current?.id ?? '' });
    },
    'with all others': (_one, other) => other.call('auth.endOtherSessions', {}),
    'by a change of password': (_one, other) =>
      other.call('auth.changePassword', { password: PASSWORD, new_password: 'another long password' }),
    'by logging out': (one) => one.call('auth.logout', {}),
    'by the reuse of an old token': async (one) => {
      await refresh(one.cookie);
      clock.turn(31_000);
      await refresh(one.cookie);
    },
  };

  test.each(Object.entries(ways))(
    '%s is told to its sockets, which close within two seconds, and its tokens are dead at once',
    async (_how, end) => {
      const one = await register(server);
      const other = await logIn(server, one);
      const [mine, theirs] = await Promise.all([openSocket(one), openSocket(other)]);
      await end(one, other);
      const ended = performance.now();
      expect(await isLoggedIn(one.token)).toBe(false);
      await until(() => mine.socket.disconnected);
      expect(performance.now() - ended).toBeLessThan(2000);
      expect(mine.events.at(-1)?.[0]).toBe('SESSION_END');
      await expect(openSocket(one)).rejects.toThrow(/401/);
      expect((await refresh(one.cookie)).status).toBe(401);
      expect(theirs.socket.connected).toBe(true);
      expect(await isLoggedIn(other.token)).toBe(true);
    },
  );

  test('while a connection of it was on its way in, closes that connection', async () => {
    const one = await register(server);
    const { directory } = server.ctx;
    const { getUser } = directory;
    directory.getUser = async (id) => {
      directory.getUser = getUser;
      const user = await getUser(id);
      await one.call('auth.logout', {});
      return user;
    };
    const socket = await openSocket(one);
    directory.getUser = getUser;
    await until(() => socket.socket.disconnected);
  });

  test('cannot go on calling through a socket that is still open', async () => {
    const one = await register(server);
    const socket = await openSocket(one);
    const answers = Promise.all([one.call('auth.logout', {}), socket.callRaw('users.me', {}).catch(() => 'closed')]);
    await answers;
    await until(() => socket.socket.disconnected);
  });
});

describe('the list of devices', () => {
  test('names the device, the place and the one that asks', async () => {
    const one = await register(server);
    const agent =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
    const body = JSON.stringify({ login: one.username, password: PASSWORD });
    await fetch(`${server.url}/api/v10/auth/login`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'user-agent': agent },
    });
    const sessions = await one.call('auth.listSessions', {});
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    expect(sessions.find(({ current }) => !current)).toMatchObject({
      device: { browser: 'Safari', os: 'iOS', mobile: true },
      place: '127.0.0.1',
    });
  });

  test('does not let anyone end the login of another person', async () => {
    const [one, other] = [await register(server), await register(server)];
    const [session] = await one.call('auth.listSessions', {});
    expect(errorName(await other.ask('auth.endSession', { session_id: session?.id }))).toBe('UNKNOWN_SESSION');
    expect(await isLoggedIn(one.token)).toBe(true);
  });
});

test('the new password counts after a change, the old one does not', async () => {
  const one = await register(server);
  expect(errorName(await one.ask('auth.changePassword', { password: 'not the password', new_password: 'another long password' }))).toBe(
    'WRONG_CREDENTIALS',
  );
  await one.call('auth.changePassword', { password: PASSWORD, new_password: 'another long password' });
  expect(await isLoggedIn(one.token)).toBe(true);
  await expect(logIn(server, one)).rejects.toThrow(/Wrong name or password/);
  await logIn(server, { ...one, password: 'another long password' });
});
