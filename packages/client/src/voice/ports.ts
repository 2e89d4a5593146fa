import type { WireEvent } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationAnswer, OperationRequest } from '@chat-js/protocol/operations.ts';
import type { VoiceState } from '@chat-js/protocol/voice.ts';
import type { ConnectionStatus } from '../state.ts';

/** What the session asks of the server. All of it throws CallError. */
export interface VoiceServer {
  join(input: OperationRequest<'voice.join'>): Promise<OperationAnswer<'voice.join'>>;
  signal(input: OperationRequest<'voice.signal'>): Promise<unknown>;
  update(input: OperationRequest<'voice.update'>): Promise<unknown>;
  leave(): Promise<unknown>;
  iceServers(): Promise<OperationAnswer<'iceServers.list'>>;
  getState(): VoiceWorld;
  subscribe(listener: () => void): () => unknown;
  /** Each event after it was applied. */
  listen(listener: (event: WireEvent) => void): () => unknown;
}

/** The part of the client's state that matters here. */
export interface VoiceWorld {
  status: ConnectionStatus;
  me: { id: Id } | null;
  voice: Readonly<Record<Id, Readonly<Record<Id, VoiceState>>>>;
  /** `bitrate`: of voice channels, bit/s. */
  channels: Readonly<Record<Id, { bitrate?: number | undefined }>>;
  relationships: Readonly<Record<Id, { type: number }>>;
}

/** The part of RTCPeerConnection that is used, so that tests and programs without a browser can bring another one. */
export interface PeerConnection {
  readonly connectionState: RTCPeerConnectionState;
  readonly signalingState: RTCSignalingState;
  readonly localDescription: Description | null;
  readonly remoteDescription: Description | null;
  addEventListener(type: 'icecandidate', listener: (event: { candidate: LocalCandidate | null }) => void): void;
  addEventListener(type: 'track', listener: (event: { track: MediaStreamTrack }) => void): void;
  addEventListener(type: 'negotiationneeded' | 'connectionstatechange', listener: () => void): void;
  addTransceiver(kind: 'audio', init: { direction: 'sendrecv' }): Transceiver;
  getTransceivers(): Transceiver[];
  setLocalDescription(): Promise<void>;
  setRemoteDescription(description: { type: 'offer' | 'answer'; sdp: string }): Promise<void>;
  addIceCandidate(candidate: RTCIceCandidateInit): Promise<void>;
  restartIce(): void;
  setConfiguration(configuration: RTCConfiguration): void;
  getStats(): Promise<StatsReport>;
  close(): void;
}

export interface Description {
  readonly type: RTCSdpType;
  readonly sdp: string;
}

export interface LocalCandidate {
  readonly candidate: string;
  readonly sdpMid: string | null;
  readonly sdpMLineIndex: number | null;
  readonly usernameFragment: string | null;
}

export interface Transceiver {
  direction: RTCRtpTransceiverDirection;
  readonly sender: Sender;
  readonly receiver: Receiver;
  setCodecPreferences(codecs: RTCRtpCodec[]): void;
}

export interface Sender {
  replaceTrack(track: MediaStreamTrack | null): Promise<void>;
}

export interface Receiver {
  /** ms; null: as the browser sees fit. */
  jitterBufferTarget: number | null;
  getSynchronizationSources(): { audioLevel?: number; timestamp: number }[];
}

export interface StatsReport {
  forEach(callback: (entry: Readonly<Record<string, unknown>>) => void): void;
}

/** What else the session needs of where it runs. */
export interface VoicePlatform {
  /** Throws where there is no WebRTC. */
  createPeer(configuration: RTCConfiguration): PeerConnection;
  /** What can be received. */
  audioCodecs(): RTCRtpCodec[];
  createStream(track: MediaStreamTrack): MediaStream;
  /** Hears that this device has another network; answers the function that ends it. */
  onNetworkChange(listener: () => void): () => void;
  /** How loud a track is, 0 to 1, until it is closed. */
  measure(track: MediaStreamTrack): { level(): number; close(): void };
}
