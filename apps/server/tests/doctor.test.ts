import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { examine } from '../src/doctor/doctor.ts';
import { WORDS } from '../src/doctor/words.ts';
import type { World } from '../src/doctor/world.ts';
import { atEnd } from './support/at-end.ts';
import { createCertificate } from './support/certificate.ts';
import { type Coturn, SECRET, startCoturn } from './support/coturn.ts';
import { freeUdpPort } from './support/free-udp-port.ts';
import { startProgram } from './support/process.ts';
import { startServer, temporaryFolder } from './support/server.ts';

const HOSTS: Record<string, string[]> = {
  'chat.example.org': ['127.0.0.1'],
  'turn.example.org': ['127.0.0.1'],
  'inside.example.org': ['10.0.0.5'],
};

let coturn: Coturn;
let web: { port: number; ca: string };
let stunPort: string;

beforeAll(async () => {
  coturn = await startCoturn();
  web = await startWeb(90);
  stunPort = String(await freeUdpPort());
  await startServer({ env: { STUN_PORT: stunPort } });
});

/** What the doctor says, where this machine counts as a public one. */
async function listen(env: Record<string, string>, world: Partial<World> = {}): Promise<{ well: boolean; lines: string[] }> {
  const lines: string[] = [];
  const here: World = {
    words: WORDS.en,
    resolve: async (name) => HOSTS[name] ?? [],
    isPublic: (address) => address === '127.0.0.1',
    ca: `${web.ca}${coturn.ca}`,
    now: Date.now,
    ...world,
  };
  const well = await examine(here, loadConfig(env), (line) => void lines.push(line));
  return { well, lines };
}

/** An installation that has everything. */
const whole = () => ({
  PUBLIC_URL: `https://chat.example.org:${web.port}`,
  STUN_PORT: stunPort,
  TURN_URLS: `turn:turn.example.org:${coturn.port}, turn:turn.example.org:${coturn.port}?transport=tcp, turns:turn.example.org:${coturn.tlsPort}?transport=tcp`,
  TURN_SECRET: SECRET,
});

test('who is well hears so, line by line', async () => {
  expect(await listen(whole())).toEqual({
    well: true,
    lines: [
      '✓ chat.example.org leads to this machine, 127.0.0.1.',
      expect.stringMatching(/^✓ The certificate of chat\.example\.org is good for (89|90) more days\.$/),
      `✓ The server answers at https://chat.example.org:${web.port}.`,
      `✓ STUN answers on UDP port ${stunPort} of this machine.`,
      expect.stringMatching(/^✓ STUN answers at chat\.example\.org:\d+ \(127\.0\.0\.1\), seen from here\./),
      ...whole()
        .TURN_URLS.split(', ')
        .flatMap((url) => [
          ...(url.startsWith('turns') ? ['✓ The certificate of turn.example.org is good for 29 more days.'] : []),
          `✓ ${url} works: it knows our password, and leads nobody inside.`,
        ]),
      'Nothing stands in the way.',
    ],
  });
});

test('in Russian, too', async () => {
  const { well, lines } = await listen(whole(), { words: WORDS.ru });
  expect(well).toBe(true);
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/^✓ .*[а-яё]/);
  expect(lines.at(-1)).toBe('Ничто не мешает.');
});

