import type { IceServers } from '@chat-js/protocol/ice-servers.ts';

/** Credentials are renewed when this much of their time is over. */
const RENEW_AT = 0.8;
/** ms */
const AGAIN_AFTER = 10_000;
/** ms that nobody waits longer for: on one network it works without. */
const PATIENCE = 3000;

interface IceServerOptions {
  list: () => Promise<IceServers>;
  /** There are new ones, for whoever is connected already. */
  onRenew: (servers: RTCIceServer[]) => void;
}

/** Whether a relay is among them (RFC 7065). */
export function hasRelay(servers: readonly RTCIceServer[]): boolean {
  return servers.some(({ urls }) => [urls].flat().some((url) => /^turns?:/i.test(url)));
}

/** Whom to ask on the way to others, as long as somebody talks. */
export function createIceServers({ list, onRenew }: IceServerOptions) {
  let servers: RTCIceServer[] = [];
  let endsAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: Promise<void> | undefined;
  let used = false;

  async function ask() {
    let pause = AGAIN_AFTER;
    try {
      const { ice_servers, ttl } = await list();
      servers = ice_servers;
      endsAt = Date.now() + ttl * 1000;
      pause = ttl * 1000 * RENEW_AT;
      if (used) onRenew(servers);
    } catch {
      // Those of before may still do.
    }
    asking = undefined;
    if (used) timer = setTimeout(renew, pause);
  }

  function renew() {
    clearTimeout(timer);
    asking ??= ask();
  }

  return {
    /** Keeps them fresh until `stop`; settles when there are some, or soon. */
    async start(): Promise<void> {
      const fresh = used && Date.now() < endsAt;
      used = true;
      if (fresh) return;
      renew();
      let patience: ReturnType<typeof setTimeout> | undefined;
      const enough = new Promise<void>((resolve) => {
        patience = setTimeout(resolve, PATIENCE);
      });
      await Promise.race([asking, enough]);
      clearTimeout(patience);
    },
    servers: () => servers,
    /** Also where nobody has answered yet. */
    mayRelay: () => endsAt === 0 || hasRelay(servers),
    renew,
    stop() {
      used = false;
      clearTimeout(timer);
    },
  };
}
