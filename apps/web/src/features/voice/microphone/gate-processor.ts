import { createGate, type GateRule } from './gate.ts';
import { toLevel } from './level.ts';

// Of the scope of audio worklets, which TypeScript's own list does not have (Web Audio API, 1.32).
declare const sampleRate: number;
declare function registerProcessor(
  name: string,
  processor: new () => { process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean },
): void;
declare const AudioWorkletProcessor: new () => { readonly port: MessagePort };

/** Several times in what an eye sees. ms */
const TELL_EVERY = 30;
/** How fast it opens and closes, so that nothing clicks. ms */
const [OPENS_IN, CLOSES_IN] = [3, 40];

/** Lets sound through or not, away from the page: a busy or hidden page stops no word. */
class GateProcessor extends AudioWorkletProcessor {
  rule: GateRule | undefined;
  ended = false;
  gate = createGate();
  gain = 0;
  loudest = 0;
  told = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<GateRule | null>) => {
      if (data === null) this.ended = true;
      else this.rule = data;
    };
  }

  process([input]: Float32Array[][], [output]: Float32Array[][]): boolean {
    const [heard, sent] = [input?.[0], output?.[0]];
    if (sent && this.rule) this.pass(heard, sent, this.rule);
    return !this.ended;
  }

  pass(heard: Float32Array | undefined, sent: Float32Array, rule: GateRule) {
    let peak = 0;
    for (const sample of heard ?? []) peak = Math.max(peak, Math.abs(sample));
    const ms = (sent.length / sampleRate) * 1000;
    const open = this.gate.step(toLevel(peak), ms, rule);
    const step = open ? ms / OPENS_IN / sent.length : -ms / CLOSES_IN / sent.length;
    for (let i = 0; i < sent.length; i += 1) {
      this.gain = Math.min(1, Math.max(0, this.gain + step));
      sent[i] = (heard?.[i] ?? 0) * this.gain;
    }
    this.loudest = Math.max(this.loudest, peak);
    this.told += ms;
    if (this.told < TELL_EVERY) return;
    this.port.postMessage({ level: toLevel(this.loudest), open, threshold: this.gate.threshold(rule) });
    this.told = 0;
    this.loudest = 0;
  }
}

registerProcessor('gate', GateProcessor);