describe('whoever is unwell hears of', () => {
  test.each<[string, (all: ReturnType<typeof whole>) => Record<string, string>, string | RegExp]>([
    [
      'a secret that is not that of coturn',
      (all) => ({ ...all, TURN_SECRET: 'not-the-secret-of-coturn' }),
      /refuses our password\. TURN_SECRET and static-auth-secret/,
    ],
    [
      'a TURN server that is not there',
      (all) => ({ ...all, TURN_URLS: 'turn:turn.example.org:9' }),
      /^✗ turn:turn\.example\.org:9 does not answer/,
    ],
    [
      'a port that is closed',
      (all) => ({ ...all, TURN_URLS: 'turn:turn.example.org:9?transport=tcp' }),
      /cannot be reached \(ECONNREFUSED\)/,
    ],
    [
      'a TURN server inside',
      (all) => ({ ...all, TURN_URLS: 'turn:10.0.0.5:9?transport=tcp' }),
      '✗ 10.0.0.5 leads to 10.0.0.5, an address of a private network: nobody outside of it can connect.',
    ],
    [
      'a public address inside',
      (all) => ({ ...all, PUBLIC_URL: 'https://inside.example.org:9' }),
      '✗ inside.example.org leads to 10.0.0.5, an address of a private network: nobody outside of it can connect.',
    ],
    [
      'a name that is not there',
      (all) => ({ ...all, PUBLIC_URL: 'https://nowhere.example.org' }),
      /^✗ nowhere\.example\.org has no address in DNS/,
    ],
    [
      'a microphone that browsers will not give',
      (all) => ({ ...all, PUBLIC_URL: 'http://chat.example.org:9' }),
      /is not https, and browsers give the microphone/,
    ],
    [
      'a proxy that is not there',
      (all) => ({ ...all, PUBLIC_URL: 'https://chat.example.org:9' }),
      /^✗ Nobody answers at https:\/\/chat\.example\.org:9 \(ECONNREFUSED\)/,
    ],
    [
      'another STUN server whose name leads nowhere',
      (all) => ({ ...all, TURN_URLS: `${all.TURN_URLS},stun:nowhere.example.org` }),
      /^✗ nowhere\.example\.org has no address in DNS/,
    ],
    ['STUN that is not there', (all) => ({ ...all, STUN_PORT: '9' }), /^✗ Nobody answers STUN on UDP port 9/],
  ])('%s', async (_, change, line) => {
    const { well, lines } = await listen(change(whole()));
    expect(well).toBe(false);
    expect(lines).toContainEqual(typeof line === 'string' ? line : expect.stringMatching(line));
    expect(lines.at(-1)).toMatch(/to mend\.$/);
  });

  test('a certificate that is over, of the page and of TURN', async () => {
    const [expired, old] = [await startWeb(-1), await startCoturn({ days: -1 })];
    const url = `turns:turn.example.org:${old.tlsPort}?transport=tcp`;
    const env = { ...whole(), PUBLIC_URL: `https://chat.example.org:${expired.port}`, TURN_URLS: url };
    const { lines } = await listen(env, { ca: `${expired.ca}${old.ca}` });
    expect(lines).toContain('✗ The certificate of chat.example.org is over. Renew it and load it anew.');
    expect(lines).toContain('✗ The certificate of turn.example.org is over. Renew it and load it anew.');
    expect(lines.at(-1)).toBe('2 things to mend.');
  });

  test('a certificate that ends soon, which is no fault yet', async () => {
    const soon = await startWeb(3);
    const { well, lines } = await listen(
      { ...whole(), PUBLIC_URL: `https://chat.example.org:${soon.port}` },
      { ca: `${soon.ca}${coturn.ca}` },
    );
    expect(lines).toContainEqual(expect.stringMatching(/^! The certificate of chat\.example\.org ends in [23] days/));
    expect(well).toBe(true);
  });

  test('a certificate that nobody knows, or of another name', async () => {
    const unknown = await listen(whole(), { ca: coturn.ca });
    expect(unknown.lines).toContainEqual(expect.stringMatching(/^✗ Browsers will not trust the certificate of chat\.example\.org/));
    HOSTS['other.example.org'] = ['127.0.0.1'];
    const other = await listen({ ...whole(), PUBLIC_URL: `https://other.example.org:${web.port}` });
    expect(other.lines).toContain('✗ The certificate at other.example.org is for other names.');
  });

  test('a TURN server that sends people to an address inside', async () => {
    const { lines } = await listen(whole(), { isPublic: () => false });
    expect(lines).toContainEqual(expect.stringMatching(/tells people to come to 127\.0\.0\.1, which they cannot reach\. Set external-ip/));
  });

  test('a TURN server that leads inside', async () => {
    const open = await startCoturn({ options: ['--allowed-peer-ip=10.0.0.1'] });
    const { lines } = await listen({ ...whole(), TURN_URLS: `turn:turn.example.org:${open.port}` });
    expect(lines).toContainEqual(expect.stringMatching(/leads to 10\.0\.0\.1: whoever has a password reaches your network/));
  });

  test('something else than TURN', async () => {
    const { lines } = await listen({ ...whole(), TURN_URLS: `turn:turn.example.org:${web.port}?transport=tcp` });
    expect(lines).toContainEqual(expect.stringMatching(/does not answer\. Does coturn run/));
  });
});

test('without TURN and a public address there is less to be said, and nothing wrong', async () => {
  const { well, lines } = await listen({ STUN_PORT: stunPort });
  expect(lines.map((line) => line.slice(0, 1))).toEqual(['!', '✓', '!', 'N']);
  expect(well).toBe(true);
});

describe('npm run doctor', () => {
  test('ends with 0 when all is well', async () => {
    const program = startProgram({ STUN_PORT: stunPort, DATA_DIR: await temporaryFolder() }, 'cli.ts', ['doctor']);
    expect(await program.ended).toBe(0);
    expect(program.out()).toContain(`✓ STUN answers on UDP port ${stunPort} of this machine.`);
  });

  test('ends with 1 when something is to be mended, in the language of the terminal', async () => {
    const env = { STUN_PORT: '9', LANG: 'ru_RU.UTF-8', DATA_DIR: await temporaryFolder() };
    const program = startProgram(env, 'cli.ts', ['doctor']);
    expect(await program.ended).toBe(1);
    expect(program.out()).toContain('✗ На UDP-порту 9 этой машины STUN не отвечает.');
    expect(program.err()).toBe('');
  });

  test('ends with 1 and a sentence when a setting is wrong', async () => {
    const program = startProgram({ TURN_URLS: 'turn:turn.example.org', DATA_DIR: await temporaryFolder() }, 'cli.ts', ['doctor']);
    expect(await program.ended).toBe(1);
    expect(program.err().trim()).toBe('TURN_URLS and TURN_SECRET: set both or none.');
  });
});

/** A page behind https, for so many days. */
async function startWeb(days: number): Promise<{ port: number; ca: string }> {
  const { pem, key } = await createCertificate(await temporaryFolder(), days);
  const server = createServer({ cert: pem, key }, (_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(() => server.close());
  return { port: (server.address() as AddressInfo).port, ca: pem };
}
