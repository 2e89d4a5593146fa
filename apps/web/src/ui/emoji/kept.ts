import type { Id } from '@chat-js/protocol/ids.ts';
import { browserMemory } from '../../lib/browser-memory.ts';
import { TONES, type Tone } from './tones.ts';
import { favourites, noteUse, readUses } from './used.ts';

const TONE = 'chat.emoji-tone';
const usesOf = (me: Id) => `chat.emoji-used.${me}`;

export function keptTone(): Tone {
  return TONES.find((tone) => tone === browserMemory.get(TONE)) ?? 'none';
}

export function keepTone(tone: Tone): void {
  browserMemory.set(TONE, tone);
}

/** What somebody used on this device. */
export function keptFavourites(me: Id, most: number): ReturnType<typeof favourites> {
  return favourites(readUses(browserMemory.get(usesOf(me))), Date.now(), most);
}

export function keepUse(me: Id, text: string): void {
  browserMemory.set(usesOf(me), JSON.stringify(noteUse(readUses(browserMemory.get(usesOf(me))), text, Date.now())));
}
