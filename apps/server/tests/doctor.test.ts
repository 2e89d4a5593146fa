import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { examine } from '../src/doctor/doctor.ts';
import { WORDS } from '../src/doctor/words.ts';
import type { World } from '../src/doctor/world.ts';
import { isPublicAddress } from '../src/outside/public-address.ts';
import { decodeMessage, encodeMessage } from '../src/stun/message.ts';
import { atEnd } from './support/at-end.ts';
import { createCertificate } from './support/certificate.ts';
import { type Coturn, freeUdpPort, SECRET, startCoturn } from './support/coturn.ts';
import { startProgram } from './support/process.ts';
import { startServer, temporaryFolder } from './support/server.ts';

const words = WORDS.en;
const DAY_MS = 86_400_000;

/** The loopback of this machine plays the public Internet. */
const isPublic = (address: string) => address === '127.0.0.1' || isPublicAddress(address);

let coturn: Coturn;

beforeAll(async () => {
  coturn = await startCoturn();
});

async function report(env: Record<string, string>, world: Partial<World> = {}) {
  const lines: string[] = [];
  const names = (name: string) => Promise.resolve(name.endsWith('.example.org') ? ['127.0.0.1'] : []);
  const all: World = { words, resolve: names, isPublic, ca: coturn.ca, now: Date.now, ...world };
  const isWell = await examine(all, loadConfig({ STUN_PORT: '0', ...env }), (line) => void lines.push(line));
  return { isWell, lines };
}

/** What was found about one TURN server, without the lines that every report has. */
async function reportTurn(url: string, { secret = SECRET, ...world }: Partial<World> & { secret?: string } = {}): Promise<string[]> {
  const { lines } = await report({ TURN_URLS: url, TURN_SECRET: secret }, world);
  return lines.slice(2, -1);
}

/** A proxy with a certificate, as `chat.example.org`. */
async function startProxy(days: number, status = 200): Promise<{ url: string; ca: string }> {
  const { pem, key } = await createCertificate(await temporaryFolder(), days);
  const proxy = createServer({ cert: pem, key }, (_, response) => response.writeHead(status).end()).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  atEnd(() => void proxy.close());
  return { url: `https://chat.example.org:${(proxy.address() as AddressInfo).port}`, ca: pem };
}

/** Grants everything to everybody. Resolves to its port. */
async function startYes(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  socket.on('message', (bytes, { port, address }) => {
    const request = decodeMessage(bytes);
    if (request) socket.send(encodeMessage({ ...request, kind: 'success', attributes: [] }, { fingerprint: true }), port, address);
  });
  atEnd(() => void socket.close());
  return socket.address().port;
}

test('where everything is right it says so, line by line', async () => {
  const STUN_PORT = String(await freeUdpPort());
  await startServer({ env: { STUN_PORT } });
  const proxy = await startProxy(30);
  const urls = [
    `turn:turn.example.org:${coturn.port}`,
    `turn:turn.example.org:${coturn.port}?transport=tcp`,
    `turns:turn.example.org:${coturn.tlsPort}`,
  ];
  const env = { PUBLIC_URL: proxy.url, STUN_PORT, TURN_URLS: urls.join(), TURN_SECRET: SECRET };
  const { isWell, lines } = await report(env, { ca: proxy.ca + coturn.ca });
  expect(lines).toEqual([
    `✓ ${words.here('chat.example.org', '127.0.0.1')}`,
    `✓ ${words.certificate('chat.example.org', 29)}`,
    `✓ ${words.reached(proxy.url)}`,
    `✓ ${words.stunHere(Number(STUN_PORT))}`,
    `✓ ${words.stun(`chat.example.org:${STUN_PORT} (127.0.0.1)`)}`,
    `✓ ${words.turn(urls[0] ?? '')}`,
    `✓ ${words.turn(urls[1] ?? '')}`,
    `✓ ${words.certificate('turn.example.org', 29)}`,
    `✓ ${words.turn(urls[2] ?? '')}`,
    words.well,
  ]);
  expect(isWell).toBe(true);
});

