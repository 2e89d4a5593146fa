import { isIPv6 } from 'node:net';

/** What one customer of a provider has: an IPv4 address, or 64 bits of IPv6 (RFC 6177 gives sites at least that). */
export function networkOf(address: string): string {
  const mapped = /^::ffff:([0-9.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [left = '', right] = address.toLowerCase().split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const zeros = right === undefined ? 0 : 8 - groups(left).length - groups(right).length;
  const all = [...groups(left), ...Array<string>(zeros).fill('0'), ...groups(right ?? '')];
  return `${all.slice(0, 4).join(':')}::/64`;
}
