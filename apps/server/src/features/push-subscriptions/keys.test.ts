import { createECDH, createPrivateKey, createPublicKey, createSign, createVerify } from 'node:crypto';
import { expect, test } from 'vitest';
import { isAuthSecret, isPublicKey, vapidKeys } from './keys.ts';

const SECRET = Buffer.alloc(32, 7);

test('of one secret there is one pair, and its halves belong together', () => {
  const { publicKey, privateKey } = vapidKeys(SECRET);
  expect(vapidKeys(SECRET)).toEqual({ publicKey, privateKey });
  expect(vapidKeys(Buffer.alloc(32, 8)).publicKey).not.toBe(publicKey);
  expect(Buffer.from(privateKey, 'base64url')).toHaveLength(32);
  const point = Buffer.from(publicKey, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const jwk = { kty: 'EC', crv: 'P-256', x, y };
  const signature = createSign('sha256')
    .update('это мы')
    .sign(createPrivateKey({ key: { ...jwk, d: privateKey }, format: 'jwk' }));
  expect(
    createVerify('sha256')
      .update('это мы')
      .verify(createPublicKey({ key: jwk, format: 'jwk' }), signature),
  ).toBe(true);
});

test('a key of a device is a point of the curve, uncompressed', () => {
  const ecdh = createECDH('prime256v1');
  expect(isPublicKey(ecdh.generateKeys('base64url'))).toBe(true);
  expect(isPublicKey(ecdh.getPublicKey('base64url', 'compressed'))).toBe(false);
  expect(isPublicKey(createECDH('secp256k1').generateKeys('base64url'))).toBe(false);
  expect(isPublicKey(Buffer.alloc(65, 4).toString('base64url'))).toBe(false);
  expect(isPublicKey('')).toBe(false);
});

test('a secret of a device is 16 bytes', () => {
  expect([15, 16, 17].map((size) => isAuthSecret(Buffer.alloc(size).toString('base64url')))).toEqual([false, true, false]);
});
