import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { decodeJwt, decodeProtectedHeader, type JWTPayload, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { stoppedClock } from './test-context.ts';
import { createTokens, hashToken, newSecretToken } from './tokens.ts';

const KEY = randomBytes(32);
const CLAIMS = { user_id: '9223372036854775807', session_id: '9223372036854775806' };

/** A token signed as ours are, but for what is given. undefined leaves a claim out. */
function sign(given: JWTPayload = {}, alg = 'HS256'): Promise<string> {
  const exp = stoppedClock().now() / 1000 + 900;
  const claims = { sub: CLAIMS.user_id, sid: CLAIMS.session_id, iss: 'chat-js', aud: 'chat-js-api', exp, ...given };
  return new SignJWT(claims).setProtectedHeader({ alg }).sign(KEY);
}

function verify(token: string) {
  return createTokens(KEY, stoppedClock()).verifyAccess(token);
}

test('a token says whose it is, who made it and for whom, and until when', async () => {
  const clock = stoppedClock();
  const token = await createTokens(KEY, clock).issueAccess(CLAIMS);
  const now = clock.now() / 1000;
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256' });
  expect(decodeJwt(token)).toEqual({
    sub: CLAIMS.user_id,
    sid: CLAIMS.session_id,
    iss: 'chat-js',
    aud: 'chat-js-api',
    iat: now,
    exp: now + 900,
  });
  expect(await verify(token)).toEqual(CLAIMS);
});

test('a token is as long as it was made: what is blown up with white space is none', async () => {
  const tokens = createTokens(KEY, stoppedClock());
  const token = await tokens.issueAccess(CLAIMS);
  expect(await tokens.verifyAccess(token)).toEqual(CLAIMS);
  expect(await tokens.verifyAccess(token + ' '.repeat(1000))).toBeUndefined();
});

test('a token of 512 characters is read, a longer one is not', async () => {
  const [longest, longer] = [await sign({ jti: 'a'.repeat(216) }), await sign({ jti: 'a'.repeat(217) })];
  expect([longest.length, longer.length]).toEqual([512, 513]);
  expect([await verify(longest), await verify(longer)]).toEqual([CLAIMS, undefined]);
});

test('a token is good for a quarter of an hour, to the millisecond, however often it was seen', async () => {
  const clock = stoppedClock();
  const tokens = createTokens(KEY, clock);
  const token = await tokens.issueAccess(CLAIMS);
  expect(await tokens.verifyAccess(token)).toEqual(CLAIMS);
  clock.turn(15 * 60_000 - 1);
  expect(await tokens.verifyAccess(token)).toEqual(CLAIMS);
  clock.turn(1);
  expect(await tokens.verifyAccess(token)).toBeUndefined();
});

test('a token that was seen is known again without another look at its signature', async () => {
  const tokens = createTokens(KEY, stoppedClock());
  const token = await tokens.issueAccess(CLAIMS);
  expect(await tokens.verifyAccess(token)).toBe(await tokens.verifyAccess(token));
});

describe('a token', () => {
  test('that is made as ours are is one: the others are refused for their own reason', async () => {
    expect(await verify(await sign())).toEqual(CLAIMS);
  });

  test.each<[string, JWTPayload, string?]>([
    ['of another issuer', { iss: 'someone-else' }],
    ['for another audience', { aud: 'someone-else' }],
    ['without a person', { sub: undefined }],
    ['without a session', { sid: undefined }],
    ['with a session that is not a text', { sid: { $ne: null } }],
    ['without an end', { exp: undefined }],
    ['that has ended', { exp: stoppedClock().now() / 1000 }],
    ['with another algorithm', {}, 'HS512'],
  ])('%s is none', async (_what, claims, alg) => {
    expect(await verify(await sign(claims, alg))).toBeUndefined();
  });

  test('of another installation is none', async () => {
    expect(await createTokens(randomBytes(32), stoppedClock()).verifyAccess(await sign())).toBeUndefined();
  });
});

test('any text but a token is none, and none is a fault', async () => {
  const part = fc.oneof(
    fc.string(),
    fc.base64String(),
    fc.json().map((text) => Buffer.from(text).toString('base64url')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 4 }), async (parts) => {
      expect(await verify(parts.join('.'))).toBeUndefined();
    }),
  );
});

test('a key that does not work is a fault of the server, not of the token', async () => {
  await expect(createTokens(new Uint8Array(0), stoppedClock()).verifyAccess(await sign())).rejects.toThrow();
});

test('a secret token has 256 bits of chance, and is kept as a digest', () => {
  const token = newSecretToken();
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(newSecretToken()).not.toBe(token);
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
