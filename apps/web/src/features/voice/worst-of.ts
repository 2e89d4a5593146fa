import { worstQuality } from '@chat-js/client/voice/stats.ts';
import type { VoicePeer, VoiceRoute } from '@chat-js/client/voice/voice-session.ts';
import type { VoiceQuality } from '@chat-js/protocol/voice.ts';

interface Worst {
  quality: VoiceQuality | undefined;
  /** ms */
  roundTrip: number | undefined;
  route: VoiceRoute | undefined;
}

/** How it goes with those with whom it goes worst. */
export function worstOf(peers: readonly Pick<VoicePeer, 'stats'>[]): Worst {
  const all = peers.flatMap(({ stats }) => stats ?? []);
  const trips = all.flatMap(({ roundTrip }) => roundTrip ?? []);
  const routes = all.flatMap(({ route }) => route ?? []);
  return {
    quality: worstQuality(all.map(({ quality }) => quality)),
    roundTrip: trips.length > 0 ? Math.max(...trips) : undefined,
    route: routes.find(({ local, remote }) => local === 'relay' || remote === 'relay') ?? routes[0],
  };
}
