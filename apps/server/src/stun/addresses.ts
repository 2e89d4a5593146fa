import ipaddr from 'ipaddr.js';
import { MAGIC_COOKIE } from './message.ts';

export interface Endpoint {
  address: string;
  port: number;
}

const IPV4 = 1;
const IPV6 = 2;

/**
 * The value of an XOR-…-ADDRESS (RFC 8489, 14.2): hidden from routers that rewrite whatever looks like an address.
 * Throws when the address is none.
 */
export function encodeAddress({ address, port }: Endpoint, transaction_id: Buffer): Buffer {
  const parts = ipaddr.parse(address.replace(/%.*$/, '')).toByteArray();
  const mask = maskOf(transaction_id);
  const value = Buffer.alloc(4 + parts.length);
  value.writeUInt8(parts.length === 4 ? IPV4 : IPV6, 1);
  value.writeUInt16BE(port ^ mask.readUInt16BE(0), 2);
  for (const [index, part] of parts.entries()) value.writeUInt8(part ^ mask.readUInt8(index), 4 + index);
  return value;
}

/** undefined when it is no such value. */
export function decodeAddress(value: Buffer, transaction_id: Buffer): Endpoint | undefined {
  const family = value.length >= 8 ? value.readUInt8(1) : undefined;
  if (!(family === IPV4 && value.length === 8) && !(family === IPV6 && value.length === 20)) return undefined;
  const mask = maskOf(transaction_id);
  const parts = [...value.subarray(4)].map((part, index) => part ^ mask.readUInt8(index));
  return { address: ipaddr.fromByteArray(parts).toString(), port: value.readUInt16BE(2) ^ mask.readUInt16BE(0) };
}

function maskOf(transaction_id: Buffer): Buffer {
  const cookie = Buffer.alloc(4);
  cookie.writeUInt32BE(MAGIC_COOKIE);
  return Buffer.concat([cookie, transaction_id]);
}
