import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { freeUdpPort } from './support/free-udp-port.ts';
import { logInAdmin, register } from './support/people.ts';
import { addressOf, startProgram } from './support/process.ts';
import { ADMIN, startServer, temporaryFolder } from './support/server.ts';
import { openSocket } from './support/sockets.ts';

const ADMIN_ENV = { ADMIN_NAME: ADMIN.username, ADMIN_PASSWORD: ADMIN.password };

/** What coturn's own client says of a server. */
async function stunClient(port: number): Promise<string> {
  const { stdout } = await promisify(execFile)('turnutils_stunclient', ['-p', String(port), '127.0.0.1']);
  return stdout;
}

test("coturn's client is told its address", async () => {
  const STUN_PORT = await freeUdpPort();
  await startServer({ env: { STUN_PORT: String(STUN_PORT) } });
  expect(await stunClient(STUN_PORT)).toMatch(/UDP reflexive addr: 127\.0\.0\.1:\d+/);
});

test('a port that is taken is said in one line, and the server starts; STUN_PORT=0 says nothing', async () => {
  const STUN_PORT = String(await freeUdpPort());
  const first = startProgram({ DATA_DIR: await temporaryFolder(), ...ADMIN_ENV, STUN_PORT });
  await addressOf(first);
  const second = startProgram({ DATA_DIR: await temporaryFolder(), ...ADMIN_ENV, STUN_PORT });
  await addressOf(second);
  const lines = (text: string) => text.split('\n').filter((line) => line.includes('UDP port'));
  await expect.poll(() => lines(second.out())).toHaveLength(1);
  expect(lines(second.out())[0]).toContain(`UDP port ${STUN_PORT} is taken`);
  expect(lines(first.out())).toEqual([]);
  const third = startProgram({ DATA_DIR: await temporaryFolder(), ...ADMIN_ENV });
  await addressOf(third);
  expect(lines(third.out())).toEqual([]);
});

test('the server is named where it was asked, over HTTP and over a socket', async () => {
  const server = await startServer({ env: { STUN_PORT: String(await freeUdpPort()) } });
  const person = await register(server);
  const overHttp = await person.call('iceServers.list', {});
  expect(overHttp.ice_servers).toEqual([{ urls: [expect.stringMatching(/^stun:127\.0\.0\.1:\d+$/)] }]);
  const socket = await openSocket(person);
  expect(await socket.callRaw('iceServers.list', {})).toEqual({ ok: true, answer: overHttp });
});

test('whoever is banned from the installation is told nothing more', async () => {
  const server = await startServer({ env: { TURN_URLS: 'turn:turn.example.org', TURN_SECRET: 'the-secret-of-the-tests' } });
  const person = await register(server);
  expect((await person.ask('iceServers.list', {})).status).toBe(200);
  const admin = await logInAdmin(server);
  await admin.call('instance.ban', { user_id: person.id });
  expect((await person.ask('iceServers.list', {})).status).toBe(401);
});
