import type { PartialEmoji } from '@chat-js/protocol/reactions.ts';

/**
 * One text for each emoji, the same order in every store: the code points of one of Unicode, in hexadecimal, after a `u`.
 */
export function emojiKey({ id, name }: PartialEmoji): string {
  return id ?? `u${[...(name ?? '')].map((character) => character.codePointAt(0)?.toString(16)).join('-')}`;
}
