import { loadRnnoise, RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import wasmUrl from '@sapphi-red/web-noise-suppressor/rnnoise.wasm?url';
import simdUrl from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url';
import processorUrl from '@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url';

/** It was taught at this sample rate. Hz */
const SAMPLE_RATE = 48_000;

/** Takes noise out of speech. `destroy` frees its memory. Throws where it cannot run. */
export async function createRnnoise(context: AudioContext): Promise<RnnoiseWorkletNode> {
  if (context.sampleRate !== SAMPLE_RATE) throw new Error(`RNNoise needs ${SAMPLE_RATE} Hz, and this is ${context.sampleRate}`);
  const [wasmBinary] = await Promise.all([loadRnnoise({ url: wasmUrl, simdUrl }), context.audioWorklet.addModule(processorUrl)]);
  // The worklet does not tell that it cannot: it would be silent for good.
  await WebAssembly.compile(wasmBinary);
  return new RnnoiseWorkletNode(context, { maxChannels: 1, wasmBinary });
}
