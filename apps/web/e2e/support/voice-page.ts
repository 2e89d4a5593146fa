import { createClient } from '@chat-js/client/client.ts';
import { createSession } from '@chat-js/client/session.ts';
import { openVoiceSession } from '@chat-js/client/voice/in-browser.ts';
import type { VoiceSession, VoiceSnapshot } from '@chat-js/client/voice/voice-session.ts';

// Runs on a page of the product's origin that has nothing else on it: a voice session, and loudspeakers.

/** ms between two looks at how much is heard. */
const LOOK = 20;
/** What is added to the energy between two looks; below it, a thousandth of what is spoken, there is nothing to hear. */
const QUIET = 1e-5;

/** Of a wave: a hundredth of what is spoken. */
const SILENCE = 0.005;

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
/** By session id: how much came, and when anything came first and last. */
const heard = new Map<string, { energy: number; at: number; first: number }>();
/** What loudspeakers say of it, and since when they say nothing. */
const played = new Map<string, { analyser: AnalyserNode; at: number }>();
let context: AudioContext | undefined;
let session: VoiceSession | undefined;
let sound: MediaStreamTrack | undefined;

function play({ peers }: VoiceSnapshot) {
  const there = new Set(peers.map(({ session_id }) => session_id));
  for (const [session_id, loudspeaker] of loudspeakers) {
    if (there.has(session_id)) continue;
    loudspeaker.srcObject = null;
    loudspeakers.delete(session_id);
    heard.delete(session_id);
    played.delete(session_id);
  }
  for (const { session_id, stream } of peers) {
    if (!stream) continue;
    const loudspeaker = loudspeakers.get(session_id) ?? new Audio();
    loudspeakers.set(session_id, loudspeaker);
    if (loudspeaker.srcObject === stream) continue;
    loudspeaker.srcObject = stream;
    void loudspeaker.play();
    if (!context) continue;
    const analyser = new AnalyserNode(context, { fftSize: 512 });
    context.createMediaStreamSource(stream).connect(analyser);
    played.set(session_id, { analyser, at: 0 });
  }
}

async function look() {
  const tracks = new Map(session?.getSnapshot().peers.map(({ session_id, stream }) => [stream?.getAudioTracks()[0]?.id, session_id]));
  for (const connection of [...open]) {
    for (const entry of (await connection.getStats()).values()) {
      if (entry.type !== 'inbound-rtp') continue;
      const session_id = tracks.get(entry.trackIdentifier);
      if (session_id === undefined) continue;
      const before = heard.get(session_id) ?? { energy: 0, at: 0, first: 0 };
      const energy: number = entry.totalAudioEnergy ?? 0;
      const at = energy - before.energy > QUIET ? Date.now() : before.at;
      heard.set(session_id, { energy, at, first: before.first || at });
    }
  }
  const wave = new Float32Array(512);
  for (const sound of played.values()) {
    sound.analyser.getFloatTimeDomainData(wave);
    if (wave.some((value) => Math.abs(value) > SILENCE)) sound.at = Date.now();
  }
  setTimeout(look, LOOK);
}

/** Samples of everybody who is heard; what was made up for silence is none. */
async function counted(): Promise<{ samples: number; concealed: number }> {
  const sum = { samples: 0, concealed: 0 };
  for (const connection of open) {
    for (const entry of (await connection.getStats()).values()) {
      if (entry.type !== 'inbound-rtp') continue;
      sum.samples += entry.totalSamplesReceived ?? 0;
      sum.concealed += (entry.concealedSamples ?? 0) - (entry.silentConcealedSamples ?? 0);
    }
  }
  return sum;
}

const page = {
  /** Logs in by the cookie, and makes a noise from now on: a tone would ring on in the decoder. */
  async start() {
    const login = createSession({ url: '' });
    const client = createClient({ url: '', getToken: login.getToken });
    context = new AudioContext();
    const microphone = context.createMediaStreamDestination();
    const noise = context.createBuffer(1, context.sampleRate, context.sampleRate);
    noise.copyToChannel(
      Float32Array.from({ length: noise.length }, () => Math.random() - 0.5),
      0,
    );
    const source = new AudioBufferSourceNode(context, { buffer: noise, loop: true });
    source.connect(microphone);
    source.start();
    session = openVoiceSession(client);
    [sound] = microphone.stream.getAudioTracks();
    session.setMicrophone(sound ?? null);
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
  /** Begins as a click does: with a microphone that is still shut. Answers when that was, in ms since 1970. */
  async talk(channel_id: string) {
    const clicked = Date.now();
    sound?.stop();
    session?.setMicrophone(null);
    const opened = navigator.mediaDevices.getUserMedia({ audio: true }).then((stream) => {
      [sound] = stream.getAudioTracks();
      session?.setMicrophone(sound ?? null);
    });
    await Promise.all([opened, session?.join(channel_id)]);
    return clicked;
  },
  /** When somebody was heard first, in ms since 1970; 0: not yet. */
  heardFirst: (user_id: string) => {
    const peer = session?.getSnapshot().peers.find((one) => one.user_id === user_id);
    return heard.get(peer?.session_id ?? '')?.first ?? 0;
  },
  /** When somebody was played last, in ms since 1970. */
  playedAt: (user_id: string) => {
    const peer = session?.getSnapshot().peers.find((one) => one.user_id === user_id);
    return played.get(peer?.session_id ?? '')?.at ?? 0;
  },
  /** The part of what is heard that is made up, in the next so many ms. */
  async concealed(ms: number) {
    const before = await counted();
    await new Promise((resolve) => setTimeout(resolve, ms));
    const after = await counted();
    return (after.concealed - before.concealed) / Math.max(1, after.samples - before.samples);
  },
  left: () => ({ connections: open.size, loudspeakers: loudspeakers.size, speaks: sound?.readyState === 'live' }),
};

export type VoicePage = typeof page;

Object.assign(globalThis, { voicePage: page });
