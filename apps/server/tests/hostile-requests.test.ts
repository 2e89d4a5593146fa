import { LIMITS } from '@chat-js/protocol/limits.ts';
import { beforeAll, expect, test } from 'vitest';
import { errorName, send } from './support/calls.ts';
import { logInAdmin, register } from './support/people.ts';
import { ADMIN, startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';

const ONE_PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const JSON_BODY = { 'content-type': 'application/json' };

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

test('a form of another site logs nobody in: what it can choose is the address, and credentials do not count there', async () => {
  const query = new URLSearchParams({ login: ADMIN.username, password: ADMIN.password }).toString();
  for (const contentType of ['text/plain', 'application/x-www-form-urlencoded', undefined]) {
    const headers: Record<string, string> = contentType === undefined ? {} : { 'content-type': contentType };
    const outcome = await send(server, `/api/v10/auth/login?${query}`, { method: 'POST', headers });
    expect(outcome.status).toBe(400);
    expect(outcome.headers.getSetCookie()).toEqual([]);
  }
});

test('a stranger is read no more than an operation without images may hold', async () => {
  const large = { method: 'POST', headers: JSON_BODY, body: JSON.stringify({ login: 'x'.repeat(LIMITS.plainBodyBytes) }) };
  expect((await send(server, '/api/v10/auth/login', large)).status).toBe(413);
  expect((await send(server, '/api/v10/nothing/here', large)).status).toBe(413);
  const avatar = JSON.stringify({ avatar: 'x'.repeat(LIMITS.plainBodyBytes) });
  expect((await send(server, '/api/v10/users/@me', { method: 'PATCH', headers: JSON_BODY, body: avatar })).status).toBe(401);
});

test('connections are limited too, and the refusal says when to come back', async () => {
  const strict = await startServer({ env: { RATE_LIMITS: 'on' } });
  const person = await logInAdmin(strict);
  for (let i = 0; i < 60; i++) (await openSocket(person)).close();
  await expect(openSocket(person)).rejects.toThrow(/429.*retry_after/);
});

test('the refresh cookie is for HTTPS alone where the browser says that it speaks HTTPS', async () => {
  const logIn = { method: 'POST', body: JSON.stringify({ login: ADMIN.username, password: ADMIN.password }) };
  const behindProxy = await send(server, '/api/v10/auth/login', {
    ...logIn,
    headers: { ...JSON_BODY, origin: 'https://chat.example.org' },
  });
  expect(behindProxy.headers.getSetCookie()[0]).toMatch(/; Secure/);
  const plain = await send(server, '/api/v10/auth/login', { ...logIn, headers: { ...JSON_BODY, origin: server.url } });
  expect(plain.headers.getSetCookie()[0]).not.toMatch(/; Secure/);
});

test('an avatar that came with a name of somebody else is not kept', async () => {
  const person = await register(server);
  const avatar = `data:image/png;base64,${ONE_PIXEL}`;
  expect(errorName(await person.ask('users.updateMe', { username: ADMIN.username, avatar }))).toBe('USERNAME_TAKEN');
  for await (const key of server.ctx.files.list(`avatars/${person.id}/`)) expect(key).not.toContain(person.id);
});

test('an address that cannot be decoded is refused in the shape of the API', async () => {
  const outcome = await send(server, '/api/v10/channels/%zz');
  expect(outcome).toMatchObject({ status: 400, body: { code: 0, message: '400: Bad Request' } });
});

test('nobody but a trusted proxy says where a request comes from', async () => {
  const place = async (trusted: string | undefined, forwarded: string) => {
    const { url } = await startServer({ env: trusted === undefined ? {} : { TRUST_PROXY: trusted } });
    const body = JSON.stringify({ login: ADMIN.username, password: ADMIN.password });
    const outcome = await send({ url }, '/api/v10/auth/login', {
      method: 'POST',
      body,
      headers: { ...JSON_BODY, 'x-forwarded-for': forwarded },
    });
    const { token } = outcome.body as { token: string };
    const [session] = (await send({ url, token }, '/api/v10/auth/sessions')).body as { place: string }[];
    return session?.place;
  };
  expect(await place(undefined, '192.0.2.1')).toBe('127.0.0.1');
  expect(await place('10.0.0.0/8', '192.0.2.1')).toBe('127.0.0.1');
  expect(await place('127.0.0.0/8', '192.0.2.9, 192.0.2.1')).toBe('192.0.2.1');
  expect(await place('loopback,192.0.2.1', '192.0.2.9, 192.0.2.1')).toBe('192.0.2.9');
});

test('the metrics are for this machine, not for those behind its proxy', async () => {
  expect((await send(server, '/metrics')).status).toBe(200);
  for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via']) {
    expect((await send(server, '/metrics', { headers: { [name]: '192.0.2.1' } })).status).toBe(404);
  }
});
