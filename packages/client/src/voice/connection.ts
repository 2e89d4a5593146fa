import type { VoiceSignal } from '@chat-js/protocol/voice.ts';
import { nothing } from '../nothing.ts';
import { createNegotiation, type SessionDescription } from './negotiation.ts';
import type { PeerConnection, VoicePlatform } from './ports.ts';
import { preferredCodecs } from './redundancy.ts';
import { originOf } from './sdp.ts';
import { type Reading, readStats } from './stats.ts';

/** ms; a little more than packets are apart on a network that is not the best. */
const BUFFER = 40;

interface ConnectionOptions {
  platform: VoicePlatform;
  configuration: RTCConfiguration;
  bitrate: () => number | undefined;
  polite: boolean;
  /** What is sent from the beginning. */
  track: MediaStreamTrack | null;
  send: (signal: VoiceSignal) => void;
  nextId: () => number;
  onState: (state: RTCPeerConnectionState) => void;
  onStream: (stream: MediaStream) => void;
  onBroken: () => void;
}

export type Connection = ReturnType<typeof openConnection>;

/** One RTCPeerConnection with one transceiver, from its beginning to its end. Throws where there is no WebRTC. */
export function openConnection({ platform, configuration, polite, ...options }: ConnectionOptions) {
  const { bitrate, send, nextId, onState, onStream, onBroken } = options;
  let { track } = options;
  let closed = false;
  let twice = false;
  const connection: PeerConnection = platform.createPeer(configuration);
  const transceiver = () => connection.getTransceivers()[0];

  const negotiation = createNegotiation({
    connection,
    polite,
    relayOnly: configuration.iceTransportPolicy === 'relay',
    bitrate,
    send,
    nextId,
    onOffer: attach,
    onBroken,
  });
  connection.addEventListener('connectionstatechange', () => {
    if (!closed) onState(connection.connectionState);
  });
  connection.addEventListener('track', (event) => {
    if (!closed) onStream(platform.createStream(event.track));
  });

  /** An answer can only speak through what came with the offer; so the polite one has nothing of its own before. */
  function attach() {
    const there = transceiver();
    if (!there) return;
    there.direction = 'sendrecv';
    prefer();
    if ('jitterBufferTarget' in there.receiver) there.receiver.jitterBufferTarget = BUFFER;
    replace();
  }

  /** Both sides say it, else an answer repeats what the offer likes. */
  function prefer() {
    const codecs = preferredCodecs(platform.audioCodecs(), { twice });
    if (codecs) transceiver()?.setCodecPreferences(codecs);
  }

  function replace() {
    // It fails on a connection that is being closed.
    void transceiver()?.sender.replaceTrack(track).catch(nothing);
  }

  if (!polite) {
    connection.addTransceiver('audio', { direction: 'sendrecv' });
    attach();
  }

  return {
    negotiation,
    /** Whether the description comes from the connection that this one has talked to, if it has to any. */
    knows({ sdp }: SessionDescription): boolean {
      const known = connection.remoteDescription?.sdp;
      return known === undefined || originOf(known) === originOf(sdp);
    },
    hasHeard: () => connection.remoteDescription !== null,
    isConnected: () => connection.connectionState === 'connected',
    send(next: MediaStreamTrack | null) {
      if (next === track) return;
      track = next;
      replace();
    },
    /** Asks to be sent everything twice, or no more. That is agreed anew, when nothing else is. */
    receiveTwice(next: boolean) {
      if (next === twice || connection.signalingState !== 'stable' || !connection.remoteDescription) return;
      twice = next;
      prefer();
      negotiation.offer();
    },
    restart: () => connection.restartIce(),
    configure(next: RTCConfiguration) {
      try {
        connection.setConfiguration(next);
      } catch {
        // What it has does until its next beginning.
      }
    },
    /** 0 to 1. */
    level(): number {
      const source = transceiver()?.receiver.getSynchronizationSources()[0];
      const now = performance.timeOrigin + performance.now();
      return source && Math.abs(now - source.timestamp) < FRESH ? (source.audioLevel ?? 0) : 0;
    },
    async read(): Promise<Reading> {
      const report = await connection.getStats();
      return readStats(report, Date.now());
    },
    close() {
      if (closed) return;
      closed = true;
      negotiation.close();
      connection.close();
    },
  };
}

/** ms; a level that is older is of somebody who stopped. */
const FRESH = 400;
