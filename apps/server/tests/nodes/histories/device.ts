import { type Client, createClient } from '@chat-js/client/client.ts';
import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { Person } from '../../support/people.ts';
import { until } from '../../support/until.ts';
import { type Front, startFront } from '../front.ts';
import type { Nodes } from '../nodes.ts';

/** The client of the web app behind a front, and everything it was told. */
export interface Device {
  client: Client;
  /** Of which channels it hears every message. */
  follow: Follow;
  /** In the order in which they were applied. */
  events: WireEvent[];
  /** Puts a channel on the screen. */
  look(channel_id: string): void;
  /** The network is gone until `connect`. */
  drop(): void;
  /** The network is there, and leads to this node; a connection to another one is lost. */
  connect(node: number): void;
  close(): Promise<void>;
}

export type Follow = 'everything' | 'shown';

export async function openDevice(nodes: Nodes, person: Person, node: number, follow: Follow): Promise<Device> {
  let at: number | undefined = node;
  const front: Front = await startFront(() => (at === undefined ? [] : [nodes.servers[at % nodes.servers.length]?.url ?? '']));
  const events: WireEvent[] = [];
  const client = createClient({ url: front.url, token: person.token, retryMost: 50, follow, onEvent: (event) => events.push(event) });
  await until(() => client.getState().ready);
  return {
    client,
    follow,
    events,
    look(channel_id) {
      if (follow === 'shown') client.show(channel_id);
      // This promise does not reject: why a page does not come is in the state.
      else void client.loadPresent(channel_id);
    },
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
