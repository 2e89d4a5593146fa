import type { PartialEmoji } from '@chat-js/protocol/reactions.ts';
import { refuse } from '../refusal.ts';

const UNICODE = /^\p{RGI_Emoji}$/v;
/** Says of a sign that it is meant as a picture. Some keyboards leave it out. */
const AS_PICTURE = '\ufe0f';

/**
 * One text for each emoji, the same order in every store: the code points of one of Unicode, in hexadecimal, after a `u`.
 */
export function emojiKey({ id, name }: PartialEmoji): string {
  return id ?? `u${[...(name ?? '')].map((character) => character.codePointAt(0)?.toString(16)).join('-')}`;
}

/** The emoji that a path names. @throws Refusal UNKNOWN_EMOJI */
export function readEmoji(emoji_name: string): PartialEmoji {
  for (const name of [emoji_name, emoji_name + AS_PICTURE]) if (UNICODE.test(name)) return { id: null, name };
  return refuse('UNKNOWN_EMOJI');
}
