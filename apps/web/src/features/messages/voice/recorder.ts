import type { Recording } from '@chat-js/client/recordings.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { toWaveform } from './waveform.ts';

/** Why there is no recording. */
export type Hindrance = 'insecure' | 'unsupported' | 'refused' | 'none' | 'busy' | 'failed';

export class NoRecording extends Error {
  override name = 'NoRecording';
  readonly hindrance: Hindrance;
  constructor(hindrance: Hindrance, options?: ErrorOptions) {
    super(`no recording: ${hindrance}`, options);
    this.hindrance = hindrance;
  }
}

export interface Recorder {
  /** Ends it; the same each time. */
  stop: () => Promise<Recording>;
  /** Ends it and forgets it. */
  cancel: () => void;
}

interface Watch {
  /** Several times a second: how loud it is now, 0 to 1, and how long it has been, in seconds. */
  onLevel: (level: number, seconds: number) => void;
  /** It is as long as it may be, or the microphone is gone: what there is can be sent. */
  onEnd: () => void;
}

const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4;codecs=mp4a.40.2', 'audio/mp4'];
/** Speech is clear with this; twenty minutes of it stay below the limit. */
const BITS_PER_SECOND = 32_000;
/** ms */
const TICK = 50;

/** Asks for the microphone and records from it. Throws NoRecording. */
export async function startRecording({ onLevel, onEnd }: Watch): Promise<Recorder> {
  if (!navigator.mediaDevices) throw new NoRecording(isSecureContext ? 'unsupported' : 'insecure');
  const mimeType = typeof MediaRecorder === 'undefined' ? undefined : TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  if (mimeType === undefined) throw new NoRecording('unsupported');
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch((error: unknown) => {
    throw new NoRecording(hindranceOf(error), { cause: error });
  });

  const media = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND });
  const chunks: Blob[] = [];
  const levels: number[] = [];
  const meter = createMeter(stream);
  const began = performance.now();
  let ended: number | undefined;
  const seconds = () => ((ended ?? performance.now()) - began) / 1000;
  const timer = setInterval(() => {
    const level = meter.level();
    levels.push(level);
    onLevel(level, seconds());
    if (seconds() >= LIMITS.voiceMessage.seconds - 1) onEnd();
  }, TICK);

  const over = new Promise<void>((resolve) => media.addEventListener('stop', () => resolve(), { once: true }));
  media.addEventListener('dataavailable', ({ data }) => void chunks.push(data));
  stream.getAudioTracks()[0]?.addEventListener('ended', onEnd);
  media.start(1000);

  function end() {
    if (ended !== undefined) return;
    ended = performance.now();
    clearInterval(timer);
    if (media.state !== 'inactive') media.stop();
    for (const track of stream.getTracks()) track.stop();
    meter.close();
  }

  return {
    async stop() {
      end();
      await over;
      const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
      return { bytes, duration_secs: Math.max(0.1, Math.round(seconds() * 100) / 100), waveform: toWaveform(levels) };
    },
    cancel: end,
  };
}

/** The loudest of the last samples. */
function createMeter(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    },
    close: () => void context.close(),
  };
}

function hindranceOf(error: unknown): Hindrance {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'failed';
}
