import { isMp4Audio } from './mp4.ts';
import { isOggOpus } from './ogg.ts';
import { isWebmOpus } from './webm.ts';

/** What recordings of browsers are kept as, by the ending of their files. */
export const AUDIO_TYPES = { ogg: 'audio/ogg', webm: 'audio/webm', m4a: 'audio/mp4' } as const;

export type AudioEnding = keyof typeof AUDIO_TYPES;

/** What a file is by what stands at its beginning, whatever it is called: sound and nothing else, or undefined. Never throws. */
export function audioEndingOf(bytes: Uint8Array): AudioEnding | undefined {
  if (isOggOpus(bytes)) return 'ogg';
  if (isWebmOpus(bytes)) return 'webm';
  return isMp4Audio(bytes) ? 'm4a' : undefined;
}
