import { type OperationName, operations } from '@chat-js/protocol/operations.ts';
import Fastify from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { healthDoor } from '../src/doors/health.ts';
import { openWith } from '../src/storage/sqlite/sqlite-storage.ts';
import { startWriterHere } from '../src/storage/sqlite/writer-here.ts';
import { askAnything, send } from './support/calls.ts';
import { type Person, register } from './support/people.ts';
import { startServer, type TestServer, temporaryFolder } from './support/server.ts';
import { openSocket } from './support/sockets.ts';

const JSON_BODY = { 'content-type': 'application/json' };

let server: TestServer;
let person: Person;
let caller: { url: string; token: string };

beforeAll(async () => {
  server = await startServer();
  person = await register(server);
  caller = { url: server.url, token: person.token };
});

describe('every answer of the API', () => {
  test('is JSON and says exactly that, whether it is a success or a refusal', async () => {
    for (const name of Object.keys(operations) as OperationName[]) {
      const input = Object.fromEntries(Object.keys(operations[name].params).map((field) => [field, '1']));
      const { headers, body } = await askAnything(name === 'auth.logout' ? server : caller, name, input);
      if (body !== null) expect([name, headers.get('content-type')]).toEqual([name, 'application/json']);
    }
  });

  test('tells browsers to trust nothing in it', async () => {
    const { headers } = await send(server, '/api/v10/instance');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self' 'wasm-unsafe-eval';/);
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  test('asks for HTTPS for good where the server is reached over HTTPS', async () => {
    const secure = await startServer({ env: { PUBLIC_URL: 'https://chat.example.org' } });
    expect((await send(secure, '/api/v10/instance')).headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
  });
});

describe('a request that cannot be served', () => {
  const refusals: [string, string, RequestInit, number, object][] = [
    ['an unknown path', '/api/v10/nowhere', {}, 404, { message: '404: Not Found', code: 0 }],
    ['an unknown path below a known one', '/api/v10/users/@me/nowhere', {}, 404, { message: '404: Not Found', code: 0 }],
    ['a method that the path has not', '/api/v10/instance', { method: 'DELETE' }, 405, { message: '405: Method Not Allowed', code: 0 }],
    [
      'a body that is not JSON',
      '/api/v10/auth/login',
      { method: 'POST', body: '<login/>', headers: { 'content-type': 'text/xml' } },
      415,
      { code: 0 },
    ],
    ['a form', '/api/v10/auth/login', { method: 'POST', body: new URLSearchParams({ login: 'a' }) }, 415, { code: 0 }],
    ['broken JSON', '/api/v10/auth/login', { method: 'POST', body: '{', headers: JSON_BODY }, 400, { code: 50109 }],
    [
      'a body that is too large',
      '/api/v10/auth/login',
      { method: 'POST', body: `"${'a'.repeat(7_000_000)}"`, headers: JSON_BODY },
      413,
      { code: 40005 },
    ],
  ];

  test.each(refusals)('%s is refused in the shape of the API', async (_what, path, init, status, body) => {
    const outcome = await send(server, path, init);
    expect(outcome.status).toBe(status);
    expect(outcome.body).toMatchObject(body);
    expect(outcome.headers.get('content-type')).toBe('application/json');
  });

  test('says which methods there are', async () => {
    expect((await send(server, '/api/v10/instance', { method: 'PUT' })).headers.get('allow')).toBe('GET, PATCH');
  });

  test('an address that is no address is a refusal', async () => {
    for (const path of [
      '/api/v10/users/%',
      '/api/v10/users/%ff',
      '/api/v10/%00',
      '/api/v10/users/%2e%2e%2fme',
      `/api/v10/invites/${'a'.repeat(3000)}`,
      '//',
      '/api/v10//instance',
    ]) {
      expect((await send(server, path)).status).toBeLessThan(500);
    }
  });

  test('names each wrong field, each with a code and a sentence', async () => {
    const outcome = await person.ask('guilds.create', { name: '', template: 'nothing', icon: 'no image' });
    expect(outcome.body).toMatchObject({ code: 50035, message: 'Invalid Form Body' });
    const { errors } = outcome.body as { errors: Record<string, { _errors: object[] }> };
    expect(Object.keys(errors).sort()).toEqual(['icon', 'name', 'template']);
    for (const { _errors } of Object.values(errors)) expect(_errors[0]).toEqual({ code: expect.any(String), message: expect.any(String) });
  });

  test('names a wrong field inside of a list', async () => {
    const guild = await person.call('guilds.create', { name: 'Home' });
    const outcome = await person.ask('channels.reorder', { guild_id: guild.id, channels: [{ id: '1' }, { id: 'x' }] });
    expect(outcome.body).toHaveProperty('errors.channels.1.id._errors');
  });

  test('an encoded @ is an @', async () => {
    expect((await send(caller, '/api/v10/users/%40me')).body).toMatchObject({ id: person.id });
  });
});

describe('limits', () => {
  test('are told before they are reached, and afterwards say when to come back', async () => {
    const strict = await startServer({ env: { RATE_LIMITS: 'on' } });
    const writer = await register(strict);
    const guild = await writer.call('guilds.create', { name: 'Home', template: 'empty' });
    const [channel, other] = await writer.call('channels.list', { guild_id: guild.id });
    const input = { channel_id: channel?.id ?? '', content: 'again' };
    const outcomes = [];
    for (let i = 0; i < 11; i++) outcomes.push(await writer.ask('messages.create', input));

    const { headers } = outcomes[0] ?? { headers: new Headers() };
    expect(Number(headers.get('x-ratelimit-limit'))).toBe(10);
    expect(Number(headers.get('x-ratelimit-remaining'))).toBe(9);
    expect(Number(headers.get('x-ratelimit-reset-after'))).toBeGreaterThan(0);
    expect(Math.abs(Number(headers.get('x-ratelimit-reset')) - Date.now() / 1000)).toBeLessThan(15);
    expect(headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/);

    const last = outcomes.at(-1);
    expect(last?.status).toBe(429);
    expect(last?.body).toMatchObject({ message: 'You are being rate limited.', global: false, retry_after: expect.any(Number) });
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(last?.headers.get('via')).toBe('1.1 chat-js');
    expect(last?.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(last?.headers.get('x-ratelimit-scope')).toBe('user');
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(10);

    // Another channel, another person and another operation have counts of their own.
    expect((await writer.ask('messages.create', { ...input, channel_id: other?.id })).status).toBe(200);
    expect((await writer.ask('messages.list', { channel_id: channel?.id })).status).toBe(200);
  });

  test('count a person through both doors together', async () => {
    const strict = await startServer({ env: { RATE_LIMITS: 'on' } });
    const writer = await register(strict);
    const guild = await writer.call('guilds.create', { name: 'Home', template: 'empty' });
    const [channel] = await writer.call('channels.list', { guild_id: guild.id });
    const input = { channel_id: channel?.id ?? '', content: 'again' };
    const socket = await openSocket(writer);
    for (let i = 0; i < 5; i++) {
      await writer.call('messages.create', input);
      expect(await socket.call('messages.create', input)).toMatchObject({ ok: true });
    }
    expect(await socket.call('messages.create', input)).toMatchObject({
      ok: false,
      error: { status: 429, retry_after: expect.any(Number) },
    });
    expect((await writer.ask('messages.create', input)).status).toBe(429);
  });
});

describe('health', () => {
  test('is well while it is', async () => {
    expect((await send(server, '/health/live')).status).toBe(200);
    expect((await send(server, '/health/ready')).status).toBe(200);
  });

  test('is not ready while the store does not answer, and still lives', async () => {
    const storage = await openWith(await temporaryFolder(), startWriterHere, undefined);
    let broken = false;
    const fragile = {
      ...storage,
      async check() {
        if (broken) throw new Error('the store is gone');
        await storage.check();
      },
    };
    const shaky = await startServer({ storage: fragile, faults: true });
    expect((await send(shaky, '/health/ready')).status).toBe(200);
    broken = true;
    expect((await send(shaky, '/health/ready')).status).toBe(503);
    expect((await send(shaky, '/health/live')).status).toBe(200);
    broken = false;
    expect((await send(shaky, '/health/ready')).status).toBe(200);
  });
});

test('is not ready while it stops', async () => {
  const app = Fastify();
  await healthDoor(app, server.ctx, { hub: { countConnections: () => 0 }, metricsToken: undefined, isReady: () => false });
  const { statusCode } = await app.inject('/health/ready');
  expect([statusCode, (await app.inject('/health/live')).statusCode]).toEqual([503, 200]);
});

describe('metrics', () => {
  test('are for this machine', async () => {
    const { status, body, headers } = await send(server, '/metrics');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(body).toMatch(/^chat_http_request_seconds_count\{/m);
    expect(body).toMatch(/^chat_connections \d+$/m);
  });

  test('do not exist for whoever comes through a proxy, unless they hold the token', async () => {
    const guarded = await startServer({ env: { METRICS_TOKEN: 'a token for the metrics' } });
    const forwarded = { 'x-forwarded-for': '203.0.113.7' };
    expect((await send(guarded, '/metrics', { headers: forwarded })).status).toBe(404);
    expect((await send({ ...guarded, token: 'another token' }, '/metrics', { headers: forwarded })).status).toBe(404);
    expect((await send({ ...guarded, token: 'a token for the metrics' }, '/metrics', { headers: forwarded })).status).toBe(200);
  });

  test('name routes, never what stands in them', async () => {
    await send(caller, '/api/v10/invites/SECRETCODE');
    const { body } = await send(server, '/metrics');
    expect(body).toMatch(/route="\/api\/v10\/invites\/:code"/);
    expect(body).not.toMatch(/SECRETCODE/);
  });
});
