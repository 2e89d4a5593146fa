import type { Id } from '@chat-js/protocol/ids.ts';
import type { VoiceQuality } from '@chat-js/protocol/voice.ts';

/**
 * Why nobody can talk here, or not any more; each has its own sentence on screen.
 * `full`, `forbidden`, `unknown`: the channel, as the server says. `blocked`: the browser has no WebRTC, or it is switched off.
 * `unreachable`: the server did not answer. `no-route`: no way to anybody was found. `moved`: the person talks on another device now.
 * `disconnected`: by a moderator, or by a change of rights.
 */
export type VoiceFailure = 'full' | 'forbidden' | 'unknown' | 'blocked' | 'unreachable' | 'no-route' | 'moved' | 'disconnected';

/** `connecting` until every other one is heard or has taken too long; alone in a channel one is `connected`. */
export type VoiceStatus =
  | { name: 'idle' }
  | { name: 'joining' | 'connecting' | 'connected' | 'reconnecting'; channel_id: Id }
  | { name: 'failed'; channel_id: Id; reason: VoiceFailure };

/** Another session in the channel. Not yet a person: one may have several, or none that is known here. */
export interface VoicePeer {
  session_id: string;
  user_id: Id;
  status: 'connecting' | 'connected' | 'reconnecting';
  /** What is received, once there is something. It is the same object as long as the connection is. */
  stream: MediaStream | undefined;
  /** Whether it may be heard: nobody muted or suppressed it, and this device is not deafened. Whoever plays `stream` obeys. */
  audible: boolean;
  stats: VoiceStats | undefined;
}

/** Of the last seconds, as `RTCPeerConnection.getStats` tells it. */
export interface VoiceStats {
  quality: VoiceQuality;
  /** ms */
  roundTrip: number | undefined;
  /** Parts of one: packets that did not come, and sound that was made up for what did not come in time. */
  lost: number;
  concealed: number;
  /** ms that sound waits to be played. */
  buffered: number;
  route: VoiceRoute | undefined;
}

/** The pair of addresses that was chosen. */
export interface VoiceRoute {
  local: 'host' | 'srflx' | 'prflx' | 'relay';
  remote: 'host' | 'srflx' | 'prflx' | 'relay';
  protocol: 'udp' | 'tcp';
  /** How a relay is reached. */
  relay: 'udp' | 'tcp' | 'tls' | undefined;
}

export interface VoiceSnapshot {
  status: VoiceStatus;
  selfMuted: boolean;
  selfDeafened: boolean;
  /** By a moderator or for want of the right to speak: nobody hears this device, whatever it sends. */
  silenced: boolean;
  peers: readonly VoicePeer[];
}

/** One device's stay in voice channels. It knows no React and no microphone: `setMicrophone` is told what to send. */
export interface VoiceSession {
  getSnapshot(): VoiceSnapshot;
  /** Fits `useSyncExternalStore`: snapshots are new objects when something changed, and only then. */
  subscribe(listener: () => void): () => void;
  /** Goes into a channel, out of the one before. Settles when the status is connected or failed; never throws. */
  join(channel_id: Id): Promise<void>;
  leave(): void;
  /** What is sent from now on, without a new negotiation; null: nothing, one listens. */
  setMicrophone(track: MediaStreamTrack | null): void;
  setSelfMuted(muted: boolean): void;
  /** Hears nobody, and is not heard as long as that lasts. */
  setSelfDeafened(deafened: boolean): void;
  /**
   * Whether addresses of this device are kept from others: everything goes through the relay. Null: where the server has one, and
   * as long as it is not known whether it has. Holds from the next connection on.
   */
  setRelayOnly(relayOnly: boolean | null): void;
  /** How loud a session is heard right now, 0 to 1; of oneself by `own`. For rings around faces, asked for as often as they are drawn. */
  level(session_id: string | 'own'): number;
  close(): void;
}
