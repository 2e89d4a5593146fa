import type { VoiceQuality } from '@chat-js/protocol/voice.ts';
import type { StatsReport } from './ports.ts';
import type { VoiceRoute, VoiceStats } from './voice-session.ts';

/** Counters of a connection at one moment, as far as its browser counts them. */
export interface Reading {
  /** ms since 1970 */
  at: number;
  received: number;
  lost: number;
  /** Samples; `concealed` without what was made up for silence. */
  samples: number;
  concealed: number;
  /** Seconds that samples have waited, and how many. */
  waited: number;
  emitted: number;
  /** Whatever proves that the other side is there though it says nothing. */
  beats: number;
  /** ms */
  roundTrip: number | undefined;
  route: VoiceRoute | undefined;
}

type Entry = Readonly<Record<string, unknown>>;

/** Of several the worst; undefined: none is known. */
export function worstQuality(all: readonly (VoiceQuality | undefined)[]): VoiceQuality | undefined {
  return (['poor', 'fair', 'good'] as const).find((quality) => all.includes(quality));
}

export function readStats(report: StatsReport, at: number): Reading {
  const entries = new Map<string, Entry>();
  report.forEach((entry) => {
    entries.set(String(entry['id']), entry);
  });
  const all = [...entries.values()];
  const inbound = all.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
  const back = all.find(({ type, kind }) => type === 'remote-inbound-rtp' && kind === 'audio');
  const pair = chosenPair(all, entries);
  const roundTrip = pair?.['currentRoundTripTime'] ?? back?.['roundTripTime'];
  return {
    at,
    received: number(inbound, 'packetsReceived'),
    lost: number(inbound, 'packetsLost'),
    samples: number(inbound, 'totalSamplesReceived'),
    concealed: number(inbound, 'concealedSamples') - number(inbound, 'silentConcealedSamples'),
    waited: number(inbound, 'jitterBufferDelay'),
    emitted: number(inbound, 'jitterBufferEmittedCount'),
    beats: number(pair, 'packetsReceived') + number(pair, 'responsesReceived') + number(back, 'roundTripTimeMeasurements'),
    roundTrip: typeof roundTrip === 'number' ? roundTrip * 1000 : undefined,
    route: pair && routeOf(entries.get(String(pair['localCandidateId'])), entries.get(String(pair['remoteCandidateId']))),
  };
}

/** How it was between two readings. */
export function compareReadings(from: Reading, to: Reading): VoiceStats {
  const lost = Math.max(0, to.lost - from.lost);
  const emitted = to.emitted - from.emitted;
  const concealed = share(to.concealed - from.concealed, to.samples - from.samples);
  return {
    quality: concealed < 0.01 ? 'good' : concealed < 0.05 ? 'fair' : 'poor',
    roundTrip: to.roundTrip,
    lost: share(lost, lost + to.received - from.received),
    concealed,
    buffered: emitted > 0 ? ((to.waited - from.waited) / emitted) * 1000 : 0,
    route: to.route,
  };
}

function chosenPair(all: readonly Entry[], entries: ReadonlyMap<string, Entry>): Entry | undefined {
  const transport = all.find(({ type }) => type === 'transport');
  const chosen = entries.get(String(transport?.['selectedCandidatePairId']));
  return chosen ?? all.find((entry) => entry['type'] === 'candidate-pair' && (entry['selected'] === true || entry['nominated'] === true));
}

function routeOf(local: Entry | undefined, remote: Entry | undefined): VoiceRoute | undefined {
  const [near, far] = [kindOf(local), kindOf(remote)];
  if (!near || !far) return undefined;
  const relay = local?.['relayProtocol'];
  return {
    local: near,
    remote: far,
    protocol: local?.['protocol'] === 'tcp' ? 'tcp' : 'udp',
    relay: relay === 'udp' || relay === 'tcp' || relay === 'tls' ? relay : undefined,
  };
}

function kindOf(candidate: Entry | undefined): VoiceRoute['local'] | undefined {
  const kind = candidate?.['candidateType'];
  return kind === 'host' || kind === 'srflx' || kind === 'prflx' || kind === 'relay' ? kind : undefined;
}

function number(entry: Entry | undefined, key: string): number {
  const value = entry?.[key];
  return typeof value === 'number' ? value : 0;
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
}
