import { parse } from '@chat-js/markdown/parse.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';

/** The links of a text that its author wants shown, as they stand there, each once. */
export function previewable(content: string): string[] {
  const links = parse(content).flatMap((node) => (node.type === 'link' && !node.bare ? [node.href] : []));
  return [...new Set(links)].slice(0, LIMITS.previews.links);
}
