import { type Client, createClient } from '@chat-js/client/client.ts';
import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { Person } from '../../support/people.ts';
import { until } from '../../support/until.ts';
import { type Front, startFront } from '../front.ts';
import type { Nodes } from '../nodes.ts';

/** The client of the web app behind a front, and everything it was told. */
export interface Device {
  client: Client;
  /** In the order in which they were applied. */
  events: WireEvent[];
  /** The network is gone until `connect`. */
  drop(): void;
  /** The network is there, and leads to this node; a connection to another one is lost. */
  connect(node: number): void;
  close(): Promise<void>;
}

export async function openDevice(nodes: Nodes, person: Person, node: number): Promise<Device> {
  let at: number | undefined = node;
  const front: Front = await startFront(() => (at === undefined ? [] : [nodes.servers[at % nodes.servers.length]?.url ?? '']));
  const events: WireEvent[] = [];
  const client = createClient({ url: front.url, token: person.token, retryMost: 50, onEvent: (event) => events.push(event) });
  await until(() => client.getState().ready);
  return {
    client,
    events,
    drop() {
      at = undefined;
      front.cut();
    },
    connect(next) {
      if (at !== undefined && at !== next) front.cut();
      at = next;
      client.reconnect();
    },
    async close() {
      client.close();
      await front.close();
    },
  };
}
