import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { atEnd } from './at-end.ts';

const HOST = '127.0.0.1';

/** Sends on what comes from a browser under a port of its own, and brings the answers back. */
export async function startRouter(port: number): Promise<{ inside: number; outside: number }> {
  const [inside, outside] = [await openSocket(), await openSocket()];
  let browser: { address: string; port: number } | undefined;
  inside.on('message', (bytes, from) => {
    browser = from;
    outside.send(bytes, port, HOST);
  });
  outside.on('message', (bytes) => {
    if (browser) inside.send(bytes, browser.port, browser.address);
  });
  return { inside: inside.address().port, outside: outside.address().port };
}

async function openSocket(): Promise<Socket> {
  const socket = createSocket('udp4');
  atEnd(() => socket.close());
  socket.bind(0, HOST);
  await once(socket, 'listening');
  return socket;
}
