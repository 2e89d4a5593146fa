import { parse } from '@chat-js/markdown/parse.ts';

/** Links that stand between `||` and `||`: nothing of them shows before it is asked for. */
export function hiddenLinks(content: string): ReadonlySet<string> {
  const pieces = content.split('||');
  // Every second piece is hidden, if it ends.
  const hidden = pieces.filter((_, index) => index % 2 === 1 && index < pieces.length - 1);
  return new Set(hidden.flatMap(parse).flatMap((node) => (node.type === 'link' ? [node.href] : [])));
}
