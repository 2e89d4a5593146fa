import { beforeAll, describe, expect, test } from 'vitest';
import { ask, errorName } from './support/calls.ts';
import { logIn, logInAdmin, PASSWORD, type Person, register } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';

let server: TestServer;
let admin: Person;

beforeAll(async () => {
  server = await startServer();
  admin = await logInAdmin(server);
});

function tryRegister(username: string, password = PASSWORD) {
  return ask(server, 'auth.register', { username, password });
}

describe('a username', () => {
  test.each(['Аня', 'محمد', '花子', 'สมชาย', 'नमस्ते', 'Ελένη', 'Zoë', 'o.k-1_2', '𐐀𐐁'])('may be %s, and logs in', async (name) => {
    const person = await register(server, { name });
    expect(person.user.username).toBe(name.normalize('NFC'));
    await logIn(server, person);
  });

  test.each([
    ['вася', 'ВАСЯ'],
    ['straße', 'STRASSE'],
    ['file', 'ﬁle'],
    ['kelvin', '\u212Aelvin'],
    ['οδοσ', 'ΟΔΟΣ'],
    ['οδος2', 'ΟΔΟΣ2'],
    ['chloe\u0308', 'CHLOË'],
    ['root', 'ｒｏｏｔ'],
    ['boss', 'boss\ufe0f'],
    ['filler', 'filler\u3164'],
    ['trim', '  Trim  '],
  ])('%s is taken for %s too', async (first, second) => {
    await register(server, { name: first });
    expect(errorName(await tryRegister(second))).toBe('USERNAME_TAKEN');
    const again = await ask(server, 'auth.login', { login: second, password: PASSWORD });
    expect(again.status).toBe(200);
  });

  test.each(['', 'a', ' ', '\u3164\u3164', 'a'.repeat(33), '-dash', 'a b', 'a@b', 'a/b', '@me', 'a\u202eb!', '😀😀', 'a\u200bb '])(
    'may not be "%s"',
    async (name) => {
      const outcome = await tryRegister(name);
      expect(errorName(outcome)).toBe('INVALID_FORM_BODY');
      expect(outcome.body).toHaveProperty('errors.username');
    },
  );

  test('can be changed, but not to that of another person', async () => {
    const [one, other] = [await register(server, { name: 'первая' }), await register(server, { name: 'вторая' })];
    expect(errorName(await one.ask('users.updateMe', { username: 'ВТОРАЯ' }))).toBe('USERNAME_TAKEN');
    await one.call('users.updateMe', { username: 'ПЕРВАЯ' });
    await other.call('users.updateMe', { username: 'третья' });
    await one.call('users.updateMe', { username: 'вторая' });
    await logIn(server, { username: 'вторая', password: PASSWORD });
  });
});

describe('a password', () => {
  test('counts whole, however long: a difference in its last letter is a difference', async () => {
    const long = 'ы'.repeat(1023);
    expect((await tryRegister('longpassword', `${long}a`)).status).toBe(201);
    expect(errorName(await ask(server, 'auth.login', { login: 'longpassword', password: `${long}b` }))).toBe('WRONG_CREDENTIALS');
    expect((await ask(server, 'auth.login', { login: 'longpassword', password: `${long}a` })).status).toBe(200);
  });

  test('counts past a zero byte', async () => {
    expect((await tryRegister('zerobyte', 'same start\u0000one end')).status).toBe(201);
    expect(errorName(await ask(server, 'auth.login', { login: 'zerobyte', password: 'same start\u0000other' }))).toBe('WRONG_CREDENTIALS');
  });

  test.each(['', 'short', 'a'.repeat(1025)])('of a wrong length is refused with its field', async (password) => {
    expect((await tryRegister('nobody', password)).body).toHaveProperty('errors.password._errors');
  });
});

test('an unknown name costs as much time as a known one', async () => {
  const slow = await startServer({ passwordRounds: 10 });
  const known = await register(slow);
  const time = async (login: string) => {
    const start = performance.now();
    await ask(slow, 'auth.login', { login, password: 'wrong password' });
    return performance.now() - start;
  };
  const median = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let i = 0; i < 7; i++) {
    times.known.push(await time(known.username));
    times.unknown.push(await time('nobody of that name'));
  }
  expect(median(times.unknown) / median(times.known)).toBeGreaterThan(0.5);
  expect(median(times.unknown) / median(times.known)).toBeLessThan(2);
});

