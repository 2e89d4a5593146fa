import type { Client } from '../client.ts';
import { nothing } from '../nothing.ts';
import type { PeerConnection, VoicePlatform, VoiceServer } from './ports.ts';
import { createVoiceSession } from './session.ts';
import type { VoiceSession } from './voice-session.ts';

/** The voice session of a page. Belongs into a part that is loaded when somebody wants to talk. */
export function openVoiceSession(client: Client): VoiceSession {
  return createVoiceSession({ server: serverOf(client), platform: browserPlatform() });
}

function serverOf({ call, getState, subscribe, listen }: Pick<Client, 'call' | 'getState' | 'subscribe' | 'listen'>): VoiceServer {
  return {
    join: (input) => call('voice.join', input),
    signal: (input) => call('voice.signal', input),
    update: (input) => call('voice.update', input),
    leave: () => call('voice.leave', {}),
    iceServers: () => call('iceServers.list', {}),
    getState,
    subscribe,
    listen,
  };
}

function browserPlatform(): VoicePlatform {
  return {
    createPeer: (configuration): PeerConnection => new RTCPeerConnection(configuration),
    audioCodecs: () => RTCRtpReceiver.getCapabilities('audio')?.codecs ?? [],
    createStream: (track) => new MediaStream([track]),
    onNetworkChange,
    measure,
  };
}

function onNetworkChange(listener: () => void): () => void {
  const network: (EventTarget & { type?: string }) | undefined =
    'connection' in navigator ? readConnection(navigator.connection) : undefined;
  let type = network?.type;
  // It also tells of every new guess at the speed.
  const compare = () => {
    if (network?.type === type) return;
    type = network?.type;
    listener();
  };
  addEventListener('online', listener);
  network?.addEventListener('change', compare);
  return () => {
    removeEventListener('online', listener);
    network?.removeEventListener('change', compare);
  };
}

function readConnection(value: unknown): (EventTarget & { type?: string }) | undefined {
  return value instanceof EventTarget ? value : undefined;
}

function measure(track: MediaStreamTrack): ReturnType<VoicePlatform['measure']> {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const wave = new Float32Array(analyser.fftSize);
  return {
    level() {
      analyser.getFloatTimeDomainData(wave);
      return Math.min(1, Math.sqrt(wave.reduce((sum, value) => sum + value * value, 0) / wave.length));
    },
    close: () => void context.close().catch(nothing),
  };
}
