import type { Description, LocalCandidate, PeerConnection, StatsReport, Transceiver } from '../voice/ports.ts';
import { originOf } from '../voice/sdp.ts';
import { FakeTrack } from './fake-media.ts';

type Listeners = {
  icecandidate: ((event: { candidate: LocalCandidate | null }) => void)[];
  track: ((event: { track: MediaStreamTrack }) => void)[];
  negotiationneeded: (() => void)[];
  connectionstatechange: (() => void)[];
};

interface FakeTransceiver extends Transceiver {
  sent: MediaStreamTrack | null;
}

/** Connections of one process that find each other as their descriptions say, and lose each other as a test says. */
export class FakeNetwork {
  readonly peers = new Set<FakePeer>();
  /** Pairs of hosts between which nothing passes, `a|b` in the order of their names. */
  readonly cuts = new Set<string>();
  #count = 0;

  open(host: string): FakePeer {
    this.#count += 1;
    const peer = new FakePeer(this, host, this.#count);
    this.peers.add(peer);
    return peer;
  }

  cut(one: string, other: string): void {
    this.cuts.add([one, other].sort().join('|'));
  }

  passes(one: string, other: string): boolean {
    return !this.cuts.has([one, other].sort().join('|'));
  }

  /** Which hosts hear each other. */
  links(): string[] {
    const found = new Set<string>();
    for (const peer of this.peers) {
      const there = peer.partner();
      if (there && peer.connectionState === 'connected') found.add([peer.host, there.host].sort().join('|'));
    }
    return [...found].sort();
  }

  /** The connections of a host end by themselves, as after an error that nothing mends. */
  fail(host: string): void {
    for (const peer of this.peers) if (peer.host === host) peer.fail();
  }

  update(): void {
    for (const peer of this.peers) peer.find();
  }
}

/** RTCPeerConnection as JSEP (RFC 8829) has it, of one audio section, as far as a negotiation can tell. */
export class FakePeer implements PeerConnection {
  connectionState: RTCPeerConnectionState = 'new';
  signalingState: RTCSignalingState = 'stable';
  readonly host: string;
  readonly #network: FakeNetwork;
  readonly #origin: string;
  readonly #listeners: Listeners = { icecandidate: [], track: [], negotiationneeded: [], connectionstatechange: [] };
  #version = 0;
  #broken = false;
  #fragment = '';
  #generation = 0;
  #restart = false;
  #needed = false;
  #local: Description | null = null;
  #remote: Description | null = null;
  #pendingLocal: Description | null = null;
  #pendingRemote: Description | null = null;
  #candidates: string[] = [];
  #transceivers: FakeTransceiver[] = [];
  #queue: Promise<void> = Promise.resolve();
  #packets = 0;
  #readAt = Date.now();

  constructor(network: FakeNetwork, host: string, count: number) {
    this.#network = network;
    this.host = host;
    this.#origin = String(1000 + count);
  }

  get localDescription(): Description | null {
    return this.#pendingLocal ?? this.#local;
  }

  get remoteDescription(): Description | null {
    return this.#pendingRemote ?? this.#remote;
  }

  addEventListener<T extends keyof Listeners>(type: T, listener: Listeners[T][number]): void {
    const listeners: Listeners[T][number][] = this.#listeners[type];
    listeners.push(listener);
  }

  addTransceiver(): Transceiver {
    const made = this.#makeTransceiver();
    this.#need();
    return made;
  }

  getTransceivers(): FakeTransceiver[] {
    return this.#transceivers;
  }

