/** Why there is no microphone; each has its own sentence on screen, and what to do. */
export type MicrophoneTrouble = 'refused' | 'missing' | 'busy' | 'insecure' | 'unsupported' | 'failed';

/** What `getUserMedia` failed with (Media Capture and Streams, 10.3.2). */
export function troubleOf(error: unknown): MicrophoneTrouble {
  const name = error instanceof DOMException || error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'failed';
}
