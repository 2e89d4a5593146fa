import type { IceServers } from '@chat-js/protocol/ice-servers.ts';
import type { Actor, Origin } from '../actor.ts';
import type { Context } from '../context.ts';
import { createTurnCredentials, TURN_SECONDS } from './turn-credentials.ts';

/** What the configuration says about how people who talk find each other. */
export interface IceSettings {
  /** Where people reach the server, as they were told; undefined: wherever they ask. */
  host: string | undefined;
  /** The UDP port on which this server answers STUN; 0: it does not. */
  stunPort: number;
  /** `stun:`, `turn:` and `turns:` addresses of servers beside this one. */
  urls: readonly string[];
  turnSecret: string | undefined;
}

/** Whom a browser asks for its own address and, where that is not enough, to carry what is said. Nobody beside whom the configuration names. */
export async function listIceServers({ ice, clock }: Context, actor: Actor, { host }: Pick<Origin, 'host'>): Promise<IceServers> {
  const relays = ice.urls.filter((url) => url.startsWith('turn'));
  const others = ice.urls.filter((url) => url.startsWith('stun'));
  const stun = others.length > 0 ? others : ownStun(ice, host);
  const turn = ice.turnSecret === undefined ? undefined : createTurnCredentials(ice.turnSecret, actor.user_id, clock.now());
  return {
    ice_servers: [...(stun.length > 0 ? [{ urls: stun }] : []), ...(turn && relays.length > 0 ? [{ urls: relays, ...turn }] : [])],
    ttl: TURN_SECONDS,
  };
}

function ownStun({ host: told, stunPort }: IceSettings, asked: string | undefined): string[] {
  const host = told ?? asked;
  return stunPort === 0 || host === undefined ? [] : [`stun:${host}:${stunPort}`];
}
