import { createHmac, hkdfSync } from 'node:crypto';

/** Setup tokens that every node of an installation can name, though only their hash is kept. */
export interface SetupTokens {
  /** The token that ends at that moment. ms since 1970. */
  until(expires_at: number): string;
}

export function createSetupTokens(key: Uint8Array): SetupTokens {
  // A key for one purpose (RFC 5869).
  const own = Buffer.from(hkdfSync('sha256', key, '', 'setup token', 32));
  return { until: (expires_at) => createHmac('sha256', own).update(String(expires_at)).digest('base64url') };
}
