import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { atEnd } from './at-end.ts';

const HOST = '127.0.0.1';

/** A bad network in front of a UDP port. */
export interface BadNetwork {
  port: number;
  /** The part of packets on their way to that port that does not arrive: 0 to 1. */
  lose(part: number): void;
  /** Everybody comes from another port from now on, as behind a router that has forgotten them. */
  forget(): void;
}

/** Passes datagrams on to a port of this machine, as far as it is told to. */
export async function startBadNetwork(target: number): Promise<BadNetwork> {
  const sockets = new Set<Socket>();
  const behind = new Map<string, Socket>();
  let [lost, closed] = [0, false];
  atEnd(() => {
    closed = true;
    for (const socket of sockets) socket.close();
  });
  const arrives = () => !closed && Math.random() >= lost;
  const front = await openSocket();

  async function openSocket(): Promise<Socket> {
    const socket = createSocket('udp4').bind(0, HOST);
    sockets.add(socket);
    await once(socket, 'listening');
    return socket;
  }

  /** How the other side sees who comes from there. */
  function beyond(address: string, port: number): Socket {
    const key = `${address}:${port}`;
    let socket = behind.get(key);
    if (!socket) {
      socket = createSocket('udp4').bind(0, HOST);
      sockets.add(socket);
      behind.set(key, socket);
      socket.on('message', (bytes) => {
        if (!closed) front.send(bytes, port, address);
      });
    }
    return socket;
  }

  front.on('message', (bytes, from) => {
    if (arrives()) beyond(from.address, from.port).send(bytes, target, HOST);
  });
  return {
    port: front.address().port,
    lose(part) {
      lost = part;
    },
    forget: () => behind.clear(),
  };
}
