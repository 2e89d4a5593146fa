import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { startServer } from '../lib/process.ts';
import { accepts, until } from '../systems/node-server.ts';

/** A Redis of this run, in memory, on loopback, on the cores of the server. */
export async function startRedis(): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const server = startServer(['redis-server', '--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {});
  try {
    await until(server, () => accepts(port));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url: `redis://127.0.0.1:${port}`, stop: server.stop };
}

/** A port of loopback that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
