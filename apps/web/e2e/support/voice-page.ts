import { createClient } from '@chat-js/client/client.ts';
import { createSession } from '@chat-js/client/session.ts';
import { openVoiceSession } from '@chat-js/client/voice/in-browser.ts';
import type { VoiceSession, VoiceSnapshot } from '@chat-js/client/voice/voice-session.ts';

// Runs on a page of the product's origin that has nothing else on it: a voice session, and loudspeakers.

/** ms between two looks at how much is heard. */
const LOOK = 20;
/** Below it there is nothing to hear: what is added to the energy between two looks. */
const QUIET = 1e-6;

const open = new Set<RTCPeerConnection>();

class CountedConnection extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    open.add(this);
  }
  override close() {
    super.close();
    open.delete(this);
  }
}

globalThis.RTCPeerConnection = CountedConnection;

const loudspeakers = new Map<string, HTMLAudioElement>();
/** By session id: how much was heard, and when anything was heard last. */
const heard = new Map<string, { energy: number; at: number }>();
let session: VoiceSession | undefined;
let tone: MediaStreamTrack | undefined;

function play({ peers }: VoiceSnapshot) {
  const there = new Set(peers.map(({ session_id }) => session_id));
  for (const [session_id, loudspeaker] of loudspeakers) {
    if (there.has(session_id)) continue;
    loudspeaker.srcObject = null;
    loudspeakers.delete(session_id);
    heard.delete(session_id);
  }
  for (const { session_id, stream } of peers) {
    if (!stream) continue;
    const loudspeaker = loudspeakers.get(session_id) ?? new Audio();
    loudspeakers.set(session_id, loudspeaker);
    if (loudspeaker.srcObject === stream) continue;
    loudspeaker.srcObject = stream;
    void loudspeaker.play();
  }
}

async function look() {
  const tracks = new Map(session?.getSnapshot().peers.map(({ session_id, stream }) => [stream?.getAudioTracks()[0]?.id, session_id]));
  for (const connection of [...open]) {
    for (const entry of (await connection.getStats()).values()) {
      if (entry.type !== 'inbound-rtp') continue;
      const session_id = tracks.get(entry.trackIdentifier);
      if (session_id === undefined) continue;
      const before = heard.get(session_id) ?? { energy: 0, at: 0 };
      const energy: number = entry.totalAudioEnergy ?? 0;
      heard.set(session_id, { energy, at: energy - before.energy > QUIET ? Date.now() : before.at });
    }
  }
  setTimeout(look, LOOK);
}

const page = {
  /** Logs in by the cookie, and speaks a tone from now on. */
  async start(frequency: number) {
    const login = createSession({ url: '' });
    const client = createClient({ url: '', getToken: login.getToken });
    const context = new AudioContext();
    const [oscillator, microphone] = [context.createOscillator(), context.createMediaStreamDestination()];
    oscillator.frequency.value = frequency;
    oscillator.connect(microphone);
    oscillator.start();
    session = openVoiceSession(client);
    [tone] = microphone.stream.getAudioTracks();
    session.setMicrophone(tone ?? null);
    session.subscribe(() => session && play(session.getSnapshot()));
    void look();
    await context.resume();
  },
  session: () => session,
  /** Whom this page has heard within these ms. */
  hears: (ms: number) => {
    const peers = session?.getSnapshot().peers ?? [];
    return peers.filter(({ session_id }) => Date.now() - (heard.get(session_id)?.at ?? 0) < ms).map(({ user_id }) => user_id);
  },
  /** When somebody was heard last, in ms since 1970. */
  heardAt: (user_id: string) => {
    const peer = session?.getSnapshot().peers.find((one) => one.user_id === user_id);
    return heard.get(peer?.session_id ?? '')?.at ?? 0;
  },
  left: () => ({ connections: open.size, loudspeakers: loudspeakers.size, speaks: tone?.readyState === 'live' }),
};

export type VoicePage = typeof page;

Object.assign(globalThis, { voicePage: page });
