import { SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { ask } from './support/calls.ts';
import { type Person, register } from './support/people.ts';
import { startServer, type TestServer, turnableClock } from './support/server.ts';
import { openSocket } from './support/sockets.ts';

const clock = turnableClock();
let server: TestServer;
let person: Person;
let key: Uint8Array;
let session_id: string;

beforeAll(async () => {
  server = await startServer({ clock });
  person = await register(server);
  key = await server.tokenKey();
  session_id = (await person.call('auth.listSessions', {}))[0]?.id ?? '';
});

interface Forgery {
  alg?: string;
  issuer?: string;
  audience?: string;
  expires?: number;
  claims?: Record<string, unknown>;
}

function sign(forgery: Forgery = {}, with_key: Uint8Array = key): Promise<string> {
  const { alg = 'HS256', issuer = 'chat-js', audience = 'chat-js-api', expires = 900, claims = { sid: session_id } } = forgery;
  const now = Math.floor(clock.now() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg })
    .setSubject(person.id)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + expires)
    .sign(with_key);
}

function unsigned(): string {
  const now = Math.floor(clock.now() / 1000);
  return new UnsecuredJWT({ sid: session_id })
    .setSubject(person.id)
    .setIssuer('chat-js')
    .setAudience('chat-js-api')
    .setExpirationTime(now + 900)
    .encode();
}

async function changed(): Promise<string> {
  const [head, , seal] = (await sign()).split('.');
  const body = { sub: '1', sid: session_id, iss: 'chat-js', aud: 'chat-js-api', exp: 9_999_999_999 };
  return [head, Buffer.from(JSON.stringify(body)).toString('base64url'), seal].join('.');
}

test('a token that is made as the server makes it works: the refusals below are for their own reason', async () => {
  expect((await ask({ url: server.url, token: await sign() }, 'users.me', {})).status).toBe(200);
});

const forgeries: Record<string, () => Promise<string> | string> = {
  'is not signed': unsigned,
  'is signed with another key': () => sign({}, Buffer.alloc(32, 7)),
  'is signed with an empty key': () => sign({}, Buffer.alloc(32)),
  'is signed with another algorithm': () => sign({ alg: 'HS512' }),
  'is for another audience': () => sign({ audience: 'someone-else' }),
  'comes from another issuer': () => sign({ issuer: 'someone-else' }),
  'has expired': () => sign({ expires: -1 }),
  'has no session': () => sign({ claims: {} }),
  'has a session that is not a text': () => sign({ claims: { sid: { $ne: null } } }),
  'names a session that never was': () => sign({ claims: { sid: '1' } }),
  'was changed after signing': changed,
  'is a word': () => 'token',
  'is two dots': () => '..',
  'is very long': () => 'a'.repeat(7000),
};

test.each(Object.entries(forgeries))('a token that %s opens neither door', async (_what, make) => {
  const token = await make();
  expect((await ask({ url: server.url, token }, 'users.me', {})).status).toBe(401);
  await expect(openSocket({ url: server.url, token })).rejects.toThrow(/"status":401/);
});

test('a token is good for a quarter of an hour', async () => {
  const token = await sign();
  clock.turn(15 * 60_000 - 2000);
  expect((await ask({ url: server.url, token }, 'users.me', {})).status).toBe(200);
  clock.turn(4000);
  expect((await ask({ url: server.url, token }, 'users.me', {})).status).toBe(401);
});

test.each(['Basic abc', 'Bearer', 'bearer x', 'Bearer a b', 'Bot x', ''])('the header "%s" logs nobody in', async (authorization) => {
  const response = await fetch(`${server.url}/api/v10/users/@me`, { headers: { authorization } });
  expect([response.status, await response.json()]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
});
