import type { VoicePeer, VoiceRoute } from '@chat-js/client/voice/voice-session.ts';
import type { VoiceQuality } from '@chat-js/protocol/voice.ts';
import { useLingui } from '@lingui/react/macro';
import { worstOf } from './worst-of.ts';

/** How sound goes through, in words. */
export function useConnectionWords() {
  const { t } = useLingui();

  function routeOf({ local, remote, relay }: VoiceRoute): string {
    if (local !== 'relay' && remote !== 'relay') return t`directly`;
    if (relay === undefined || relay === 'udp') return t`through the relay`;
    return relay === 'tcp' ? t`through the relay, over TCP` : t`through the relay, over TLS`;
  }

  function milliseconds(time: number): string {
    const ms = Math.round(time);
    return t`${ms} ms`;
  }

  return {
    milliseconds,
    quality: { good: t`good`, fair: t`not the best`, poor: t`bad` } satisfies Record<VoiceQuality, string>,
    routeOf,
    /** Of all the others together: of what differs the worst. */
    summary(peers: readonly VoicePeer[]): string {
      if (peers.length === 0) return t`nobody else is here yet`;
      const { route, roundTrip } = worstOf(peers);
      const parts = [route && routeOf(route), roundTrip !== undefined && milliseconds(roundTrip)];
      return parts.filter((part) => typeof part === 'string').join(' · ');
    },
  };
}
