import type { VoiceSignal } from '@chat-js/protocol/voice.ts';
import { nothing } from '../nothing.ts';
import type { LocalCandidate, PeerConnection } from './ports.ts';
import { hasFragment, isRelay, relayedOnly, withOpusSettings, withoutBase } from './sdp.ts';

type Candidate = Extract<VoiceSignal, { type: 'candidate' }>;
export type SessionDescription = Extract<VoiceSignal, { sdp: string }>;

/** As many candidates as wait for their description. */
const MOST_EARLY = 60;
/** ms until an offer that has no answer is sent again. */
const REPEAT_AFTER = 2000;

interface NegotiationOptions {
  connection: PeerConnection;
  /** Gives way when both offer at once. The other one makes the first offer. */
  polite: boolean;
  relayOnly: boolean;
  /** bit/s at most that this side sends; undefined: as it likes. */
  bitrate: () => number | undefined;
  send: (signal: VoiceSignal) => void;
  /** A number greater than every one before. */
  nextId: () => number;
  /** An offer was taken, and its answer is about to be made. */
  onOffer: () => void;
  /** The two do not understand each other any more. */
  onBroken: () => void;
}

export type Negotiation = ReturnType<typeof createNegotiation>;

/** Perfect negotiation (WebRTC 1.0, 10.7) where anything that is sent may be lost or late. */
export function createNegotiation({ connection, polite, relayOnly, bitrate, send, nextId, onOffer, onBroken }: NegotiationOptions) {
  let making = false;
  let closed = false;
  /** The offer that has no answer yet. */
  let offered: { id: number; at: number } | undefined;
  /** The newest offer that was taken, and what it was answered. */
  let taken: { id: number; answer: string } | undefined;
  let early: Candidate[] = [];
  /** One description after another. */
  let queue = Promise.resolve();

  connection.addEventListener('negotiationneeded', () => {
    if (!polite || connection.remoteDescription) void offer().catch(broken);
  });
  connection.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate) tell(candidate);
  });

  function tell({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: LocalCandidate) {
    if (closed || candidate === '' || (relayOnly && !isRelay(candidate))) return;
    const shown = relayOnly ? withoutBase(candidate) : candidate;
    send({ type: 'candidate', candidate: shown, sdpMid, sdpMLineIndex, usernameFragment });
  }

  function describe(type: SessionDescription['type'], id: number | undefined, sdp: string) {
    if (!closed) send({ type, sdp: relayOnly ? relayedOnly(sdp) : sdp, id });
  }

  async function offer() {
    making = true;
    try {
      await connection.setLocalDescription();
    } finally {
      making = false;
    }
    const local = connection.localDescription;
    if (closed || local?.type !== 'offer') return;
    offered = { id: nextId(), at: Date.now() };
    describe('offer', offered.id, local.sdp);
  }

  async function takeOffer({ id, sdp }: SessionDescription) {
    if (id !== undefined && taken && id <= taken.id) {
      const local = connection.localDescription;
      // The answer was lost; now it has the candidates too.
      if (id === taken.id) describe('answer', id, local?.type === 'answer' ? local.sdp : taken.answer);
      return;
    }
    if (!polite && (making || connection.signalingState !== 'stable')) return;
    await connection.setRemoteDescription({ type: 'offer', sdp: withOpusSettings(sdp, bitrate()) });
    offered = undefined;
    onOffer();
    await connection.setLocalDescription();
    const answer = connection.localDescription?.sdp ?? '';
    if (id !== undefined) taken = { id, answer };
    describe('answer', id, answer);
  }

  async function takeAnswer({ id, sdp }: SessionDescription) {
    if (connection.signalingState !== 'have-local-offer' || (id !== undefined && id !== offered?.id)) return;
    await connection.setRemoteDescription({ type: 'answer', sdp: withOpusSettings(sdp, bitrate()) });
    offered = undefined;
  }

  async function take(description: SessionDescription) {
    if (closed) return;
    await (description.type === 'offer' ? takeOffer(description) : takeAnswer(description));
    const waiting = early;
    early = [];
    for (const candidate of waiting) takeCandidate(candidate);
  }

  function takeCandidate(candidate: Candidate) {
    if (closed || candidate.candidate === '') return;
    const remote = connection.remoteDescription?.sdp;
    const fragment = candidate.usernameFragment;
    if (remote === undefined || (fragment && !hasFragment(remote, fragment))) {
      early = [...early, candidate].slice(-MOST_EARLY);
      return;
    }
    const { type: _, ...init } = candidate;
    // One that belongs to an offer which was not taken.
    void connection.addIceCandidate(init).catch(nothing);
  }

  function broken() {
    if (!closed) onBroken();
  }

  return {
    /** Agrees anew on what this side wants now. */
    offer: () => void offer().catch(broken),
    isOffering: () => offered !== undefined,
    describe(description: SessionDescription) {
      queue = queue.then(() => take(description)).catch(broken);
    },
    candidate: takeCandidate,
    /** Sends an offer again that has waited too long for its answer; `now` at once. */
    repeat({ now = false } = {}) {
      const local = connection.localDescription;
      if (!offered || local?.type !== 'offer' || (!now && Date.now() - offered.at < REPEAT_AFTER)) return;
      offered.at = Date.now();
      describe('offer', offered.id, local.sdp);
    },
    close() {
      closed = true;
    },
  };
}
