import type { Id } from '@chat-js/protocol/ids.ts';
import type { PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { findUsableEmojis } from '../emojis/usable.ts';

/** As packages/markdown reads it, where it ignores case, or more: what is shown as an emoji is found here. */
const CUSTOM = /<a?:(\w{2,32}):(\d{1,19})>/giu;

/** The text with the emoji of guilds that its author may use; of others their names stay. What is no text is left alone. */
export async function writeEmojis<T extends string | null | undefined>(
  ctx: Context,
  accessed: PlaceAccessed,
  content: T,
): Promise<T | string> {
  if (typeof content !== 'string') return content;
  const ids = idsIn(content);
  return ids.length === 0 ? content : keepUsable(content, await findUsableEmojis(ctx, accessed, ids));
}

export function idsIn(content: string): Id[] {
  return [...content.matchAll(CUSTOM)].map(([, , id = '']) => id);
}

/** Also in code, where it stays text: nobody has to agree on what is code for the rule to hold. */
export function keepUsable(content: string, usable: { has(id: Id): boolean }): string {
  let sent = content;
  // Again until nothing changes: `<<:cat:1>2>` becomes another emoji.
  for (let before = ''; before !== sent; ) {
    before = sent;
    sent = before.replace(CUSTOM, (written, name: string, id: Id) => (usable.has(id) ? written : `:${name}:`));
  }
  return sent;
}
