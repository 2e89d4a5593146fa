import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeAddress } from './addresses.ts';
import { answerBinding } from './answer-binding.ts';
import { ATTRIBUTE, type Attribute, decodeMessage, encodeMessage, METHOD, type StunMessage } from './message.ts';

/** How many made-up datagrams each property meets; `npm run fuzz` asks for more. */
const DATAGRAMS = Number(process.env.FUZZ_DATAGRAMS ?? 1000);
const HOME = { address: '192.0.2.1', port: 50_000 };
const HOME6 = { address: '2001:db8::1', port: 50_000 };
/** IP and UDP. */
const HEADERS = { v4: 28, v6: 48 };

function request(attributes: Attribute[] = [], fingerprint = true, given: Partial<StunMessage> = {}): Buffer {
  const message = { method: METHOD.binding, kind: 'request', transaction_id: Buffer.alloc(12, 7), attributes, ...given } as const;
  return encodeMessage(message, { fingerprint });
}

function attributesOf(answer: Buffer | undefined): Map<number, Buffer> {
  return new Map(answer && decodeMessage(answer)?.attributes.map(({ type, value }) => [type, value]));
}

test.each([HOME, HOME6])('who asks is told their address: $address', (from) => {
  const answer = answerBinding(request(), from) ?? Buffer.alloc(0);
  expect(decodeMessage(answer)).toMatchObject({ method: METHOD.binding, kind: 'success', transaction_id: Buffer.alloc(12, 7) });
  const attributes = attributesOf(answer);
  expect([...attributes.keys()]).toEqual([ATTRIBUTE.xorMappedAddress, ATTRIBUTE.fingerprint]);
  expect(decodeAddress(attributes.get(ATTRIBUTE.xorMappedAddress) ?? Buffer.alloc(0), Buffer.alloc(12, 7))).toEqual(from);
});

test('without a fingerprint there is none in the answer', () => {
  expect([...attributesOf(answerBinding(request([], false), HOME)).keys()]).toEqual([ATTRIBUTE.xorMappedAddress]);
});

test('what has to be understood and is not is named', () => {
  const answer = answerBinding(request([unknown(0x0003), unknown(0x0025), unknown(0x0003), unknown(0x8022)]), HOME);
  const attributes = attributesOf(answer);
  expect(attributes.get(ATTRIBUTE.errorCode)).toEqual(Buffer.from([0, 0, 4, 20]));
  expect(attributes.get(ATTRIBUTE.unknownAttributes)).toEqual(Buffer.from([0, 3, 0, 0x25]));
});

test('what stands behind a signature does not count', () => {
  const signature = { type: ATTRIBUTE.messageIntegrity, value: Buffer.alloc(20) };
  expect(attributesOf(answerBinding(request([signature, unknown(0x0003)]), HOME)).has(ATTRIBUTE.errorCode)).toBe(false);
});

describe('nothing is said to', () => {
  test.each<[string, Buffer]>([
    ['an answer', request([], true, { kind: 'success' })],
    ['an error', request([], true, { kind: 'error' })],
    ['an indication', request([], true, { kind: 'indication' })],
    ['another method', request([], true, { method: METHOD.allocate })],
    ['an empty datagram', Buffer.alloc(0)],
    ['text', Buffer.from('GET / HTTP/1.1\r\n\r\n__')],
    ['half a message', request().subarray(0, 24)],
    ['a message with something behind it', Buffer.concat([request(), Buffer.alloc(4)])],
    ['a fingerprint that is wrong', broken(request())],
    ['a fingerprint that is not the last', request([{ type: ATTRIBUTE.fingerprint, value: Buffer.alloc(4) }, unknown(0x8022)], false)],
    ['an attribute that is longer than the message', overlong()],
    ['the older protocol without a cookie', Buffer.from(request([], false).fill(0, 4, 8))],
    ['a message of 552 bytes', request([{ type: 0x8022, value: Buffer.alloc(520) }])],
  ])('%s', (_, bytes) => {
    expect(answerBinding(bytes, HOME)).toBeUndefined();
  });
});

const attribute = fc
  .record({ type: fc.integer({ min: 0, max: 0xffff }), value: fc.uint8Array({ maxLength: 12 }) })
  .map(({ type, value }) => ({ type, value: Buffer.from(value) }));
const valid = fc.tuple(fc.array(attribute, { maxLength: 60 }), fc.boolean()).map(([all, fingerprint]) => request(all, fingerprint));
/** Good ones, good ones with a few bytes changed, and noise. */
const datagram = fc.oneof(
  valid,
  fc.tuple(valid, fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 4 })).map(([bytes, changes]) => {
    for (const [at, value] of changes) if (at < bytes.length) bytes.writeUInt8(value, at);
    return bytes;
  }),
  fc.uint8Array({ maxLength: 700 }).map((bytes) => Buffer.from(bytes)),
);

test('whatever comes gets a whole answer or none, and never more than twice of what came', () => {
  fc.assert(
    fc.property(datagram, (bytes) => {
      const answer = answerBinding(bytes, HOME);
      if (answer) expect(decodeMessage(answer)?.method).toBe(METHOD.binding);
      expect(answer?.length ?? 0).toBeLessThanOrEqual(2 * bytes.length);
      const answer6 = answerBinding(bytes, HOME6);
      expect((answer6?.length ?? 0) + HEADERS.v6).toBeLessThanOrEqual(2 * (bytes.length + HEADERS.v6));
      // Of an answer nobody makes an answer: two servers do not keep each other busy.
      if (answer) expect(answerBinding(answer, HOME)).toBeUndefined();
    }),
    { numRuns: DATAGRAMS },
  );
});

function unknown(type: number): Attribute {
  return { type, value: Buffer.alloc(4) };
}

function broken(bytes: Buffer): Buffer {
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  return bytes;
}

function overlong(): Buffer {
  const bytes = request([unknown(0x8022)], false);
  bytes.writeUInt16BE(8, 22);
  return bytes;
}
