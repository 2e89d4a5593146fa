import { createECDH, ECDH, hkdfSync } from 'node:crypto';

const CURVE = 'prime256v1';
/** The order of P-256 (SEC 2, 2.4.2). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * The pair that an installation signs with (RFC 8292), base64url: made from its secret, so that all nodes have the same one and
 * it moves with the installation. 64 bits more than the order is long leave no bias (FIPS 186-5, A.2.1).
 */
export function vapidKeys(key: Uint8Array): { publicKey: string; privateKey: string } {
  const bits = BigInt(`0x${Buffer.from(hkdfSync('sha256', key, '', 'push to browsers', 40)).toString('hex')}`);
  const pair = createECDH(CURVE);
  const secret = Buffer.from(((bits % (ORDER - 1n)) + 1n).toString(16).padStart(64, '0'), 'hex');
  pair.setPrivateKey(secret);
  return { publicKey: pair.getPublicKey('base64url'), privateKey: secret.toString('base64url') };
}

/** Whether something can be sealed for these keys of a device (RFC 8291): a point on the curve, and 16 bytes. */
export function isPublicKey(p256dh: string): boolean {
  const bytes = Buffer.from(p256dh, 'base64url');
  if (bytes.length !== 65 || bytes[0] !== 4) return false;
  try {
    ECDH.convertKey(bytes, CURVE, undefined, undefined, 'uncompressed');
    return true;
  } catch {
    // It is not on the curve.
    return false;
  }
}

export function isAuthSecret(auth: string): boolean {
  return Buffer.from(auth, 'base64url').length === 16;
}
