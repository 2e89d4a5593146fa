import { randomInt } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { beforeAll, expect, test } from 'vitest';
import { send } from './support/calls.ts';
import { logInAdmin, type Person, register } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket, type RawSocket } from './support/sockets.ts';
import { pause } from './support/until.ts';

/** The same number makes the same frames. */
const SEED = Number(process.env.FUZZ_SEED ?? randomInt(2 ** 31));
const CONNECTIONS = Number(process.env.FUZZ_CONNECTIONS ?? 120);
const FRAMES = 12;

let server: TestServer;
let person: Person;
let canary: RawSocket;
let channel_id: string;

beforeAll(async () => {
  server = await startServer();
  person = await register(server);
  const admin = await logInAdmin(server);
  const { id } = await admin.call('guilds.create', { name: 'Home', template: 'empty' });
  channel_id = (await admin.call('channels.list', { guild_id: id }))[0]?.id ?? '';
  canary = await openSocket(admin);
});

type Random = (below: number) => number;

/** mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Packets that are right, or nearly (Engine.IO protocol v4, Socket.IO protocol v5). */
function grammar(random: Random): string {
  const good = [
    `40{"token":"${person.token}"}`,
    '40{}',
    '40{"token":{"$ne":null}}',
    '40/admin,{"token":"x"}',
    '41',
    '3',
    '2probe',
    '5',
    '6',
    '1',
    '421["call","users.me",{}]',
    '4299999999999999999999["call","messages.create",{"channel_id":"1","content":"x"}]',
    '42["call"]',
    '42["events",[["READY",{},"1"]]]',
    '42["disconnect"]',
    '42[{"toString":null}]',
    '420["call",{"toString":null},{}]',
    '431[{"ok":true}]',
    '44{"message":"x"}',
    '451-["call","users.me",{"_placeholder":true,"num":0}]',
    '45999999-["call"]',
    '45-1-["call"]',
    '461-1[{"_placeholder":true,"num":5}]',
    '4',
    '47',
    '42[]',
    '42{}',
    '42null',
    `42["${'a'.repeat(5000)}"]`,
    `421["call","users.me",${'['.repeat(3000)}${']'.repeat(3000)}]`,
    `421["call","users.me",{"__proto__":{"x":1}}]`,
  ];
  return good[random(good.length)] ?? '';
}

function mutate(random: Random, packet: string): Buffer {
  const bytes = Buffer.from(packet);
  for (let i = random(4); i > 0 && bytes.length > 0; i--) bytes[random(bytes.length)] = random(256);
  return random(5) === 0 ? bytes.subarray(0, random(bytes.length + 1)) : bytes;
}

/** A WebSocket frame as a client sends it (RFC 6455, section 5.2); every tenth is broken on purpose. */
function frame(random: Random, payload: Buffer): Buffer {
  const opcode = random(10) === 0 ? random(16) : 1;
  const final = random(15) === 0 ? 0 : 0x80;
  const masked = random(30) === 0 ? 0 : 0x80;
  const length = random(40) === 0 ? random(65_536) : payload.length;
  const head =
    length < 126 ? Buffer.from([final | opcode, masked | length]) : Buffer.from([final | opcode, masked | 126, length >> 8, length & 255]);
  const mask = Buffer.from([random(256), random(256), random(256), random(256)]);
  const body = Buffer.from(payload.map((byte, index) => byte ^ (masked ? (mask[index % 4] ?? 0) : 0)));
  return masked ? Buffer.concat([head, mask, body]) : Buffer.concat([head, body]);
}

async function openWire(): Promise<Socket> {
  const { hostname, port } = new URL(server.url);
  const wire = connect(Number(port), hostname);
  // The server ends what is broken: that is the expected answer.
  wire.on('error', () => wire.destroy());
  wire.resume();
  const upgrade = `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`;
  wire.write(upgrade);
  await new Promise<void>((resolve) => {
    wire.once('data', () => resolve());
    wire.once('close', () => resolve());
  });
  return wire;
}

async function attack(seed: number): Promise<void> {
  const random = randomFrom(seed);
  const wire = await openWire();
  if (random(3) > 0) wire.write(frame(() => 1, Buffer.from(`40{"token":"${person.token}"}`)));
  for (let i = 0; i < FRAMES && wire.writable; i++) {
    wire.write(frame(random, mutate(random, grammar(random))));
    if (random(3) === 0) await pause(1);
  }
  await pause(5);
  wire.destroy();
}

test(`broken frames harm nobody (FUZZ_SEED=${SEED})`, async () => {
  for (let i = 0; i < CONNECTIONS; i += 10) {
    await Promise.all(Array.from({ length: 10 }, (_, index) => attack(SEED + i + index)));
    expect(await canary.call('messages.create', { channel_id, content: `still here ${i}` })).toMatchObject({ ok: true });
  }
  expect(canary.socket.connected).toBe(true);
  const heard = canary.events.filter(([type]) => type === 'MESSAGE_CREATE');
  expect(heard).toHaveLength(CONNECTIONS / 10);
});

test(`broken polling requests harm nobody (FUZZ_SEED=${SEED})`, async () => {
  const random = randomFrom(SEED);
  for (let i = 0; i < CONNECTIONS; i++) {
    const open = await send(server, '/socket.io/?EIO=4&transport=polling');
    const sid = /"sid":"([^"]+)"/.exec(String(open.body))?.[1] ?? '';
    const body = Array.from({ length: random(5) + 1 }, () => mutate(random, grammar(random)).toString('latin1')).join('\x1e');
    const { status } = await send(server, `/socket.io/?EIO=4&transport=polling&sid=${sid}`, { method: 'POST', body });
    expect(status).toBeLessThan(500);
  }
  for (const query of [
    '',
    'EIO=3&transport=polling',
    'EIO=4',
    'EIO=4&transport=flashsocket',
    'EIO=4&transport=polling&sid=__proto__',
    'EIO=4&transport[]=polling',
    'EIO=4&transport=websocket',
  ]) {
    expect((await send(server, `/socket.io/?${query}`)).status).toBeLessThan(500);
  }
  expect(await canary.callRaw('instance.get', {})).toMatchObject({ ok: true });
});

test('a page of another site cannot open a connection', async () => {
  const handshake = '/socket.io/?EIO=4&transport=polling';
  const from = (origin: string) => send(server, handshake, { headers: { origin } });
  expect((await from('https://evil.example')).status).toBe(403);
  expect((await from('null')).status).toBe(403);
  expect((await from(server.url)).status).toBe(200);
});

test('a packet that is larger than allowed ends its connection and no other', async () => {
  const large = await openSocket(person);
  const closed = new Promise((resolve) => large.socket.once('disconnect', resolve));
  large.socket.emit('call', 'users.updateMe', { bio: 'x'.repeat(7 * 1024 * 1024) }, () => undefined);
  await closed;
  expect(await canary.callRaw('instance.get', {})).toMatchObject({ ok: true });
});
