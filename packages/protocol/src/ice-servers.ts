import { z } from 'zod';
import { operation } from './operation.ts';

/** As `RTCPeerConnection` takes it. `username` and `credential` are those of a TURN server, made for whoever asks. */
export const IceServer = z
  .strictObject({ urls: z.array(z.string()).min(1), username: z.string().optional(), credential: z.string().optional() })
  .meta({ id: 'IceServer' });

/** `ttl`: how long the credentials are good for, in seconds. */
export const IceServers = z.strictObject({ ice_servers: z.array(IceServer), ttl: z.int() }).meta({ id: 'IceServers' });
export type IceServers = z.infer<typeof IceServers>;

export const iceServerOperations = {
  'iceServers.list': operation({
    summary: 'Whom a browser asks on the way to others who talk: STUN of this server, and TURN with a password for ten minutes. Ours',
    answer: IceServers,
    limit: { points: 30, seconds: 60 },
  }),
};
