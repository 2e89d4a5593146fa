import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { atEnd } from './support/at-end.ts';
import { ask, call, send } from './support/calls.ts';
import { addressOf, type Program, startProgram } from './support/process.ts';
import { ADMIN, temporaryFolder } from './support/server.ts';
import { until } from './support/until.ts';

const ADMIN_ENV = { ADMIN_NAME: ADMIN.username, ADMIN_PASSWORD: ADMIN.password };

describe('a start that cannot succeed says why in one line:', () => {
  test('the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    atEnd(() => other.close());
    const { port } = other.address() as AddressInfo;
    const program = startProgram({ DATA_DIR: await temporaryFolder(), PORT: String(port) });
    expect(await program.ended).toBe(1);
    expect(program.err().trim().split('\n')).toEqual([expect.stringMatching(new RegExp(`^Port ${port} is taken`))]);
  });

  test('a setting is wrong', async () => {
    const program = startProgram({ DATA_DIR: await temporaryFolder(), PORT: 'web', LOG_LEVEL: 'loud' });
    expect(await program.ended).toBe(1);
    expect(program.err().trim().split('\n')).toEqual([
      'PORT=web: expected a port from 0 to 65535.',
      'LOG_LEVEL=loud: expected one of trace, debug, info, warn, error, silent.',
    ]);
    expect(program.out()).toBe('');
  });

  test('another process works on the same data', async () => {
    const DATA_DIR = await temporaryFolder();
    const first = startProgram({ DATA_DIR, ...ADMIN_ENV });
    const url = await addressOf(first);
    const second = startProgram({ DATA_DIR });
    expect(await second.ended).toBe(1);
    expect(second.err().trim().split('\n')).toHaveLength(1);
    expect(second.err()).toContain(DATA_DIR);
    expect((await send({ url }, '/health/ready')).status).toBe(200);
  });
});

describe('a start', () => {
  test('prints a setup link that works, and keeps its secrets to itself', async () => {
    const DATA_DIR = await temporaryFolder();
    const program = startProgram({ DATA_DIR });
    const url = await addressOf(program);
    const token = await setupTokenOf(program);
    await call({ url }, 'setup.check', { setup_token: token });
    expect((await stat(join(DATA_DIR, 'secrets.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(DATA_DIR, 'chat.db'))).mode & 0o077).toBe(0);
    const { token_key } = JSON.parse(await readFile(join(DATA_DIR, 'secrets.json'), 'utf8')) as { token_key: string };
    expect(program.out() + program.err()).not.toContain(token_key);
  });

  test('with ADMIN_NAME skips the setup; the next one keeps logins, and finds everything at once', async () => {
    const DATA_DIR = await temporaryFolder();
    const first = startProgram({ DATA_DIR, ...ADMIN_ENV, RATE_LIMITS: 'off' });
    const began = performance.now();
    const url = await addressOf(first);
    const cold = performance.now() - began;
    expect(first.out()).not.toContain('/setup#');
    const login = await ask({ url }, 'auth.login', { login: ADMIN.username, password: ADMIN.password });
    const { token } = login.body as { token: string };
    await call({ url, token }, 'guilds.create', { name: 'Home' });
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);

    const began2 = performance.now();
    const second = startProgram({ DATA_DIR });
    const again = await addressOf(second);
    const warm = performance.now() - began2;
    expect(second.out()).not.toContain('/setup#');
    expect((await call({ url: again, token }, 'users.listMyGuilds', {})).map(({ name }) => name)).toEqual(['Home']);
    // The first start makes the database, the secrets and an administrator; the second has nothing to make.
    expect(warm).toBeLessThan(cold + 500);
  });

  test('refuses data of a newer version in one line', async () => {
    const DATA_DIR = await temporaryFolder();
    const first = startProgram({ DATA_DIR, ...ADMIN_ENV });
    await addressOf(first);
    first.child.kill('SIGTERM');
    await first.ended;
    const { DatabaseSync } = await import('node:sqlite');
    const db = new DatabaseSync(join(DATA_DIR, 'chat.db'));
    db.exec('PRAGMA user_version = 9999');
    db.close();
    const second = startProgram({ DATA_DIR });
    expect(await second.ended).toBe(1);
    expect(second.err().trim().split('\n')).toHaveLength(1);
    expect(second.err()).toMatch(/newer/);
  });

  test('with a broken secrets file says which file and what to do', async () => {
    const DATA_DIR = await temporaryFolder();
    await writeFile(join(DATA_DIR, 'secrets.json'), '{"token_key":"short"}');
    const program = startProgram({ DATA_DIR });
    expect(await program.ended).toBe(1);
    expect(program.err()).toContain('secrets.json');
  });
});

test('a stop by signal answers what is under way and ends with 0', async () => {
  const program = startProgram({ DATA_DIR: await temporaryFolder(), ...ADMIN_ENV, RATE_LIMITS: 'off' });
  const url = await addressOf(program);
  const login = ask({ url }, 'auth.login', { login: ADMIN.username, password: ADMIN.password });
  await new Promise((resolve) => setTimeout(resolve, 50));
  program.child.kill('SIGTERM');
  expect((await login).status).toBe(200);
  expect(await program.ended).toBe(0);
});

test('npm run setup-link beside a running server prints a link that works, and ends the one before', async () => {
  const DATA_DIR = await temporaryFolder();
  const program = startProgram({ DATA_DIR });
  const url = await addressOf(program);
  const before = await setupTokenOf(program);
  const command = startProgram({ DATA_DIR }, 'cli.ts', ['setup-link']);
  expect(await command.ended).toBe(0);
  const fresh = /\/setup#(\S+)/.exec(command.out())?.[1] ?? '';
  await call({ url }, 'setup.check', { setup_token: fresh });
  expect((await ask({ url }, 'setup.check', { setup_token: before })).status).toBe(403);
});

async function setupTokenOf(program: Program): Promise<string> {
  const find = () => /\/setup#(\S+)/.exec(program.out())?.[1] ?? '';
  await until(find);
  return find();
}
