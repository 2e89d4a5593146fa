import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { send } from './support/calls.ts';
import { testDatabase } from './support/mongodb.ts';
import { addressOf, startProgram } from './support/process.ts';
import { temporaryFolder } from './support/server.ts';
import { until } from './support/until.ts';

test('a server on MongoDB needs no data folder, keeps the database to itself, and is followed by another after a crash', async () => {
  const MONGODB_URL = await testDatabase('process');
  const DATA_DIR = `${await temporaryFolder()}/not-there`;
  const admin = { ADMIN_NAME: 'admin', ADMIN_PASSWORD: 'a long password' };
  const first = startProgram({ MONGODB_URL, DATA_DIR, ...admin });
  const url = await addressOf(first);
  expect((await send({ url }, '/health/ready')).status).toBe(200);

  const second = startProgram({ MONGODB_URL, DATA_DIR, ...admin });
  expect(await second.ended).toBe(1);
  expect(second.err()).toMatch(/^Another Chat-JS server works on the database mongodb:\/\/[^@]+\. .*set REDIS_URL.*\n$/);
  expect((await send({ url }, '/health/ready')).status).toBe(200);

  first.child.kill('SIGKILL');
  await first.ended;
  const third = startProgram({ MONGODB_URL, DATA_DIR, ...admin });
  await until(() => third.out().includes('a server that did not say goodbye holds the database'), 20_000);
  const again = await addressOf(third);
  expect((await send({ url: again }, '/health/ready')).status).toBe(200);

  third.child.kill('SIGTERM');
  expect(await third.ended).toBe(0);
  const fourth = startProgram({ MONGODB_URL, DATA_DIR, ...admin });
  await addressOf(fourth);
  expect(fourth.out()).not.toContain('did not say goodbye');

  const command = startProgram({ MONGODB_URL, DATA_DIR }, 'cli.ts', ['setup-link']);
  expect(await command.ended).toBe(0);
  expect(command.out()).toBe('This server is set up already.\n');
}, 180_000);

test('without MongoDB the start ends with one sentence', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const { port } = closed.address() as { port: number };
  closed.close();
  const program = startProgram({ MONGODB_URL: `mongodb://somebody:secret@127.0.0.1:${port}/chat`, DATA_DIR: await temporaryFolder() });
  expect(await program.ended).toBe(1);
  expect(program.err()).toMatch(
    /^MongoDB at mongodb:\/\/127\.0\.0\.1:\d+\/chat does not answer \(.*\)\. Is it running, and is MONGODB_URL right\?\n$/,
  );
  expect(program.out()).toBe('');
});
