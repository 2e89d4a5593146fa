/** Hz one after the other, each for a moment. */
const TUNES = {
  come: [523, 784],
  go: [784, 523],
  muted: [440, 330],
  unmuted: [330, 440],
  deafened: [392, 294, 220],
  undeafened: [220, 294, 392],
  ended: [523, 392, 262],
  ring: [659, 784, 659, 784],
} as const;

export type Tune = keyof typeof TUNES;

/** s */
const NOTE = 0.11;
const LOUDNESS = 0.06;

let context: AudioContext | undefined;

/** A soft sound, made here: nothing is fetched. Where the browser wants a press first, it stays silent. */
export function playTune(tune: Tune): void {
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
  const start = context.currentTime + 0.01;
  TUNES[tune].forEach((frequency, index) => {
    if (context) playNote(context, frequency, start + index * NOTE);
  });
}

function playNote(into: AudioContext, frequency: number, at: number): void {
  const tone = new OscillatorNode(into, { type: 'sine', frequency });
  const loudness = new GainNode(into, { gain: 0 });
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(LOUDNESS, at + 0.015);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + NOTE * 1.9);
  tone.connect(loudness).connect(into.destination);
  tone.start(at);
  tone.stop(at + NOTE * 2);
}
