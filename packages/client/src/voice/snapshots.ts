import type { VoicePeer, VoiceSnapshot } from './voice-session.ts';

/** The newer one, made of what has not changed; the older one itself when nothing has. */
export function sameSnapshot(before: VoiceSnapshot, after: VoiceSnapshot): VoiceSnapshot {
  const known = new Map(before.peers.map((peer) => [peer.session_id, peer]));
  const peers = after.peers.map((peer) => samePeer(known.get(peer.session_id), peer));
  const next = { ...after, peers: isShallowSame(before.peers, peers) ? before.peers : peers };
  return isShallowSame(before, next) ? before : next;
}

function samePeer(before: VoicePeer | undefined, after: VoicePeer): VoicePeer {
  return before && isShallowSame(before, after) ? before : after;
}

function isShallowSame(one: object, other: object): boolean {
  const [first, second] = [Object.entries(one), new Map(Object.entries(other))];
  return first.length === second.size && first.every(([key, value]) => Object.is(value, second.get(key)));
}
