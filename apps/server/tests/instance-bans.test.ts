import { beforeAll, beforeEach, expect, test } from 'vitest';
import { ask, errorName } from './support/calls.ts';
import { foundGuild } from './support/homes.ts';
import { logIn, logInAdmin, PASSWORD, type Person, register } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';

let server: TestServer;
let admin: Person;
let person: Person;

beforeAll(async () => {
  server = await startServer();
  admin = await logInAdmin(server);
});

beforeEach(async () => {
  person = await register(server);
});

function logInAs({ username }: Person, password = PASSWORD) {
  return ask(server, 'auth.login', { login: username, password });
}

test('whoever is banned from the installation loses every session and connection at once', async () => {
  const other = await logIn(server, person);
  const sockets = [await openSocket(person), await openSocket(other)];
  await admin.call('instance.ban', { user_id: person.id });
  await until(() => sockets.every(({ socket }) => !socket.connected));
  for (const one of [person, other]) {
    expect(errorName(await one.ask('users.me', {}))).toBe('UNAUTHORIZED');
    expect(errorName(await ask({ url: server.url, cookie: one.cookie }, 'auth.refresh', {}))).toBe('UNAUTHORIZED');
    await expect(openSocket(one)).rejects.toThrow();
  }
});

test('only who knows the password learns that the account is disabled', async () => {
  await admin.call('instance.ban', { user_id: person.id });
  expect(errorName(await logInAs(person, 'a wrong password'))).toBe('WRONG_CREDENTIALS');
  expect(errorName(await logInAs(person))).toBe('ACCOUNT_DISABLED');
  expect(await server.ctx.storage.sessions.listSessions(person.id)).toEqual([]);
});

test('they stay members, offline, and come back to everything when the ban is lifted', async () => {
  const home = await foundGuild(server);
  await person.call('invites.accept', { code: home.code });
  await admin.call('instance.ban', { user_id: person.id });
  expect((await admin.call('instance.listBans', {})).map(({ user }) => user.id)).toContain(person.id);
  expect((await home.owner.ask('members.get', { guild_id: home.guild_id, user_id: person.id })).status).toBe(200);
  await admin.call('instance.unban', { user_id: person.id });
  expect((await admin.call('instance.listBans', {})).map(({ user }) => user.id)).not.toContain(person.id);
  const back = await logIn(server, person);
  expect((await back.call('users.listMyGuilds', {})).map(({ id }) => id)).toEqual([home.guild_id]);
});

test('who logs in at the moment of the ban does not stay', async () => {
  const { sessions } = server.ctx.storage;
  const { insertSession } = sessions;
  sessions.insertSession = async (row) => {
    sessions.insertSession = insertSession;
    await admin.call('instance.ban', { user_id: person.id });
    await insertSession(row);
  };
  expect(errorName(await logInAs(person))).toBe('ACCOUNT_DISABLED');
  expect(await sessions.listSessions(person.id)).toEqual([]);
});

test('administrators cannot be banned, nor who does not exist, and nobody is let back who was not banned', async () => {
  expect(errorName(await admin.ask('instance.ban', { user_id: admin.id }))).toBe('MISSING_PERMISSIONS');
  expect(errorName(await admin.ask('instance.ban', { user_id: '1234567890123456789' }))).toBe('UNKNOWN_USER');
  expect(errorName(await admin.ask('instance.unban', { user_id: person.id }))).toBe('UNKNOWN_BAN');
});
