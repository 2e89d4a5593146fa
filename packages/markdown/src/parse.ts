import type { Node } from './nodes.ts';

// Each alternative ends at the first character it cannot take and the classes exclude its start, so a scan is linear.
const TOKEN = /\n|<(https?:\/\/[\p{L}\p{N}[][^\s<>]*)>|https?:\/\/[\p{L}\p{N}[][^\s<>"`]*/giu;

/** What ends a sentence around a link rather than the link. */
const TRAILING = new Set(".,:;!?…'*_~»”’");
const CLOSING = new Set(')]');

/** Splits a message into text, line breaks and links. Linear in its length, never throws, knows no HTML. */
export function parse(input: string): Node[] {
  const nodes: Node[] = [];
  let done = 0;
  const textUpTo = (end: number) => {
    if (end > done) nodes.push({ type: 'text', source: input.slice(done, end) });
  };
  for (const { 0: found, 1: enclosed, index } of input.matchAll(TOKEN)) {
    textUpTo(index);
    if (found === '\n') {
      nodes.push({ type: 'break', source: '\n' });
      done = index + 1;
    } else {
      const href = enclosed ?? trimLink(found);
      const source = enclosed === undefined ? href : found;
      nodes.push({ type: 'link', source, href, bare: enclosed !== undefined });
      done = index + source.length;
    }
  }
  textUpTo(input.length);
  return nodes;
}

/** Leaves out punctuation at the end, and brackets that were opened before the link. */
function trimLink(link: string): string {
  const unmatched: Record<string, number> = { ')': count(link, ')') - count(link, '('), ']': count(link, ']') - count(link, '[') };
  let end = link.length;
  for (; end > 0; end -= 1) {
    const last = link.charAt(end - 1);
    if (CLOSING.has(last) && (unmatched[last] ?? 0) > 0) unmatched[last] = (unmatched[last] ?? 0) - 1;
    else if (!TRAILING.has(last)) break;
  }
  return link.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
