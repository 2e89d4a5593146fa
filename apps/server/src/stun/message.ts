import { createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Messages of STUN (RFC 8489) and TURN (RFC 8656), as bytes and as something that can be read. */
export interface StunMessage {
  method: number;
  kind: Kind;
  /** 96 bits, chosen by whoever asks. */
  transaction_id: Buffer;
  attributes: readonly Attribute[];
}

export interface Attribute {
  type: number;
  value: Buffer;
}

const KINDS = ['request', 'indication', 'success', 'error'] as const;
type Kind = (typeof KINDS)[number];

export const METHOD = { binding: 0x001, allocate: 0x003, refresh: 0x004, createPermission: 0x008 } as const;

export const ATTRIBUTE = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  unknownAttributes: 0x000a,
  lifetime: 0x000d,
  xorPeerAddress: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  xorRelayedAddress: 0x0016,
  requestedAddressFamily: 0x0017,
  requestedTransport: 0x0019,
  messageIntegritySha256: 0x001c,
  passwordAlgorithm: 0x001d,
  userhash: 0x001e,
  xorMappedAddress: 0x0020,
  fingerprint: 0x8028,
} as const;

export const HEADER_BYTES = 20;
export const MAGIC_COOKIE = 0x2112a442;
const FINGERPRINT_BYTES = 8;
const INTEGRITY_BYTES = 24;
/** "STUN": keeps the checksum apart from that of what carries the message (RFC 8489, 14.7). */
const FINGERPRINT_XOR = 0x5354554e;

/** undefined when it is no message: another length than it says, an attribute beyond its end, a wrong fingerprint, other bytes behind it. */
export function decodeMessage(bytes: Buffer): StunMessage | undefined {
  if (bytes.length < HEADER_BYTES || bytes.length % 4 !== 0) return undefined;
  const type = bytes.readUInt16BE(0);
  if (type > 0x3fff || bytes.readUInt16BE(2) !== bytes.length - HEADER_BYTES || bytes.readUInt32BE(4) !== MAGIC_COOKIE) return undefined;
  const attributes = decodeAttributes(bytes);
  return attributes && { ...splitType(type), transaction_id: bytes.subarray(8, HEADER_BYTES), attributes };
}

function decodeAttributes(bytes: Buffer): Attribute[] | undefined {
  const attributes: Attribute[] = [];
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    const type = bytes.readUInt16BE(at);
    const end = at + 4 + bytes.readUInt16BE(at + 2);
    const padded = padTo4(end);
    if (padded > bytes.length) return undefined;
    if (type === ATTRIBUTE.fingerprint && !isFingerprint(bytes, at, end)) return undefined;
    attributes.push({ type, value: bytes.subarray(at + 4, end) });
    at = padded;
  }
  return attributes;
}

/** The last attribute, over everything before it. */
function isFingerprint(bytes: Buffer, at: number, end: number): boolean {
  return end === bytes.length && end === at + FINGERPRINT_BYTES && bytes.readUInt32BE(at + 4) === fingerprintOf(bytes.subarray(0, at));
}

/** `key`: signs it with HMAC-SHA1, for the credentials of TURN. */
export function encodeMessage(message: StunMessage, { key, fingerprint }: { key?: Buffer; fingerprint: boolean }): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt16BE(joinType(message));
  header.writeUInt32BE(MAGIC_COOKIE, 4);
  message.transaction_id.copy(header, 8);
  let bytes = Buffer.concat([header, ...message.attributes.map(encodeAttribute)]);
  if (key) {
    // Its length counts what is about to follow (RFC 8489, 14.5).
    writeLength(bytes, INTEGRITY_BYTES);
    const value = createHmac('sha1', key).update(bytes).digest();
    bytes = Buffer.concat([bytes, encodeAttribute({ type: ATTRIBUTE.messageIntegrity, value })]);
  }
  if (!fingerprint) return writeLength(bytes, 0);
  const value = Buffer.alloc(4);
  value.writeUInt32BE(fingerprintOf(writeLength(bytes, FINGERPRINT_BYTES)));
  return Buffer.concat([bytes, encodeAttribute({ type: ATTRIBUTE.fingerprint, value })]);
}

function encodeAttribute({ type, value }: Attribute): Buffer {
  const bytes = Buffer.alloc(4 + padTo4(value.length));
  bytes.writeUInt16BE(type);
  bytes.writeUInt16BE(value.length, 2);
  value.copy(bytes, 4);
  return bytes;
}

function writeLength(bytes: Buffer, following: number): Buffer {
  bytes.writeUInt16BE(bytes.length - HEADER_BYTES + following, 2);
  return bytes;
}

function fingerprintOf(bytes: Buffer): number {
  return (crc32(bytes) ^ FINGERPRINT_XOR) >>> 0;
}

/** Two bits of the type are the kind, between those of the method (RFC 8489, 5). */
function splitType(type: number): { method: number; kind: Kind } {
  const kind = KINDS[((type >> 7) & 2) | ((type >> 4) & 1)] ?? 'request';
  return { method: ((type >> 2) & 0xf80) | ((type >> 1) & 0x70) | (type & 0xf), kind };
}

function joinType({ method, kind }: StunMessage): number {
  const bits = KINDS.indexOf(kind);
  return ((method & 0xf80) << 2) | ((method & 0x70) << 1) | (method & 0xf) | ((bits & 2) << 7) | ((bits & 1) << 4);
}

function padTo4(length: number): number {
  return (length + 3) & ~3;
}
