import type { RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import type { GateRule } from './gate.ts';
import gateUrl from './gate-processor.ts?worker&url';

/** What the gate heard lately, on the scale of level.ts. */
export interface Heard {
  level: number;
  /** Others hear it. */
  open: boolean;
  /** From which level on. */
  threshold: number;
}

/** Opus is sent at this rate, and RNNoise knows no other. Hz */
const SAMPLE_RATE = 48_000;
const MONO = { channelCount: 1, channelCountMode: 'explicit' } as const;

export type Graph = Awaited<ReturnType<typeof openGraph>>;

/** The way of sound from a microphone to those who hear it: noise taken out, made louder, let through. What comes in may change, what goes out does not. */
export async function openGraph() {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE });
  try {
    await context.audioWorklet.addModule(gateUrl);
  } catch (error) {
    await context.close();
    throw error;
  }
  const resume = () => void context.resume();
  // A browser may want to see a press first, and a phone ends it for a call.
  for (const sign of ['pointerdown', 'keydown']) addEventListener(sign, resume, { capture: true });
  resume();

  const entry = new GainNode(context, MONO);
  const volume = new GainNode(context, MONO);
  const gate = new AudioWorkletNode(context, 'gate', { ...MONO, outputChannelCount: [1] });
  const out = new MediaStreamAudioDestinationNode(context, MONO);
  entry.connect(volume).connect(gate).connect(out);

  let heard: Heard = { level: 0, open: false, threshold: 0 };
  gate.port.onmessage = ({ data }: MessageEvent<Heard>) => {
    heard = data;
  };
  let source: MediaStreamAudioSourceNode | undefined;
  let rnnoise: RnnoiseWorkletNode | undefined;

  function take(next: RnnoiseWorkletNode | undefined) {
    entry.disconnect();
    rnnoise?.destroy();
    rnnoise = next;
    if (next) entry.connect(next).connect(volume);
    else entry.connect(volume);
  }

  return {
    track: trackOf(out.stream),
    heard: () => heard,
    setInput(stream: MediaStream) {
      const next = context.createMediaStreamSource(stream);
      source?.disconnect();
      next.connect(entry);
      source = next;
    },
    /** Throws where RNNoise cannot run; then everything is as before. */
    async setRnnoise(wanted: boolean) {
      if (wanted === (rnnoise !== undefined)) return;
      const next = wanted ? await (await import('./rnnoise.ts')).createRnnoise(context) : undefined;
      if (context.state === 'closed') return next?.destroy();
      take(next);
    },
    /** Soon, but not at once: a jump would click. */
    setVolume: (value: number) => void volume.gain.setTargetAtTime(value, context.currentTime, 0.02),
    setRule: (rule: GateRule) => gate.port.postMessage(rule),
    close() {
      for (const sign of ['pointerdown', 'keydown']) removeEventListener(sign, resume, { capture: true });
      gate.port.postMessage(null);
      rnnoise?.destroy();
      for (const track of out.stream.getTracks()) track.stop();
      void context.close();
    },
  };
}

function trackOf(stream: MediaStream): MediaStreamTrack {
  const [track] = stream.getAudioTracks();
  if (!track) throw new Error('a destination without a track');
  return track;
}
