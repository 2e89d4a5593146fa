import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAddress, encodeAddress } from './addresses.ts';
import { ATTRIBUTE, decodeMessage, encodeMessage, type StunMessage } from './message.ts';

const fromHex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');

/** RFC 5769, 2.1 to 2.3. */
const REQUEST = fromHex(`
  00010058 2112a442 b7e7a701bc34d686fa87dfae 80220010 5354554e207465737420636c69656e74 00240004 6e0001ff 80290008 932ff9b151263b36
  00060009 6576746a3a68367659202020 00080014 9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2 80280004 e57a3bcf`);
const IPV4_ANSWER = fromHex(`
  0101003c 2112a442 b7e7a701bc34d686fa87dfae 8022000b 7465737420766563746f7220 00200008 0001a147e112a643
  00080014 2b91f599fd9e90c38c7489f92af9ba53f06be7d7 80280004 c07d4c96`);
const IPV6_ANSWER = fromHex(`
  01010048 2112a442 b7e7a701bc34d686fa87dfae 8022000b 7465737420766563746f7220 00200014 0002a1470113a9faa5d3f179bc25f4b5bed2b9d9
  00080014 a382954e4be67bf11784c97c8292c275bfe3ed41 80280004 c8fb0b4c`);

test('the examples of RFC 5769 are read', () => {
  expect(decodeMessage(REQUEST)).toMatchObject({ method: 1, kind: 'request' });
  expect(mappedIn(IPV4_ANSWER)).toEqual({ address: '192.0.2.1', port: 32853 });
  expect(mappedIn(IPV6_ANSWER)).toEqual({ address: '2001:db8:1234:5678:11:2233:4455:6677', port: 32853 });
});

test('one bit that was turned over on the way makes it no message, or one without its fingerprint', () => {
  for (let bit = 0; bit < REQUEST.length * 8; bit += 1) {
    const changed = Buffer.from(REQUEST);
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    const types = decodeMessage(changed)?.attributes.map(({ type }) => type) ?? [];
    expect(types).not.toContain(ATTRIBUTE.fingerprint);
  }
});

const message: fc.Arbitrary<StunMessage> = fc.record({
  method: fc.integer({ min: 0, max: 0xfff }),
  kind: fc.constantFrom('request', 'indication', 'success', 'error'),
  transaction_id: bytes(12, 12),
  attributes: fc.array(
    fc.record({ type: fc.integer({ min: 0, max: 0xffff }).filter((type) => type !== ATTRIBUTE.fingerprint), value: bytes(0, 40) }),
  ),
});

test('what is written is read', () => {
  fc.assert(
    fc.property(message, fc.boolean(), (given, fingerprint) => {
      const { attributes = [], ...read } = decodeMessage(encodeMessage(given, { fingerprint })) ?? {};
      expect({ ...read, attributes: attributes.slice(0, given.attributes.length) }).toEqual(given);
      expect(attributes.slice(given.attributes.length).map(({ type }) => type)).toEqual(fingerprint ? [ATTRIBUTE.fingerprint] : []);
    }),
  );
});

test('an address comes out as it went in', () => {
  const address = fc.oneof(fc.ipV4(), fc.ipV6());
  fc.assert(
    fc.property(address, fc.integer({ min: 0, max: 65535 }), bytes(12, 12), (given, port, transaction_id) => {
      const once = decodeAddress(encodeAddress({ address: given, port }, transaction_id), transaction_id);
      expect(once?.port).toBe(port);
      expect(decodeAddress(encodeAddress({ address: once?.address ?? '', port }, transaction_id), transaction_id)).toEqual(once);
    }),
  );
});

test('whatever stands in an address is an address or nothing', () => {
  fc.assert(fc.property(bytes(0, 30), bytes(12, 12), (value, transaction_id) => void decodeAddress(value, transaction_id)));
});

function mappedIn(answer: Buffer) {
  const read = decodeMessage(answer);
  const value = read?.attributes.find(({ type }) => type === ATTRIBUTE.xorMappedAddress)?.value;
  return read && value && decodeAddress(value, read.transaction_id);
}

function bytes(minLength: number, maxLength: number): fc.Arbitrary<Buffer> {
  return fc.uint8Array({ minLength, maxLength }).map((array) => Buffer.from(array));
}
