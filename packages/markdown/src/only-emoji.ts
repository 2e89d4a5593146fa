import type { Node } from './nodes.ts';

/** More than these are a text of pictures. */
const MOST = 30;

/** What the longest of them takes: families are sequences. Unit: characters. */
const LONGEST = 40;

// A browser that does not know the flag may not meet it as a literal: the whole script would be lost.
const EMOJI = 'unicodeSets' in RegExp.prototype ? /\p{RGI_Emoji}/gv : undefined;

/** Whether a message is nothing but 1 to 30 emoji, and space: they are shown large. */
export function isOnlyEmoji(nodes: readonly Node[]): boolean {
  let count = 0;
  for (const node of nodes) {
    if (node.type === 'emoji') count += 1;
    else if (node.type === 'text') count += countEmoji(node.text);
    else if (node.type !== 'break') return false;
    if (count > MOST) return false;
  }
  return count > 0;
}

/** Infinity when there is anything else. */
function countEmoji(text: string): number {
  if (!EMOJI || text.length > MOST * LONGEST) return text.trim() === '' ? 0 : Number.POSITIVE_INFINITY;
  let count = 0;
  const rest = text.replace(EMOJI, () => {
    count += 1;
    return '';
  });
  return rest.trim() === '' ? count : Number.POSITIVE_INFINITY;
}
