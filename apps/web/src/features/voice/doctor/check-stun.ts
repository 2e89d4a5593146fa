import type { StunFinding } from './findings.ts';
import { gather } from './gather.ts';

/** How this device is seen by the STUN servers at `urls`. */
export async function checkStun(urls: readonly string[], signal: AbortSignal): Promise<StunFinding> {
  const found = (outcome: StunFinding['outcome'], addresses: readonly string[] = []): StunFinding => ({ name: 'stun', outcome, addresses });
  if (typeof RTCPeerConnection === 'undefined') return found('blocked');
  const { candidates, complete, failed } = await gather({ iceServers: urls.length > 0 ? [{ urls: [...urls] }] : [] }, signal);
  if (candidates.length === 0) return found('blocked');
  if (urls.length === 0) return found('missing');
  const addresses = candidates.flatMap(({ type, address }) => (type === 'srflx' && address !== null ? [address] : []));
  if (addresses.length > 0) return found('seen', [...new Set(addresses)]);
  // An answer that tells nothing new is no candidate, and no error either.
  return found(complete && !failed ? 'same' : 'unreachable');
}
