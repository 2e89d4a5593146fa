import type { IceServers } from '@chat-js/protocol/ice-servers.ts';

type IceServer = IceServers['ice_servers'][number];

/** Of `turns:turn.example.org:5349?transport=tcp` (RFC 7065). */
const RELAY = /^(turns?):[^?]+(?:\?transport=(\w+))?$/i;

/** How a relay is reached, the quickest first: what is lost over TCP holds up what comes after it. */
export const WAYS = ['udp', 'tcp', 'tls'] as const;

export type Way = (typeof WAYS)[number];

/** A way to a relay, as `RTCPeerConnection` takes it. */
export interface Relay {
  way: Way;
  url: string;
  server: RTCIceServer;
}

/** Every relay by every address it has. */
export function listRelays(servers: readonly IceServer[]): Relay[] {
  return servers.flatMap(({ urls, ...login }) =>
    urls.flatMap((url) => {
      const [, scheme, transport = ''] = RELAY.exec(url) ?? [];
      if (scheme === undefined) return [];
      const way = scheme.toLowerCase() === 'turns' ? 'tls' : transport.toLowerCase() === 'tcp' ? 'tcp' : 'udp';
      return [{ way, url, server: { urls: url, ...login } } satisfies Relay];
    }),
  );
}

export function listStun(servers: readonly IceServer[]): string[] {
  return servers.flatMap(({ urls }) => urls).filter((url) => /^stuns?:/i.test(url));
}
