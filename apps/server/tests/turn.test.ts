import { beforeAll, describe, expect, test } from 'vitest';
import { type Coturn, credentialsOf, HAS_IPV6, SECRET, signed, startCoturn, turnClient } from './support/coturn.ts';
import { register } from './support/people.ts';
import { startServer } from './support/server.ts';

let coturn: Coturn;
let number = 0;

/** Each test is somebody else: whoever has come too often is refused for it. */
const somebody = () => String(1_000_000 + ++number);

beforeAll(async () => {
  coturn = await startCoturn();
});

describe('whoever is in', () => {
  test('gets a place to be reached at, with what GET /voice/ice-servers says', async () => {
    const server = await startServer({ env: { TURN_URLS: `turn:127.0.0.1:${coturn.port}`, TURN_SECRET: SECRET } });
    const { ice_servers } = await (await register(server)).call('iceServers.list', {});
    const { username = '', credential = '' } = ice_servers[0] ?? {};
    const client = await turnClient(coturn, { username, credential });
    expect(await client.allocate()).toMatchObject({ code: 0, relayed: { address: '127.0.0.1' } });
    expect(await client.permit('1.1.1.1')).toMatchObject({ code: 0 });
    expect(await client.refresh(0)).toMatchObject({ code: 0 });
  });

  test('may come over TCP and over TLS', async () => {
    const tcp = await turnClient({ port: coturn.port, transport: 'tcp' }, credentialsOf(somebody()));
    expect((await tcp.allocate()).code).toBe(0);
    const tls = { servername: 'turn.example.org', ca: coturn.ca };
    const secure = await turnClient({ port: coturn.tlsPort, transport: 'tcp', tls }, credentialsOf(somebody()));
    expect((await secure.allocate()).code).toBe(0);
  });

  test('has 64 places and no more', async () => {
    const who = credentialsOf(somebody());
    for (let place = 0; place < 64; place += 1) expect((await (await turnClient(coturn, who)).allocate()).code).toBe(0);
    expect((await (await turnClient(coturn, who)).allocate()).code).toBe(486);
    // Another password of the same person is the same person.
    const again = { ...credentialsOf(who.username.split(':')[1] ?? '', { now: Date.now() + 5000 }) };
    expect((await (await turnClient(coturn, again)).allocate()).code).toBe(486);
    expect((await (await turnClient(coturn, credentialsOf(somebody()))).allocate()).code).toBe(0);
  });
});

describe('nobody comes in', () => {
  test.each([
    ['as a stranger', undefined],
    ['with a password that is over', credentialsOf('1', { now: Date.now() - 601_000 })],
    ['with a password that was made up', { ...credentialsOf('1'), credential: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }],
    ['with the password of somebody else', { ...credentialsOf('1'), username: credentialsOf('2').username }],
    ['with a password that was made to last', { ...credentialsOf('1'), username: `${2 ** 31}:1` }],
    ['with a password of another installation', credentialsOf('1', { secret: 'another-secret-of-others' })],
    ['with a password that says no end', signed('1')],
  ])('%s', async (_, credentials) => {
    expect((await (await turnClient(coturn, credentials)).allocate()).code).toBe(401);
  });
});

describe('nobody is led', () => {
  test.each([
    ['to this machine', ['127.0.0.1', '127.255.255.254', '0.0.0.0', '0.1.2.3']],
    ['to a private network', ['10.0.0.5', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255']],
    ['behind a carrier', ['100.64.0.1', '100.127.255.255', '100.100.100.200']],
    ['to what a cloud tells its machines', ['169.254.169.254', '169.254.0.1', '168.63.129.16']],
    ['to protocols and documentation', ['192.0.0.1', '192.0.0.192', '192.0.2.1', '192.88.99.1', '198.51.100.1', '203.0.113.1']],
    ['to a benchmark', ['198.18.0.1', '198.19.255.255']],
    ['to many at once, or to nobody', ['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255']],
  ])('%s', async (_, peers) => {
    const client = await turnClient(coturn, credentialsOf(somebody()));
    await client.allocate();
    for (const peer of peers) expect({ peer, ...(await client.permit(peer)) }).toMatchObject({ peer, code: 403 });
  });

  test.each([
    ['to this machine over IPv6', ['::1', '::']],
    ['to IPv4 within IPv6', ['::ffff:127.0.0.1', '::ffff:10.0.0.5', '::ffff:8.8.8.8', '::127.0.0.1', '::10.0.0.5', '::ffff:0:10.0.0.5']],
    ['through NAT64 and 6to4', ['64:ff9b::10.0.0.5', '64:ff9b:1::1', '2002:7f00:1::', '2002:a00:5::1', '2001:0:4136:e378::1']],
    ['to a network within', ['fc00::1', 'fd00:ec2::254', 'fe80::1', 'febf::1', 'fec0::1']],
    ['to protocols, documentation and nowhere', ['2001:2::1', '2001:20::1', '2001:db8::1', '3fff::1', '100::1', '4000::1', '5f00::1']],
    ['to many at once over IPv6', ['ff02::1', 'ff0e::1']],
  ])('%s', async (_, peers) => {
    const client = await turnClient(coturn, credentialsOf(somebody()));
    // Without IPv6 on this machine there is no such place, and asking for it is refused in another way.
    const place = (await client.allocate(HAS_IPV6 ? 'IPv6' : 'IPv4')).code;
    expect(place).toBe(0);
    for (const peer of peers) expect({ peer, ...(await client.permit(peer)) }).toMatchObject({ peer, code: HAS_IPV6 ? 403 : 443 });
  });

  test('elsewhere than to the public Internet, where everybody may go', async () => {
    const client = await turnClient(coturn, credentialsOf(somebody()));
    await client.allocate();
    for (const peer of ['1.1.1.1', '8.8.8.8', '172.15.255.255', '172.32.0.1', '100.128.0.1', '192.167.1.1', '223.255.255.255'])
      expect({ peer, ...(await client.permit(peer)) }).toMatchObject({ peer, code: 0 });
    if (!HAS_IPV6) return;
    const client6 = await turnClient(coturn, credentialsOf(somebody()));
    await client6.allocate('IPv6');
    for (const peer of ['2000::1', '2001:200::1', '2001:db7::1', '2a00:1450:4010:c0f::8b', '3ffe::1'])
      expect({ peer, ...(await client6.permit(peer)) }).toMatchObject({ peer, code: 0 });
  });
});

test('a password that is over opens nothing; a place that is held stays until its holder lets it go', async () => {
  const who = credentialsOf(somebody(), { now: Date.now() - 595_000 });
  const held = await turnClient(coturn, who);
  expect((await held.allocate()).code).toBe(0);
  await expect.poll(async () => (await (await turnClient(coturn, who)).allocate()).code, { timeout: 20_000, interval: 500 }).toBe(401);
  expect((await held.refresh(600)).code).toBe(0);
  expect((await held.permit('1.1.1.1')).code).toBe(0);
});