describe('it finds', () => {
  test('a public address that is private, or a name that leads nowhere', async () => {
    const inside = await report({ PUBLIC_URL: 'http://10.255.255.254' }, { resolve: () => Promise.reject(new Error('not asked')) });
    expect(inside.isWell).toBe(false);
    expect(inside.lines).toContain(`✗ ${words.privateAddress('10.255.255.254', '10.255.255.254')}`);
    expect(inside.lines).toContain(`✗ ${words.notSecure('http://10.255.255.254')}`);
    const { lines } = await report({ PUBLIC_URL: 'https://nowhere.invalid' });
    expect(lines[0]).toBe(`✗ ${words.noName('nowhere.invalid')}`);
  });

  test('a certificate that is over, that ends soon, or that nobody knows', async () => {
    const over = await startProxy(0);
    const { isWell, lines } = await report({ PUBLIC_URL: over.url }, { ca: over.ca });
    expect(isWell).toBe(false);
    expect(lines).toContain(`✗ ${words.certificateOver('chat.example.org')}`);
    const other = await report({ PUBLIC_URL: over.url }, { ca: coturn.ca });
    expect(other.lines[1]).toMatch(/^✗ /);
    const proxy = await startProxy(30);
    const soon = await report({ PUBLIC_URL: proxy.url }, { ca: proxy.ca, now: () => Date.now() + 20 * DAY_MS });
    expect(soon.lines).toContain(`! ${words.certificateEnds('chat.example.org', 9)}`);
  });

  test('somebody else, or nobody, behind the address', async () => {
    const proxy = await startProxy(30, 404);
    const { lines } = await report({ PUBLIC_URL: proxy.url }, { ca: proxy.ca });
    expect(lines).toContain(`✗ ${words.strangeAnswer(proxy.url, 404)}`);
    const closed = `https://chat.example.org:${await freeUdpPort()}`;
    expect((await report({ PUBLIC_URL: closed })).lines).toContain(`✗ ${words.notReached(closed, 'ECONNREFUSED')}`);
  });

  test('STUN that does not answer, here or where people are sent', async () => {
    const port = await freeUdpPort();
    const here = await report({ STUN_PORT: String(port) });
    expect(here.isWell).toBe(false);
    expect(here.lines).toContain(`✗ ${words.stunSilentHere(port)}`);
    const { lines } = await report({ TURN_URLS: `stun:stun.example.org:${port}` });
    expect(lines).toContain(`✗ ${words.stunSilent(`stun.example.org:${port} (127.0.0.1)`)}`);
  });

  test('TURN whose secret is another', async () => {
    const url = `turn:turn.example.org:${coturn.port}`;
    expect(await reportTurn(url, { secret: 'another-secret-of-others' })).toEqual([`✗ ${words.turnWrongSecret(url)}`]);
  });

  test('TURN whose port is closed', async () => {
    const port = await freeUdpPort();
    const [udp, tcp] = [`turn:turn.example.org:${port}`, `turn:turn.example.org:${port}?transport=tcp`];
    expect(await reportTurn(udp)).toEqual([`✗ ${words.turnSilent(udp)}`]);
    expect(await reportTurn(tcp)).toEqual([`✗ ${words.turnClosed(tcp, 'ECONNREFUSED')}`]);
  });

  test('TURN whose place is private, or whose name leads inside', async () => {
    const url = `turn:turn.example.org:${coturn.port}`;
    expect(await reportTurn(url, { isPublic: isPublicAddress })).toEqual([
      `✗ ${words.privateAddress('turn.example.org', '127.0.0.1')}`,
      `✗ ${words.turnPrivateRelay(url, '127.0.0.1')}`,
    ]);
  });

  test('TURN that leads inside, and a certificate of it that is over', async () => {
    const open = await startCoturn({ options: ['--allowed-peer-ip=10.0.0.0-10.255.255.255'], days: 0 });
    const url = `turn:turn.example.org:${open.port}`;
    expect(await reportTurn(url)).toEqual([`✗ ${words.turnLeadsInside(url, '10.0.0.1')}`]);
    expect(await reportTurn(`turns:turn.example.org:${open.tlsPort}`, { ca: open.ca })).toEqual([
      `✗ ${words.certificateOver('turn.example.org')}`,
    ]);
  });

  test('TURN that lets everybody in', async () => {
    const url = `turn:turn.example.org:${await startYes()}`;
    expect(await reportTurn(url)).toEqual([`✗ ${words.turnOpen(url)}`]);
  });
});

test('the command speaks the language of the terminal and ends with 1 when something is to be mended', async () => {
  const port = await freeUdpPort();
  const russian = startProgram({ STUN_PORT: String(port), LANG: 'ru_RU.UTF-8' }, 'cli.ts', ['doctor']);
  expect(await russian.ended).toBe(1);
  expect(russian.out()).toContain(`✗ ${WORDS.ru.stunSilentHere(port)}`);
  expect(russian.out().trim().split('\n').at(-1)).toBe(WORDS.ru.unwell(1));
  const english = startProgram({}, 'cli.ts', ['doctor']);
  expect(await english.ended).toBe(0);
  expect(english.out().trim().split('\n').at(-1)).toBe(words.well);
});
