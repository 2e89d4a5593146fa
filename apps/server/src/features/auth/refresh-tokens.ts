import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Id } from '@chat-js/protocol/ids.ts';

/** `session.secret.seal`: 256 bits of secret; the seal shows that we made it, however long ago. */
export interface RefreshTokens {
  first(session_id: Id): string;
  /** What replaces a token: always the same, so that two tabs that refresh at once keep one login. */
  next(token: string): string;
  /** Whose token it is or was; undefined when we did not make it. */
  sessionOf(token: string): Id | undefined;
}

const MAC_BYTES = 16;

export function createRefreshTokens(key: Uint8Array): RefreshTokens {
  const sealKey = derive(key, 'refresh token seal');
  const chainKey = derive(key, 'refresh token chain');

  function sealed(session_id: Id, secret: Buffer): string {
    const text = `${session_id}.${secret.toString('base64url')}`;
    return `${text}.${mac(sealKey, text).subarray(0, MAC_BYTES).toString('base64url')}`;
  }

  return {
    first: (session_id) => sealed(session_id, randomBytes(32)),
    next(token) {
      const { session_id, secret } = partsOf(token);
      return sealed(session_id, mac(chainKey, secret));
    },
    sessionOf(token) {
      const { session_id, secret } = partsOf(token);
      const expected = Buffer.from(sealed(session_id, Buffer.from(secret, 'base64url')));
      const given = Buffer.from(token);
      return given.length === expected.length && timingSafeEqual(given, expected) ? session_id : undefined;
    },
  };
}

/** What a token says of itself; whether we made it, its seal tells. */
function partsOf(token: string): { session_id: Id; secret: string } {
  const [first, last] = [token.indexOf('.'), token.lastIndexOf('.')];
  return { session_id: token.slice(0, first), secret: token.slice(first + 1, last) };
}

function mac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** A key for one purpose (RFC 5869). */
function derive(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', purpose, 32));
}
