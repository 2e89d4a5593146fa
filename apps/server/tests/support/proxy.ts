import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { atEnd } from './at-end.ts';

export interface Wire {
  port: number;
  /** How it fails: nobody listens any more, or questions arrive and answers do not. */
  fail(how: 'cut' | 'mute'): Promise<void>;
  /** Passes everything on again, over new connections. */
  mend(): Promise<void>;
}

/** Passes TCP on to a place, until it is told not to. */
export async function startProxy(host: string, targetPort: number): Promise<Wire> {
  const sockets = new Set<Socket>();
  let isMute = false;
  const server = createServer((client) => {
    const target = connect(targetPort, host);
    for (const [one, other] of [
      [client, target],
      [target, client],
    ] as const) {
      sockets.add(one);
      one.on('data', (bytes) => {
        if (one === client || !isMute) other.write(bytes);
      });
      // Whoever is cut off hears of it by the end of the connection.
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });

  async function listen(port: number): Promise<number> {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as { port: number }).port;
  }

  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  const port = await listen(0);
  atEnd(() => {
    server.close();
    hangUp();
  });
  return {
    port,
    async fail(how) {
      isMute = how === 'mute';
      if (isMute) return;
      const closed = once(server, 'close');
      server.close();
      hangUp();
      await closed;
    },
    async mend() {
      if (isMute) hangUp();
      isMute = false;
      if (!server.listening) await listen(port);
    },
  };
}
