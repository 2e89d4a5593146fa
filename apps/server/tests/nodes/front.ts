import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What stands between a client and the nodes, as a load balancer does. */
export interface Front {
  url: string;
  /** Ends every connection at once, as a lost network does. */
  cut(): void;
  close(): Promise<void>;
}

/** Hands each connection to the first node that accepts it, of those that `choose` names at that moment. None: the connection is cut. */
export async function startFront(choose: () => readonly string[]): Promise<Front> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on('close', () => open.delete(client));
    // Whoever lost the connection hears of it; here there is nobody to tell.
    client.on('error', () => client.destroy());
    handOver(client, choose());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    for (const client of open) client.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    cut,
    async close() {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}

function handOver(client: Socket, [first, ...others]: readonly string[]): void {
  if (first === undefined) return void client.destroy();
  const { port, hostname: host } = new URL(first);
  const node = connect({ port: Number(port), host });
  let accepted = false;
  node.on('connect', () => {
    accepted = true;
    client.pipe(node).pipe(client);
  });
  node.on('error', () => {
    if (accepted) client.resetAndDestroy();
    else handOver(client, others);
  });
  client.on('close', () => node.destroy());
}
