import { describe, expect, test } from 'vitest';
import { createRefreshTokens } from './refresh-tokens.ts';

const tokens = createRefreshTokens(Buffer.alloc(32, 1));
const SESSION = '1444444444444444444';

test('a token has 256 bits of chance, and says whose it is', () => {
  const token = tokens.first(SESSION);
  const [session, secret = ''] = token.split('.');
  expect(session).toBe(SESSION);
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  expect(tokens.first(SESSION)).not.toBe(token);
  expect(tokens.sessionOf(token)).toBe(SESSION);
});

test('the next token is another one of the same session, and always the same', () => {
  const token = tokens.first(SESSION);
  const next = tokens.next(token);
  expect(next).not.toBe(token);
  expect(tokens.next(token)).toBe(next);
  expect(tokens.sessionOf(next)).toBe(SESSION);
  expect(tokens.next(next)).not.toBe(next);
});

test('whoever knows a token cannot tell the next one without the key', () => {
  const token = tokens.first(SESSION);
  const others = createRefreshTokens(Buffer.alloc(32, 2));
  expect(others.next(token)).not.toBe(tokens.next(token));
  expect(others.sessionOf(token)).toBeUndefined();
});

describe('what we did not make is nobody’s', () => {
  const token = tokens.first(SESSION);
  const [session = '', secret = '', seal = ''] = token.split('.');
  const last = seal.slice(-1) === 'A' ? 'B' : 'A';

  test.each([
    ['nothing', ''],
    ['a word', 'word'],
    ['dots', '..'],
    ['a token without its seal', `${session}.${secret}`],
    ['a token with half a seal', token.slice(0, -10)],
    ['a token with a letter changed', `${token.slice(0, -1)}${last}`],
    ['a token with something after it', `${token}A`],
    ['a token with something before it', `1${token}`],
    ['the seal of one session on another', `1444444444444444445.${secret}.${seal}`],
    ['a secret of our own making', `${session}.${'A'.repeat(43)}.${seal}`],
  ])('%s', (_what, text) => {
    expect(tokens.sessionOf(text)).toBeUndefined();
  });
});

test('tokens of earlier versions are still ours, and are followed by the same ones', () => {
  const token = '1444444444444444444.6RJzYC0DMjrBCxgL8TXjzR5W0U1P0kdLsfsr1Js4Lbo.86uUEvwD0Sm2jYfHaUzC0Q';
  expect(tokens.sessionOf(token)).toBe(SESSION);
  expect(tokens.next(token)).toBe('1444444444444444444.e2NFbPN66_Ntt434s6jLXfl9k0knjvkhlcSgSlbijKg.6NX0ZuqaPAQH71hUt6NmeQ');
});