describe('guessing a password', () => {
  test('is stopped after ten failures, says for how long, and hits nobody else', async () => {
    const strict = await startServer({ env: { RATE_LIMITS: 'on' } });
    const [target, other] = [await register(strict), await register(strict)];
    const guess = (password: string) => ask(strict, 'auth.login', { login: target.username.toUpperCase(), password });
    for (let i = 0; i < 10; i++) expect(errorName(await guess(`guess ${i}`))).toBe('WRONG_CREDENTIALS');
    const stopped = await guess(PASSWORD);
    expect(errorName(stopped)).toBe('RATE_LIMITED');
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(60);
    expect(stopped.body).toMatchObject({ message: 'You are being rate limited.', global: false });
    await logIn(strict, other);
  });

  test('a right password clears the count', async () => {
    const strict = await startServer({ env: { RATE_LIMITS: 'on' } });
    const target = await register(strict);
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 9; i++) await ask(strict, 'auth.login', { login: target.username, password: 'wrong' });
      await logIn(strict, target);
    }
  });
});

describe('who may register', () => {
  test('with invites only: nobody without one', async () => {
    await admin.call('instance.update', { registration: 'invite' });
    expect(errorName(await tryRegister('uninvited'))).toBe('INVITE_REQUIRED');
    const guild = await admin.call('guilds.create', { name: 'Home', template: 'empty' });
    const [channel] = await admin.call('channels.list', { guild_id: guild.id });
    const { code } = await admin.call('invites.create', { channel_id: channel?.id ?? '' });
    const invited = await register(server, { name: 'invited', invite: code });
    expect((await invited.call('users.listMyGuilds', {})).map(({ id }) => id)).toEqual([guild.id]);
    expect(errorName(await ask(server, 'auth.register', { username: 'wrong', password: PASSWORD, invite: 'madeup' }))).toBe(
      'UNKNOWN_INVITE',
    );
    await admin.call('instance.update', { registration: 'open' });
  });

  test('by approval: the waiting room, and the door that opens', async () => {
    const guild = await admin.call('guilds.create', { name: 'Club', template: 'empty' });
    const [channel] = await admin.call('channels.list', { guild_id: guild.id });
    const { code } = await admin.call('invites.create', { channel_id: channel?.id ?? '' });
    const watching = await openSocket(admin);
    await admin.call('instance.update', { registration: 'approval' });
    const hopeful = await register(server, { invite: code });
    expect((await watching.next('REGISTRATION_CREATE'))[1]).toEqual({ user_id: hopeful.id });

    const socket = await openSocket(hopeful);
    expect((await socket.next('READY'))[1]).toMatchObject({ user: { pending: true }, guilds: [] });
    expect(await socket.call('invites.accept', { code })).toMatchObject({ ok: false, error: { code: 700005 } });
    expect(await socket.call('guilds.create', { name: 'Mine', template: 'empty' })).toMatchObject({ ok: false, error: { status: 403 } });

    await admin.call('registrations.approve', { user_id: hopeful.id });
    expect((await socket.next('USER_UPDATE'))[1]).toMatchObject({ pending: false });
    expect((await socket.next('GUILD_CREATE'))[1].id).toBe(guild.id);
    expect(await socket.call('messages.create', { channel_id: channel?.id ?? '', content: 'спасибо' })).toMatchObject({ ok: true });
    expect((await watching.next('REGISTRATION_DELETE'))[1]).toEqual({ user_id: hopeful.id });
    await admin.call('instance.update', { registration: 'open' });
    watching.close();
  });

  test('who is not let in is gone, and the name is free', async () => {
    await admin.call('instance.update', { registration: 'approval' });
    const refused = await register(server, { name: 'refused' });
    const socket = await openSocket(refused);
    await admin.call('registrations.refuse', { user_id: refused.id });
    await until(() => socket.socket.disconnected);
    expect((await refused.ask('users.me', {})).status).toBe(401);
    await expect(logIn(server, refused)).rejects.toThrow(/Wrong name/);
    await register(server, { name: 'refused' });
    await admin.call('instance.update', { registration: 'open' });
  });
});
