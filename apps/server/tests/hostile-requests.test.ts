import { LIMITS } from '@chat-js/protocol/limits.ts';
import { beforeAll, expect, test } from 'vitest';
import { send } from './support/calls.ts';
import { logInAdmin } from './support/people.ts';
import { ADMIN, startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';

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
