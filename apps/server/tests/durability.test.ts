import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, logIn, makeChannels, type Sent } from './crash/api.ts';
import { freePort, type ServerProcess, startServer } from './crash/server-process.ts';
import { socketDoor } from './crash/writers.ts';

/** The disk of these tests takes so long to say that it has written. Unit: ms. */
const SYNC = 40;
const CALLS = 'fsync,fdatasync';

let folder: string;
let log: string;
let server: ServerProcess;
let api: Api;
let channel_id: string;

beforeAll(async () => {
  try {
    execFileSync('strace', ['-V'], { stdio: 'ignore' });
  } catch (cause) {
    throw new Error('This test watches system calls: install strace (apt-get install strace)', { cause });
  }
  folder = mkdtempSync(join(tmpdir(), 'chat-js-sync-'));
  log = join(folder, 'calls');
  const slowDisk = ['-f', '--seccomp-bpf', '-qq', '-e', `trace=${CALLS}`, '-e', `inject=${CALLS}:delay_exit=${SYNC * 1000}`, '-o', log];
  server = startServer({ folder: join(folder, 'data'), port: await freePort(), under: ['strace', ...slowDisk] });
  await server.ready();
  api = await logIn(server.url);
  [channel_id = ''] = await makeChannels(api, 1);
  // Everything that start left to the disk is through.
  await send('first');
});

afterAll(async () => {
  await server?.kill();
  if (folder) rmSync(folder, { recursive: true });
});

const send = (nonce: string) => api.post<Sent>(`/channels/${channel_id}/messages`, { content: nonce, nonce });
const syncs = () => readFileSync(log, 'utf8').match(/f(data)?sync(\(| resumed).*= 0/g)?.length ?? 0;

test('a message is acknowledged after the disk has it, through REST and through the socket', async () => {
  const { send: sendThroughSocket, close } = socketDoor(server.url, api);
  await sendThroughSocket({ channel_id, content: 'second', nonce: 'second', started: 0 });
  const before = syncs();
  for (let i = 0; i < 10; i++) {
    const nonce = `alone-${i}`;
    const started = performance.now();
    if (i % 2 === 0) await send(nonce);
    else await sendThroughSocket({ channel_id, content: nonce, nonce, started });
    expect(performance.now() - started).toBeGreaterThanOrEqual(SYNC);
  }
  close();
  expect(syncs() - before).toBeGreaterThanOrEqual(10);
});

test('messages that meet at the disk share its time', async () => {
  const before = syncs();
  const started = performance.now();
  const sent = await Promise.all(Array.from({ length: 50 }, (_, i) => send(`together-${i}`)));
  expect(new Set(sent.map(({ id }) => id)).size).toBe(50);
  expect(performance.now() - started).toBeGreaterThanOrEqual(SYNC);
  expect(syncs() - before).toBeLessThan(25);
});
