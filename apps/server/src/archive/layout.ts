import type { Part } from './parts.ts';

/** The format this program writes and reads. It grows when rows change their shape or files their place. */
export const FORMAT = 3;

/** The first entry: what this file is. */
export const OPENING = 'chat-js.json';
/** The last entry: counts and hashes of everything before it. */
export const MANIFEST = 'manifest.json';

export function partName({ section, number }: Pick<Part, 'section' | 'number'>): string {
  return `rows/${section}/${String(number).padStart(6, '0')}.jsonl`;
}

export function fileName(key: string): string {
  return `files/${key}`;
}
