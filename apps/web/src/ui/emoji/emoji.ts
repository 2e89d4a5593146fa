import type { Id } from '@chat-js/protocol/ids.ts';

/** An emoji in the shape of Discord's partial emoji: Unicode has no id, and its name is the emoji itself. */
export type PickedEmoji = { name: string; id: null } | { name: string; id: Id; animated: boolean };

/** An emoji of a server. */
export interface CustomEmoji {
  id: Id;
  name: string;
  animated: boolean;
  /** Its picture. */
  url: string;
}

/** The emoji of one server. */
export interface CustomEmojiGroup {
  id: Id;
  name: string;
  emojis: readonly CustomEmoji[];
}

const CUSTOM = /^<(a?):(\w+):(\d+)>$/;

/** An emoji as it stands in a message; what is kept of it too. */
export function emojiText(emoji: PickedEmoji): string {
  return emoji.id === null ? emoji.name : `<${emoji.animated ? 'a' : ''}:${emoji.name}:${emoji.id}>`;
}

/** The inverse of `emojiText`. */
export function emojiOf(text: string): PickedEmoji {
  const [, animated, name, id] = CUSTOM.exec(text) ?? [];
  return id === undefined || name === undefined ? { name: text, id: null } : { name, id, animated: animated === 'a' };
}
