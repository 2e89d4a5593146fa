import { parse } from '@chat-js/markdown/parse.ts';
import { linksIn } from '@chat-js/markdown/read.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';

/** The links of a text that its author wants shown, as they stand there, each once. */
export function previewable(content: string): string[] {
  const links = linksIn(parse(content)).filter(({ bare }) => !bare);
  return [...new Set(links.map(({ href }) => href))].slice(0, LIMITS.previews.links);
}