  setLocalDescription(): Promise<void> {
    return this.#chain(() => {
      const answering = this.signalingState === 'have-remote-offer';
      if (!answering && this.#transceivers.length === 0) throw new Error('InvalidStateError: nothing to offer');
      this.#version += 1;
      const other = fragmentOf(this.#remote?.sdp);
      const afresh = answering ? fragmentOf(this.#pendingRemote?.sdp) !== other : this.#restart;
      if (this.#fragment === '' || afresh) {
        this.#generation += 1;
        this.#fragment = `f${this.#origin}x${this.#generation}`;
      }
      const description: Description = { type: answering ? 'answer' : 'offer', sdp: this.#write() };
      if (answering) this.#agree(description, this.#pendingRemote);
      else {
        this.#pendingLocal = description;
        this.signalingState = 'have-local-offer';
        this.#needed = false;
      }
      this.#gather(this.#fragment);
    });
  }

  setRemoteDescription(description: Description): Promise<void> {
    return this.#chain(() => {
      const before = this.#remote && originOf(this.#remote.sdp);
      if (before && before !== originOf(description.sdp)) throw new Error('InvalidAccessError: another fingerprint');
      if (description.type === 'offer') {
        // Rolled back, what it wanted is still wanted.
        if (this.#pendingLocal) this.#needed = true;
        this.#pendingLocal = null;
        this.#pendingRemote = description;
        this.signalingState = 'have-remote-offer';
        if (this.#transceivers.length === 0) this.#makeTransceiver('recvonly');
        if (!this.#remote) this.#later(() => this.#tell('track', { track: new FakeTrack() }));
        return;
      }
      if (this.signalingState !== 'have-local-offer') throw new Error(`InvalidStateError: an answer in ${this.signalingState}`);
      if (!this.#remote) this.#later(() => this.#tell('track', { track: new FakeTrack() }));
      this.#restart = false;
      this.#agree(this.#pendingLocal, description);
    });
  }

  async addIceCandidate({ usernameFragment }: RTCIceCandidateInit): Promise<void> {
    if (!this.remoteDescription) throw new Error('InvalidStateError: no remote description');
    if (!usernameFragment || fragmentOf(this.remoteDescription.sdp) !== usernameFragment) throw new Error('OperationError: unknown ufrag');
    this.#candidates.push(usernameFragment);
    this.#network.update();
  }

  restartIce(): void {
    this.#restart = true;
    this.#need();
  }

  setConfiguration(): void {
    if (this.connectionState === 'closed') throw new Error('InvalidStateError');
  }

  async getStats(): Promise<StatsReport> {
    const there = this.partner();
    const now = Date.now();
    if (there && this.connectionState === 'connected' && this.#network.passes(this.host, there.host))
      this.#packets += (now - this.#readAt) / 20;
    this.#readAt = now;
    const entries = [{ id: 'in', type: 'inbound-rtp', kind: 'audio', packetsReceived: Math.floor(this.#packets) }];
    return { forEach: (callback) => entries.forEach(callback) };
  }

  fail(): void {
    this.#become('failed');
    this.#broken = true;
  }

  close(): void {
    this.connectionState = 'closed';
    this.signalingState = 'closed';
    this.#network.peers.delete(this);
    this.#network.update();
  }

  /** The connection that both descriptions speak of. */
  partner(): FakePeer | undefined {
    const origin = this.#others();
    const there = [...this.#network.peers].find((peer) => peer.#origin === origin);
    return there && this.#origin === there.#others() ? there : undefined;
  }

  #others(): string | undefined {
    return this.#remote ? originOf(this.#remote.sdp) : undefined;
  }

  /** Looks whether there is a way. */
  find(): void {
    const there = this.partner();
    if (!there) {
      if (this.connectionState === 'connected') this.#become('disconnected');
      return;
    }
    const agreed =
      fragmentOf(this.#remote?.sdp) === fragmentOf(there.#local?.sdp) && fragmentOf(there.#remote?.sdp) === fragmentOf(this.#local?.sdp);
    const known = this.#knows(there) || there.#knows(this);
    if (this.#broken || there.#broken) this.#become('failed');
    else if (agreed && known && this.#network.passes(this.host, there.host)) this.#become('connected');
  }

  #knows(there: FakePeer): boolean {
    const fragment = fragmentOf(there.#local?.sdp);
    return fragment !== undefined && (this.#candidates.includes(fragment) || /^a=candidate/m.test(this.#remote?.sdp ?? ''));
  }

  #become(state: RTCPeerConnectionState): void {
    if (this.connectionState === state || this.connectionState === 'closed') return;
    this.connectionState = state;
    this.#later(() => this.#tell('connectionstatechange', undefined));
  }

  #makeTransceiver(direction: RTCRtpTransceiverDirection = 'sendrecv'): FakeTransceiver {
    const made: FakeTransceiver = {
      direction,
      sent: null,
      sender: {
        async replaceTrack(track) {
          made.sent = track;
        },
      },
      receiver: { jitterBufferTarget: null, getSynchronizationSources: () => [] },
      setCodecPreferences: () => undefined,
    };
    this.#transceivers = [...this.#transceivers, made];
    return made;
  }

  #agree(local: Description | null, remote: Description | null): void {
    this.#local = local;
    this.#remote = remote;
    this.#pendingLocal = null;
    this.#pendingRemote = null;
    this.signalingState = 'stable';
    this.#later(() => this.#network.update());
    if (this.#needed) this.#need();
  }

  #write(): string {
    const lines = ['v=0', `o=- ${this.#origin} ${this.#version} IN IP4 127.0.0.1`, 'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=mid:0'];
    return [...lines, `a=ice-ufrag:${this.#fragment}`, `a=${this.#transceivers[0]?.direction}`, ''].join('\r\n');
  }

  #gather(fragment: string): void {
    for (const type of ['host', 'relay']) {
      const candidate = `candidate:1 1 udp 1 192.0.2.1 1000 typ ${type} raddr 198.51.100.1 rport 9 ufrag ${fragment}`;
      this.#later(() =>
        this.#tell('icecandidate', { candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: fragment } }),
      );
    }
    this.#later(() => this.#tell('icecandidate', { candidate: null }));
  }

  #need(): void {
    this.#needed = true;
    this.#later(() => {
      if (this.#needed && this.signalingState === 'stable') this.#tell('negotiationneeded', undefined);
    });
  }

  /** One operation after another, each some time after it was called (the operations chain). */
  #chain(operation: () => void): Promise<void> {
    const done = this.#queue.then(async () => {
      await Promise.resolve();
      if (this.signalingState === 'closed') throw new Error('InvalidStateError: closed');
      operation();
    });
    this.#queue = done.catch(() => undefined);
    return done;
  }

  #later(work: () => void): void {
    setTimeout(() => {
      if (this.connectionState !== 'closed') work();
    }, 0);
  }

  #tell<T extends keyof Listeners>(type: T, event: Parameters<Listeners[T][number]>[0]): void {
    const listeners: ((event: never) => void)[] = this.#listeners[type];
    for (const listener of listeners) listener(event as never);
  }
}

function fragmentOf(sdp: string | undefined): string | undefined {
  return sdp === undefined ? undefined : /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1];
}
