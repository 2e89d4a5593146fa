import { ERRORS } from '@chat-js/protocol/errors.ts';
import { afterEach, expect, test } from 'vitest';
import { type Api, logIn, makeChannels, messagesAfter, Refused, type Sent } from './crash/api.ts';
import { ADMIN, freePort, type ServerProcess, startServer } from './crash/server-process.ts';
import { limitedFiles, mountedDisk, type SmallDisk } from './crash/small-disks.ts';
import { socketDoor } from './crash/writers.ts';

const WORDS = 'нет места '.repeat(300);

let disk: SmallDisk | undefined;
let server: ServerProcess | undefined;

afterEach(async () => {
  await server?.kill();
  disk?.remove();
});

const mounted = mountedDisk();
const disks: [string, SmallDisk][] = [['files may not grow', limitedFiles()]];
if (mounted) disks.push(['the disk is full', mounted]);

test.each(disks)('when %s, writes are refused in one sentence, reads go on, and it recovers by itself', async (_, small) => {
  disk = small;
  server = startServer({ folder: small.folder, port: await freePort(), nodeArguments: small.nodeArguments });
  await server.ready();
  const { url, pid } = server;
  const api = await logIn(url);
  const [channel_id = ''] = await makeChannels(api, 1);
  const send = (nonce: string) => api.post<Sent>(`/channels/${channel_id}/messages`, { content: WORDS, nonce });
  const sendThroughSocket = async (nonce: string) => {
    const door = socketDoor(url, api);
    try {
      return await door.send({ channel_id, content: WORDS, nonce, started: 0 });
    } finally {
      door.close();
    }
  };
  await send('before');

  small.fill(pid);
  const kept = await sendUntilRefused(send);
  await expectFull(sendThroughSocket('refused'));
  await expectFull(send('refused'));
  // A small row may find a place between the others.
  await fullOrDone(api.post('/guilds', { name: 'no room' }));
  await fullOrDone(api.post('/auth/login', ADMIN));
  expect(await nonces(api, channel_id)).toEqual(['before', ...kept]);

  small.empty(pid);
  await send('refused');
  await sendThroughSocket('after');
  expect(await nonces(api, channel_id)).toEqual(['before', ...kept, 'refused', 'after']);

  await server.stop();
  server = startServer({ folder: small.folder, port: await freePort() });
  await server.ready();
  expect(await nonces(await logIn(server.url), channel_id)).toEqual(['before', ...kept, 'refused', 'after']);
});

/** The files have some room of their own left. Answers the nonces of what fitted in. */
async function sendUntilRefused(send: (nonce: string) => Promise<Sent>): Promise<string[]> {
  const kept: string[] = [];
  for (;;) {
    const nonce = `kept-${kept.length}`;
    try {
      await send(nonce);
    } catch (error) {
      if (error instanceof Refused && error.status === 507) return kept;
      throw error;
    }
    kept.push(nonce);
  }
}

async function expectFull(attempt: Promise<unknown>): Promise<void> {
  const { status, message } = ERRORS.STORAGE_FULL;
  await expect(attempt).rejects.toMatchObject({ status, message: expect.stringContaining(message) });
}

async function fullOrDone(attempt: Promise<unknown>): Promise<void> {
  const outcome = await attempt.catch((error: unknown) => error);
  if (outcome instanceof Error) expect(outcome).toMatchObject({ status: ERRORS.STORAGE_FULL.status });
}

async function nonces(api: Api, channel_id: string): Promise<(string | undefined)[]> {
  return (await messagesAfter(api, channel_id, '0')).map(({ nonce }) => nonce);
}
