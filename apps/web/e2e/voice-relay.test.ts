import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type Coturn, SECRET, startCoturn } from '../../server/tests/support/coturn.ts';
import { atEnd } from './support/at-end.ts';
import { type BadNetwork, startBadNetwork } from './support/bad-network.ts';
import { comeIn, findChannel, findGuild } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { type Talker, talkersOn } from './support/talkers.ts';

/** It leads to this machine, which nobody else's does. */
const HERE = ['--allow-loopback-peers', '--allowed-peer-ip=127.0.0.1'];
/** Of what they hear nothing else goes through: everything is relayed. */
const RELAYED = true;

let coturn: Coturn;
let network: BadNetwork;
let channel_id: string;
let owner: Awaited<ReturnType<typeof comeIn>>;

beforeAll(async () => {
  coturn = await startCoturn({ options: HERE });
  network = await startBadNetwork(coturn.port);
});
beforeEach(() => network.lose(0));

async function meet(urls: string): Promise<{ server: TestServer; anna: Talker; igor: Talker }> {
  const server = await startServer({ seeded: true, limits: 'off', settings: { TURN_URLS: urls, TURN_SECRET: SECRET } });
  atEnd(() => server.stop());
  owner = await comeIn(server, 'anna');
  channel_id = (await findChannel(owner, (await findGuild(owner, 'Дом мастеров')).id, 'Гостиная')).id;
  const [anna, igor] = await talkersOn(server, ['anna', 'igor']);
  if (!anna || !igor) throw new Error('nobody came');
  for (const { page } of [anna, igor]) await page.evaluate((relayed) => voicePage.session()?.setRelayOnly(relayed), RELAYED);
  return { server, anna, igor };
}

const hears = ({ page }: Talker, { user_id }: Talker) => page.evaluate((id) => voicePage.hears(500).includes(id), user_id);

async function talk(anna: Talker, igor: Talker): Promise<void> {
  await Promise.all([anna.join(channel_id), igor.join(channel_id)]);
  await expectHeard(anna, igor);
}

async function expectHeard(anna: Talker, igor: Talker): Promise<void> {
  await expect.poll(() => hears(anna, igor)).toBe(true);
  await expect.poll(() => hears(igor, anna)).toBe(true);
}

const statsOf = ({ page }: Talker) => page.evaluate(() => voicePage.session()?.getSnapshot().peers[0]?.stats);

test.each(['udp', 'tcp'] as const)('two who hide their addresses hear each other through the relay, over %s', async (transport) => {
  const { anna, igor } = await meet(`turn:127.0.0.1:${coturn.port}?transport=${transport}`);
  await talk(anna, igor);
  for (const talker of [anna, igor]) {
    await expect.poll(async () => (await statsOf(talker))?.route).toMatchObject({ local: 'relay', remote: 'relay', relay: transport });
  }
});

test('of a tenth of the packets nothing is missed, and of a fifth little', async () => {
  const { anna, igor } = await meet(`turn:127.0.0.1:${network.port}`);
  await talk(anna, igor);
  for (const [lost, most] of [
    [0.1, 0.01],
    [0.2, 0.05],
  ] as const) {
    network.lose(lost);
    // Everything is asked for twice soon after the first loss.
    await expect.poll(() => concealedIn(igor, 5000), { timeout: 60_000 }).toBeLessThan(most);
  }
  network.lose(0);
});

/** The part of what is heard that was made up, from now on for so many ms. */
async function concealedIn({ page }: Talker, ms: number): Promise<number> {
  return page.evaluate((time) => voicePage.concealed(time), ms);
}

test('whose network is another one is heard again within three seconds', async () => {
  const { anna, igor } = await meet(`turn:127.0.0.1:${network.port}`);
  await talk(anna, igor);
  const delays: number[] = [];
  // A busy machine delays what a product does not: the quickest counts.
  for (let turn = 0; turn < 3; turn += 1) {
    const forgotten = Date.now();
    network.forget();
    await expect.poll(() => hears(igor, anna)).toBe(false);
    await expectHeard(anna, igor);
    delays.push(Date.now() - forgotten);
  }
  expect(Math.min(...delays)).toBeLessThan(3000 + 500);
});

test('a relay that dies is left, and what it carried goes on when it is back', async () => {
  const dying = await startCoturn({ options: HERE });
  const { anna, igor } = await meet(`turn:127.0.0.1:${dying.port}`);
  await talk(anna, igor);
  await dying.kill();
  await expect.poll(() => hears(igor, anna)).toBe(false);
  await dying.start();
  const back = Date.now();
  await expectHeard(anna, igor);
  expect(Date.now() - back).toBeLessThan(5500);
});
