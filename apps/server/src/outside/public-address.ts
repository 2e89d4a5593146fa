import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

/** What IANA has given out for the public Internet so far. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');
/** Public by its number, and yet the inside of a cloud: Azure answers every machine there. */
const AZURE = ipaddr.parseCIDR('168.63.129.16/32');

/**
 * Whether an address belongs to the public Internet, by the registries of special addresses (RFC 6890 and after): what
 * leads inside, to this machine, to nobody, or to an IPv4 address within an IPv6 one, does not.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv6' ? parsed.match(GLOBAL_IPV6) : !parsed.match(AZURE);
}

/** An address of this machine may be public, and lead past a firewall. */
export function isOwnAddress(address: string): boolean {
  const parsed = ipaddr.parse(address).toString();
  return Object.values(networkInterfaces()).some((all) => all?.some((own) => ipaddr.parse(own.address).toString() === parsed));
}
