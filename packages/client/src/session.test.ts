import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSession } from './session.ts';

let server: Server;
let url: string;
/** What the server gives out, one token at a time; none left means that the session ended. */
let tokens: string[];
let valid: string;
let renewals: number;
let expires_in: number;
let broken: boolean;

function answer(request: IncomingMessage, response: ServerResponse) {
  const send = (status: number, body?: object) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body && JSON.stringify(body));
  };
  if (broken) return send(503, { code: 0, message: 'busy' });
  if (request.url === '/api/v10/auth/refresh') {
    renewals += 1;
    const token = tokens.shift();
    if (token === undefined) return send(401, { code: 0, message: '401: Unauthorized' });
    valid = token;
    return send(200, { user: {}, token, expires_in });
  }
  if (request.url === '/api/v10/auth/logout') return send(204);
  if (request.headers.authorization !== `Bearer ${valid}`) return send(401, { code: 0, message: '401: Unauthorized' });
  if (request.url === '/api/v10/auth/password') return send(401, { code: 700003, message: 'Wrong name or password' });
  return send(200, { id: '1' });
}

beforeEach(async () => {
  tokens = ['one', 'two', 'three'];
  valid = '';
  renewals = 0;
  expires_in = 900;
  broken = false;
  server = createServer(answer);
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('a session', () => {
  it('continues by its cookie, with one renewal for all who ask at once', async () => {
    const session = createSession({ url });
    const given = await Promise.all([session.getToken({ force: false }), session.getToken({ force: false }), session.resume()]);
    expect(given).toEqual(['one', 'one', true]);
    expect(renewals).toBe(1);
    session.close();
  });

  it('keeps its token until it is about to end', async () => {
    const session = createSession({ url });
    session.start({ token: 'given', expires_in: 900 });
    expect(await session.getToken({ force: false })).toBe('given');
    session.start({ token: 'short', expires_in: 10 });
    expect(await session.getToken({ force: false })).toBe('one');
    session.close();
  });

  it('renews its token when the server refuses it, and asks again', async () => {
    const session = createSession({ url });
    session.start({ token: 'revoked', expires_in: 900 });
    expect(await session.rest.call('users.me', {})).toEqual({ id: '1' });
    expect(renewals).toBe(1);
    session.close();
  });

  it('does not take a wrong password for a bad token', async () => {
    const session = createSession({ url });
    const change = session.rest.call('auth.changePassword', { password: 'wrong', new_password: 'something' });
    await expect(change).rejects.toMatchObject({ status: 401, code: 700003 });
    expect(renewals).toBe(1);
    session.close();
  });

  it('ends when its cookie is refused', async () => {
    const ends: string[] = [];
    tokens = [];
    const session = createSession({ url, onEnd: () => void ends.push('ended') });
    expect(await session.resume()).toBe(false);
    expect(ends).toHaveLength(1);
  });

  it('goes on when the server does not answer for a while', async () => {
    const ends: string[] = [];
    broken = true;
    const session = createSession({ url, onEnd: () => void ends.push('ended') });
    await expect(session.resume()).rejects.toMatchObject({ status: 503 });
    broken = false;
    expect(await session.resume()).toBe(true);
    expect(ends).toEqual([]);
    session.close();
  });

  it('is over after logging out', async () => {
    const ends: string[] = [];
    const session = createSession({ url, onEnd: () => void ends.push('ended') });
    await session.resume();
    await session.logout();
    expect(ends).toHaveLength(1);
  });
});
