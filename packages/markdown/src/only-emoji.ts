import type { Node } from './nodes.ts';

/** More than these are a text of pictures. */
const MOST = 30;

// A browser that does not know the flag may not meet it as a literal: the whole script would be lost.
const EMOJI = 'unicodeSets' in RegExp.prototype ? /\p{RGI_Emoji}/gv : undefined;

/** Whether a message is nothing but 1 to 30 emoji, and space: they are shown large. */
export function isOnlyEmoji(nodes: readonly Node[]): boolean {
  let count = 0;
  const counted = () => {
    count += 1;
    return '';
  };
  const rest = nodes.map((node) => {
    if (node.type === 'text') return EMOJI ? node.text.replace(EMOJI, counted) : node.text;
    if (node.type === 'emoji') return counted();
    return node.type;
  });
  return rest.every((text) => text.trim() === '' || text === 'break') && count > 0 && count <= MOST;
}
