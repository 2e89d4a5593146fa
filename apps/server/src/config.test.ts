import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';

function problemsOf(env: Record<string, string>): string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
}

test('without any setting there is a server on port 3000 with its data beside it', () => {
  expect(loadConfig({})).toMatchObject({ PORT: 3000, HOST: '0.0.0.0', DATA_DIR: resolve('data'), LOG_LEVEL: 'info', RATE_LIMITS: 'on' });
});

test('an empty setting is no setting', () => {
  expect(loadConfig({ PORT: '', PUBLIC_URL: '', ADMIN_NAME: '' })).toEqual(loadConfig({}));
});

describe('a wrong setting is named, with what was expected:', () => {
  test.each([
    ['PORT', '70000', 'PORT=70000: expected a port from 0 to 65535.'],
    ['PORT', '3000x', 'PORT=3000x: expected a port from 0 to 65535.'],
    ['PORT', '-1', 'PORT=-1: expected a port from 0 to 65535.'],
    ['PUBLIC_URL', 'chat.example.org', 'PUBLIC_URL=chat.example.org: expected an address such as https://chat.example.org.'],
    ['PUBLIC_URL', 'ftp://chat.example.org', 'PUBLIC_URL=ftp://chat.example.org: expected an address such as https://chat.example.org.'],
    [
      'TRUST_PROXY',
      'the proxy',
      'TRUST_PROXY=the proxy: expected addresses or networks of proxies, separated by commas, such as 127.0.0.1.',
    ],
    [
      'TRUST_PROXY',
      '10.0.0.0/99',
      'TRUST_PROXY=10.0.0.0/99: expected addresses or networks of proxies, separated by commas, such as 127.0.0.1.',
    ],
    ['RATE_LIMITS', 'no', 'RATE_LIMITS=no: expected on or off.'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL=loud: expected one of trace, debug, info, warn, error, silent.'],
  ])('%s=%s', (name, value, line) => {
    expect(problemsOf({ [name]: value })).toEqual([line]);
  });

  test('a secret is not repeated', () => {
    expect(problemsOf({ ADMIN_NAME: 'admin', ADMIN_PASSWORD: 'geheim' })).toEqual(['ADMIN_PASSWORD=…: expected 8 to 1024 characters.']);
    expect(problemsOf({ METRICS_TOKEN: 'geheim' })).toEqual(['METRICS_TOKEN=…: expected at least 16 characters.']);
  });

  test('all of them at once', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'x', RATE_LIMITS: 'x' })).toHaveLength(3);
  });

  test('a name without a password is half of an administrator', () => {
    expect(problemsOf({ ADMIN_NAME: 'admin' })).toEqual(['ADMIN_NAME and ADMIN_PASSWORD: set both or none.']);
  });
});

test('a public address keeps nothing behind its host', () => {
  expect(loadConfig({ PUBLIC_URL: 'https://chat.example.org/some/path?x#y' }).PUBLIC_URL).toBe('https://chat.example.org');
});

test('an address of MongoDB may name the hosts of a replica set', () => {
  for (const url of [
    'mongodb://127.0.0.1:27017/chat',
    'mongodb://127.0.0.1:27017',
    'mongodb://name:pass@a.example.org:27017,b.example.org:27017/chat?replicaSet=rs0',
    'mongodb+srv://cluster.example.org/',
  ])
    expect(loadConfig({ MONGODB_URL: url }).MONGODB_URL).toBe(url);
  for (const url of ['mongodb://', 'http://127.0.0.1:27017', 'mongodb:chat', 'mongodb://host/a b']) {
    expect(problemsOf({ MONGODB_URL: url })).toEqual(['MONGODB_URL=…: expected an address such as mongodb://127.0.0.1:27017/chat.']);
  }
});

describe('TURN', () => {
  const TURN_SECRET = '0123456789abcdef';

  test('its addresses are a list', () => {
    const config = loadConfig({ TURN_URLS: 'turn:turn.example.org:3478, turns:turn.example.org:5349?transport=tcp', TURN_SECRET });
    expect(config.TURN_URLS).toEqual(['turn:turn.example.org:3478', 'turns:turn.example.org:5349?transport=tcp']);
    expect(loadConfig({}).TURN_URLS).toEqual([]);
    expect(loadConfig({ TURN_URLS: 'stun:stun.example.org' }).TURN_URLS).toEqual(['stun:stun.example.org']);
  });

  test.each(['turn.example.org', 'turn://turn.example.org', 'turn:a,b'])('%s is no address of it', (TURN_URLS) => {
    expect(problemsOf({ TURN_URLS, TURN_SECRET })).toEqual([
      expect.stringMatching(/^TURN_URLS=.*: expected addresses separated by commas, such as turn:/),
    ]);
  });

  test('a secret that is short, or that other programs would read otherwise, is refused and not repeated', () => {
    for (const secret of ['short', 'with a space in the middle', '0123456789abcdef#']) {
      const [line, ...others] = problemsOf({ TURN_URLS: 'turn:turn.example.org', TURN_SECRET: secret });
      expect(line).toMatch(/^TURN_SECRET=…: expected at least 16 letters/);
      expect(others).toEqual([]);
    }
  });

  test('addresses without a secret, or the other way round, are half of it', () => {
    expect(problemsOf({ TURN_URLS: 'turn:turn.example.org' })).toEqual(['TURN_URLS and TURN_SECRET: set both or none.']);
    expect(problemsOf({ TURN_SECRET })).toEqual(['TURN_URLS and TURN_SECRET: set both or none.']);
  });
});
