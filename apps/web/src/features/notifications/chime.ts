/** Hz, and when it begins, in s: a fourth, rising. */
const NOTES = [
  { pitch: 659.26, at: 0 },
  { pitch: 880, at: 0.11 },
];
/** Of 1. */
const VOLUME = 0.1;
/** Until it is loud, and until it has died away, in s. */
const [SWELL, LENGTH] = [0.015, 0.6];
/** Of what comes closer together, one is heard; and later than this it is not worth it. ms */
const APART = 2000;

let context: AudioContext | undefined;
let last = Number.NEGATIVE_INFINITY;

/** Two soft notes. Silent where the browser allows no sound. */
export async function chime(): Promise<void> {
  const asked = performance.now();
  if (asked - last < APART) return;
  last = asked;
  context ??= new AudioContext();
  const on = context;
  // Waits for a press where there was none.
  await on.resume();
  if (performance.now() - asked >= APART) return;
  await Promise.all(NOTES.map(({ pitch, at }) => play(on, pitch, at)));
  await on.suspend();
}

function play(on: AudioContext, pitch: number, at: number): Promise<void> {
  const begin = on.currentTime + at;
  const tone = new OscillatorNode(on, { frequency: pitch });
  const volume = new GainNode(on, { gain: 0 });
  volume.gain.setValueAtTime(0, begin);
  volume.gain.linearRampToValueAtTime(VOLUME, begin + SWELL);
  volume.gain.exponentialRampToValueAtTime(VOLUME / 1000, begin + LENGTH);
  tone.connect(volume).connect(on.destination);
  tone.start(begin);
  tone.stop(begin + LENGTH);
  return new Promise((resolve) => tone.addEventListener('ended', () => resolve(), { once: true }));
}
