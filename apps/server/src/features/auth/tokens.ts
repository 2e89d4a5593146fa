import { createHash, randomBytes } from 'node:crypto';
import type { Id } from '@chat-js/protocol/ids.ts';
import { errors, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../lib/clock.ts';

/** Seconds. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;
const ALGORITHM = 'HS256';
const ISSUER = 'chat-js';
const AUDIENCE = 'chat-js-api';
const KEEP = 20_000;
/** Ours are shorter. Some decoders skip white space: without an end, one token would be many, of any size, all remembered. */
const MAX_LENGTH = 512;

export interface Claims {
  user_id: Id;
  session_id: Id;
}

export interface Tokens {
  /** A JWT that lives ACCESS_TOKEN_SECONDS. */
  issueAccess(claims: Claims): Promise<string>;
  /** undefined when it is not ours, changed, or expired. */
  verifyAccess(token: string): Promise<Claims | undefined>;
}

export function createTokens(key: Uint8Array, clock: Clock): Tokens {
  // Verifying costs a digest; a token is sent with every request.
  const verified = new LRUCache<string, { claims: Claims; expires: number }>({ max: KEEP });

  return {
    issueAccess({ user_id, session_id }) {
      const now = Math.floor(clock.now() / 1000);
      return new SignJWT({ sid: session_id })
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(user_id)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(now)
        .setExpirationTime(now + ACCESS_TOKEN_SECONDS)
        .sign(key);
    },

    async verifyAccess(token) {
      if (token.length > MAX_LENGTH) return undefined;
      const known = verified.get(token);
      if (known && known.expires > clock.now()) return known.claims;
      const parsed = await parse(token);
      if (!parsed) return undefined;
      verified.set(token, parsed);
      return parsed.claims;
    },
  };

  async function parse(token: string): Promise<{ claims: Claims; expires: number } | undefined> {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        currentDate: new Date(clock.now()),
      });
      const { sub, sid, exp } = payload;
      if (typeof sub !== 'string' || typeof sid !== 'string' || exp === undefined) return undefined;
      return { claims: { user_id: sub, session_id: sid }, expires: exp * 1000 };
    } catch (error) {
      // A token that does not verify is an answer, not a fault: jose says so by throwing. A key that does not work is a fault.
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}

/** 256 random bits. */
export function newSecretToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
