import { isIPv6 } from 'node:net';

/** Where a server of STUN or TURN is, as browsers are told (RFC 7064, RFC 7065). */
export interface IceUrl {
  scheme: 'stun' | 'stuns' | 'turn' | 'turns';
  /** A name or an address, without brackets. */
  host: string;
  port: number;
  transport: 'udp' | 'tcp';
}

const HOST = String.raw`(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:.]+\])`;
const URL_PATTERN = new RegExp(String.raw`^(stuns?|turns?):(${HOST})(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?$`, 'i');

/** undefined where a browser would refuse it, and with it the whole connection. Over TLS there is only TCP: browsers speak no DTLS with it. */
export function parseIceUrl(text: string): IceUrl | undefined {
  const [, scheme = '', host = '', port, transport] = URL_PATTERN.exec(text)?.map((part) => part?.toLowerCase()) ?? [];
  if (!isScheme(scheme)) return undefined;
  const isSecure = scheme === 'stuns' || scheme === 'turns';
  const isStun = scheme === 'stun' || scheme === 'stuns';
  if ((isStun && transport !== undefined) || (isSecure && transport === 'udp')) return undefined;
  const bare = host.replace(/^\[|\]$/g, '');
  if (bare !== host && !isIPv6(bare)) return undefined;
  const number = port === undefined ? (isSecure ? 5349 : 3478) : Number(port);
  if (number < 1 || number > 65535) return undefined;
  return { scheme, host: bare, port: number, transport: isSecure || transport === 'tcp' ? 'tcp' : 'udp' };
}

function isScheme(text: string): text is IceUrl['scheme'] {
  return text === 'stun' || text === 'stuns' || text === 'turn' || text === 'turns';
}
