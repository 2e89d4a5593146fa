/** The one that can be heard. */
let audible: HTMLAudioElement | undefined;

/** An element that falls silent when another one begins. */
export function createAudio(): HTMLAudioElement {
  const audio = new Audio();
  audio.preload = 'metadata';
  audio.addEventListener('play', () => {
    if (audible !== audio) audible?.pause();
    audible = audio;
  });
  return audio;
}

/** Goes to a place, also in what a browser has recorded: that does not say how long it is, until its end was seen. */
export async function seek(audio: HTMLAudioElement, seconds: number): Promise<void> {
  if (audio.readyState < HTMLMediaElement.HAVE_METADATA) await once(audio, 'loadedmetadata');
  if (audio.duration === Number.POSITIVE_INFINITY) {
    const known = once(audio, 'durationchange');
    audio.currentTime = Number.MAX_SAFE_INTEGER;
    await known;
  }
  audio.currentTime = seconds;
}

/** ms */
const PATIENCE = 5000;

/** Not for ever: a place that is not found is better than a bar that hangs. */
function once(audio: HTMLAudioElement, type: string): Promise<unknown> {
  return new Promise((resolve) => {
    audio.addEventListener(type, resolve, { once: true });
    setTimeout(resolve, PATIENCE);
  });
}
