import { createHmac, hkdfSync } from 'node:crypto';
import type { Id } from '@chat-js/protocol/ids.ts';
import { networkOf } from '../../lib/addresses.ts';

/** What is kept of an address: a keyed hash of its network, another one in every guild. */
export interface AddressHashes {
  of(guild_id: Id, address: string): string;
}

export function createAddressHashes(key: Uint8Array): AddressHashes {
  // A key for one purpose (RFC 5869).
  const own = Buffer.from(hkdfSync('sha256', key, '', 'addresses of bans', 32));
  return {
    of: (guild_id, address) =>
      createHmac('sha256', own)
        .update(`${guild_id}|${networkOf(address)}`)
        .digest('hex'),
  };
}
