import { beforeAll, expect, test } from 'vitest';
import { freeUdpPort } from '../../server/tests/support/free-udp-port.ts';
import { atEnd } from './support/at-end.ts';
import { launchChromium } from './support/chromium.ts';
import { comeIn } from './support/people.ts';
import { startRouter } from './support/router.ts';
import { startServer, type TestServer } from './support/server.ts';

const HOST = '127.0.0.1';

let server: TestServer;
let stunPort: number;

beforeAll(async () => {
  stunPort = await freeUdpPort();
  server = await startServer({ seeded: true, settings: { STUN_PORT: String(stunPort) } });
  atEnd(() => server.stop());
});

test('a browser behind a router learns from this server how it is seen outside', async () => {
  const anna = await comeIn(server, 'anna');
  const { ice_servers } = await anna.rest.call('iceServers.list', {});
  expect(ice_servers).toEqual([{ urls: [`stun:${HOST}:${stunPort}`] }]);
  const router = await startRouter(stunPort);
  expect(await reflexivePorts(`stun:${HOST}:${router.inside}`)).toContain(router.outside);
});

/** The ports under which somebody else sees this browser. */
async function reflexivePorts(urls: string): Promise<number[]> {
  // On a machine without any other network it would find none at all.
  const browser = await launchChromium(['--allow-loopback-in-peer-connection']);
  atEnd(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`${server.url}/favicon.svg`);
  return page.evaluate(async (url) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: url }] });
    connection.createDataChannel('');
    const ports: number[] = [];
    const gathered = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate === null) resolve();
        else if (candidate.type === 'srflx' && candidate.port !== null) ports.push(candidate.port);
      };
    });
    await connection.setLocalDescription(await connection.createOffer());
    await gathered;
    connection.close();
    return ports;
  }, urls);
}
