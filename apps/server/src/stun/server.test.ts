import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { freeUdpPort } from '../../tests/support/free-udp-port.ts';
import { createRate } from './rate.ts';
import { startStun } from './server.ts';
import { askMappedAddress } from './turn-client.ts';
import { openWire } from './wire.ts';

async function start(port: number) {
  const log: string[] = [];
  const server = await startStun({ port, logger: pino({ base: null }, { write: (line: string) => void log.push(line) }) });
  onTestFinished(() => server.close());
  return { server, log };
}

async function ask(address: string, port: number) {
  const wire = await openWire({ address, port, transport: 'udp' });
  onTestFinished(() => wire.close());
  return askMappedAddress(wire);
}

/** Of this machine, which may have no IPv6. */
const LOOPBACK = Object.values(networkInterfaces()).flatMap((all) =>
  (all ?? []).filter(({ internal }) => internal).map(({ address }) => address),
);

test.each(LOOPBACK)('whoever asks from %s is told so', async (address) => {
  const port = await freeUdpPort();
  const { log } = await start(port);
  expect(await ask(address, port)).toMatchObject({ address });
  expect(log).toEqual([]);
});

test('a port that is taken is said in one line and stops nothing', async () => {
  const port = await freeUdpPort();
  await start(port);
  const { server, log } = await start(port);
  expect(log.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([expect.stringMatching(`^UDP port ${port} is taken`)]);
  server.close();
});

test('after it has stopped nobody answers, and the port is free', async () => {
  const port = await freeUdpPort();
  const { server } = await start(port);
  server.close();
  expect((await start(port)).log).toEqual([]);
});

test('noise harms nobody', async () => {
  const port = await freeUdpPort();
  await start(port);
  const noise = createSocket('udp4');
  for (let length = 0; length < 200; length += 1) noise.send(Buffer.alloc(length, length), port, '127.0.0.1');
  await new Promise<void>((resolve) => noise.send('the last', port, '127.0.0.1', () => resolve()));
  noise.close();
  // Another network than that of the noise has a count of its own; this one waits for the next second.
  await expect.poll(() => ask('127.0.0.1', port), { timeout: 9000 }).toMatchObject({ address: '127.0.0.1' });
});

test('one network is answered so often in a second, and others are not held back', () => {
  const rate = createRate(3);
  expect(Array.from({ length: 5 }, () => rate('192.0.2.1', 0))).toEqual([true, true, true, false, false]);
  expect(rate('192.0.2.1', 999)).toBe(false);
  expect(rate('192.0.2.1', 1000)).toBe(true);
  const others = Array.from({ length: 20 }, (_, index) => rate(`198.51.100.${index}`, 1000));
  expect(others.filter((allowed) => allowed)).toHaveLength(20);
});
