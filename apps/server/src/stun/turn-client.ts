import { createHash, randomBytes } from 'node:crypto';
import { decodeAddress, type Endpoint, encodeAddress } from './addresses.ts';
import { ATTRIBUTE, type Attribute, encodeMessage, METHOD, type StunMessage } from './message.ts';
import type { Wire } from './wire.ts';

export interface Credentials {
  username: string;
  credential: string;
}

/** `code`: 0 when it was granted, what STUN says otherwise, undefined when nobody answered. */
export interface Outcome {
  code: number | undefined;
  /** Where peers reach who asked. */
  relayed?: Endpoint;
  /** Where the server sees who asked. */
  mapped?: Endpoint;
}

/** As much of TURN (RFC 8656) as it takes to see whether a server does what it should: nothing is ever relayed. */
export interface TurnClient {
  allocate(family?: 'IPv4' | 'IPv6'): Promise<Outcome>;
  /** May `peer` be talked to? */
  permit(peer: string): Promise<Outcome>;
  /** `seconds`: 0 ends the allocation. */
  refresh(seconds: number): Promise<Outcome>;
}

/** Addresses in a message are hidden by its id. */
type Attributes = (transaction_id: Buffer) => Attribute[];

const UNAUTHENTICATED = 401;
const STALE_NONCE = 438;
const UDP = Buffer.from([17, 0, 0, 0]);
const IPV6 = Buffer.from([2, 0, 0, 0]);

/** Which address the other end sees; undefined when it does not say. */
export async function askMappedAddress(wire: Wire): Promise<Endpoint | undefined> {
  const answer = await wire.ask(encodeRequest(METHOD.binding, () => []));
  return answer && addressIn(answer, ATTRIBUTE.xorMappedAddress);
}

/** Without credentials it stays a stranger. */
export function createTurnClient(wire: Wire, credentials?: Credentials): TurnClient {
  let login: { realm: Buffer; nonce: Buffer } | undefined;

  async function ask(method: number, attributes: Attributes): Promise<Outcome> {
    let answer = await wire.ask(encodeSigned(method, attributes));
    for (let tries = 0; tries < 2 && credentials && wantsLogin(answer, login !== undefined); tries += 1) {
      login = { realm: bytesOf(answer, ATTRIBUTE.realm), nonce: bytesOf(answer, ATTRIBUTE.nonce) };
      answer = await wire.ask(encodeSigned(method, attributes));
    }
    return answer ? outcomeOf(answer) : { code: undefined };
  }

  function encodeSigned(method: number, attributes: Attributes): Buffer {
    if (!credentials || !login) return encodeRequest(method, attributes);
    const { realm, nonce } = login;
    const signed = (transaction_id: Buffer) => [
      ...attributes(transaction_id),
      { type: ATTRIBUTE.username, value: Buffer.from(credentials.username) },
      { type: ATTRIBUTE.realm, value: realm },
      { type: ATTRIBUTE.nonce, value: nonce },
    ];
    const key = createHash('md5').update(`${credentials.username}:${realm.toString()}:${credentials.credential}`).digest();
    return encodeRequest(method, signed, key);
  }

  return {
    allocate(family = 'IPv4') {
      const asked = { type: ATTRIBUTE.requestedTransport, value: UDP };
      return ask(METHOD.allocate, () => (family === 'IPv4' ? [asked] : [asked, { type: ATTRIBUTE.requestedAddressFamily, value: IPV6 }]));
    },
    permit: (peer) =>
      ask(METHOD.createPermission, (transaction_id) => [
        { type: ATTRIBUTE.xorPeerAddress, value: encodeAddress({ address: peer, port: 0 }, transaction_id) },
      ]),
    refresh(seconds) {
      const value = Buffer.alloc(4);
      value.writeUInt32BE(seconds);
      return ask(METHOD.refresh, () => [{ type: ATTRIBUTE.lifetime, value }]);
    },
  };
}

function encodeRequest(method: number, attributes: Attributes, key?: Buffer): Buffer {
  const transaction_id = randomBytes(12);
  return encodeMessage({ method, kind: 'request', transaction_id, attributes: attributes(transaction_id) }, { key, fingerprint: true });
}

/** Once one is known, being a stranger is an answer; a nonce may always have become old. */
function wantsLogin(answer: StunMessage | undefined, known: boolean): boolean {
  const code = answer && codeOf(answer);
  return code === STALE_NONCE || (code === UNAUTHENTICATED && !known);
}

function outcomeOf(answer: StunMessage): Outcome {
  return {
    code: codeOf(answer),
    relayed: addressIn(answer, ATTRIBUTE.xorRelayedAddress),
    mapped: addressIn(answer, ATTRIBUTE.xorMappedAddress),
  };
}

function codeOf(answer: StunMessage): number {
  if (answer.kind === 'success') return 0;
  const value = bytesOf(answer, ATTRIBUTE.errorCode);
  return value.length < 4 ? 500 : value.readUInt8(2) * 100 + value.readUInt8(3);
}

function addressIn(answer: StunMessage, type: number): Endpoint | undefined {
  return decodeAddress(bytesOf(answer, type), answer.transaction_id);
}

function bytesOf(answer: StunMessage | undefined, type: number): Buffer {
  return answer?.attributes.find((attribute) => attribute.type === type)?.value ?? Buffer.alloc(0);
}
