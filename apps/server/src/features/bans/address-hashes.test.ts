import { expect, test } from 'vitest';
import { createAddressHashes } from './address-hashes.ts';

const hashes = createAddressHashes(new Uint8Array(32).fill(1));

test('addresses of one network have one hash, others another', () => {
  expect(hashes.of('1', '2001:db8::1')).toBe(hashes.of('1', '2001:db8::2'));
  expect(hashes.of('1', '::ffff:192.0.2.1')).toBe(hashes.of('1', '192.0.2.1'));
  expect(hashes.of('1', '192.0.2.1')).not.toBe(hashes.of('1', '192.0.2.2'));
});

test('what two guilds keep of one address cannot be compared, nor what two installations keep', () => {
  expect(hashes.of('1', '192.0.2.1')).not.toBe(hashes.of('2', '192.0.2.1'));
  expect(createAddressHashes(new Uint8Array(32).fill(2)).of('1', '192.0.2.1')).not.toBe(hashes.of('1', '192.0.2.1'));
});

test('nothing of the address can be read from it', () => {
  expect(hashes.of('1', '192.0.2.1')).toMatch(/^[0-9a-f]{64}$/);
});
