import { isIP } from 'node:net';
import { buildConnector, Client } from 'undici';
import { Unfetchable } from '../features/previews/port.ts';
import { isOwnAddress, isPublicAddress } from './public-address.ts';
import { type Resolve, resolveName } from './resolve.ts';

const HEADER_BYTES = 16 * 1024;
/** ms */
const CONNECT_MS = 5000;

/** How the public web is reached. What is not named is the real one; the rest is for tests, where that is not at hand. */
export interface PublicWeb {
  resolve?: Resolve;
  /** Where the machine with a checked address is. */
  locate?: (address: string, port: number) => { address: string; port: number };
  /** Whose certificates are believed instead of those that the system believes. PEM. */
  ca?: string;
}

/**
 * Opens connections to the public web and to nowhere else. A name is resolved once, each of its addresses is checked, and the
 * connection goes to the address that was checked: a name that means something else a moment later changes nothing.
 */
export function createOpener({ resolve = resolveName, locate = (address, port) => ({ address, port }), ca }: PublicWeb) {
  async function addressOf({ hostname }: URL, signal: AbortSignal): Promise<string> {
    const host = hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(host) ? [host] : await resolve(host, signal);
    // One that leads inside spoils them all: whoever mixes them means no good.
    if (addresses.some((address) => !mayAsk(address))) throw new Unfetchable('not public');
    return addresses.find((address) => isIP(address) === 4) ?? addresses[0] ?? Promise.reject(new Unfetchable('name'));
  }

  function connectorTo(url: URL, checked: string): buildConnector.connector {
    const isHttps = url.protocol === 'https:';
    const { address, port } = locate(checked, Number(url.port) || (isHttps ? 443 : 80));
    const connect = buildConnector({ allowH2: false, maxCachedSessions: 0, timeout: CONNECT_MS, ...(ca !== undefined && { ca }) });
    const name = url.hostname.replace(/\.$/, '');
    const servername = isHttps && !isIP(name) && !name.startsWith('[') ? { servername: name } : {};
    return ({ servername: _, ...options }, callback) =>
      connect({ ...options, ...servername, hostname: address, port: String(port) }, callback);
  }

  /** For one request; to be destroyed after it. @throws Unfetchable */
  return async (url: URL, signal: AbortSignal): Promise<Client> =>
    new Client(url.origin, {
      connect: connectorTo(url, await addressOf(url, signal)),
      maxHeaderSize: HEADER_BYTES,
      pipelining: 0,
      allowH2: false,
    });
}

/** Whether a host that is an address leads outside; one that is a name may. */
export function mayLeadOutside({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 || mayAsk(host);
}

function mayAsk(address: string): boolean {
  return isPublicAddress(address) && !isOwnAddress(address);
}
