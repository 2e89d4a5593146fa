import { type Endpoint, encodeAddress } from './addresses.ts';
import { ATTRIBUTE, type Attribute, decodeMessage, encodeMessage, METHOD, type StunMessage } from './message.ts';

/** What fits every network without being cut up (RFC 8489, 6.1). Nobody needs as much to ask for an address. */
const MAX_REQUEST_BYTES = 548;
/** From here on an attribute may be passed over by whoever does not know it (RFC 8489, 14). */
const OPTIONAL = 0x8000;

/** What RFC 8489 itself puts into messages. Nobody logs in here, so most of it means nothing. */
const KNOWN: ReadonlySet<number> = new Set([
  ATTRIBUTE.username,
  ATTRIBUTE.messageIntegrity,
  ATTRIBUTE.errorCode,
  ATTRIBUTE.unknownAttributes,
  ATTRIBUTE.realm,
  ATTRIBUTE.nonce,
  ATTRIBUTE.messageIntegritySha256,
  ATTRIBUTE.passwordAlgorithm,
  ATTRIBUTE.userhash,
  ATTRIBUTE.xorMappedAddress,
]);

const UNKNOWN_ATTRIBUTE = Buffer.from([0, 0, 4, 20]);

/**
 * The answer to "which address do I come from?" (RFC 8489, 6.3); undefined for everything else, to which nothing is said.
 * A success and an error are answers themselves, and get none: two servers never talk to each other.
 * The answer has a fingerprint if the request has one, and no words: so it is at most twice as long as the request, and
 * whoever lies about where they are gains nothing. (A bare request over IPv6 gets 44 bytes for 20; as packets 92 for 68.)
 */
export function answerBinding(bytes: Buffer, from: Endpoint): Buffer | undefined {
  if (bytes.length > MAX_REQUEST_BYTES) return undefined;
  const request = decodeMessage(bytes);
  if (request?.method !== METHOD.binding || request.kind !== 'request') return undefined;
  const { transaction_id } = request;
  const fingerprint = request.attributes.some(({ type }) => type === ATTRIBUTE.fingerprint);
  const unknown = unknownIn(request);
  const answer: StunMessage =
    unknown.length > 0
      ? { method: METHOD.binding, kind: 'error', transaction_id, attributes: refusal(unknown) }
      : { method: METHOD.binding, kind: 'success', transaction_id, attributes: [mappedAddress(from, transaction_id)] };
  return encodeMessage(answer, { fingerprint });
}

function mappedAddress(from: Endpoint, transaction_id: Buffer): Attribute {
  return { type: ATTRIBUTE.xorMappedAddress, value: encodeAddress(from, transaction_id) };
}

/** What stands behind a signature is not signed, and does not count (RFC 8489, 14.5). */
function unknownIn({ attributes }: StunMessage): number[] {
  const signature = attributes.findIndex(({ type }) => type === ATTRIBUTE.messageIntegrity || type === ATTRIBUTE.messageIntegritySha256);
  const counted = signature === -1 ? attributes : attributes.slice(0, signature);
  return [...new Set(counted.map(({ type }) => type))].filter((type) => type < OPTIONAL && !KNOWN.has(type));
}

function refusal(unknown: readonly number[]): Attribute[] {
  const list = Buffer.alloc(2 * unknown.length);
  for (const [index, type] of unknown.entries()) list.writeUInt16BE(type, 2 * index);
  return [
    { type: ATTRIBUTE.errorCode, value: UNKNOWN_ATTRIBUTE },
    { type: ATTRIBUTE.unknownAttributes, value: list },
  ];
}
