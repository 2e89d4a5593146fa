import type { PartialEmoji } from '@chat-js/protocol/reactions.ts';
import type { Context } from '../context.ts';
import { findUsableEmojis } from '../emojis/usable.ts';
import type { MessageAccessed } from '../messages/access.ts';
import type { MessageRow } from '../messages/store.ts';
import { refuse } from '../refusal.ts';
import { reactionsOf } from './summary.ts';

const UNICODE = /^\p{RGI_Emoji}$/v;
/** Says of a sign that it is meant as a picture. Some keyboards leave it out. */
const AS_PICTURE = '\ufe0f';

/** `name:id`, as libraries write it with an `a:` before what moves. */
const OF_GUILD = /^(?:a:)?\w{2,32}:([0-9]{1,19})$/;

/**
 * The emoji that a path names, to react with it: of Unicode, of the guild, one of the person's other guilds where that is
 * allowed, or any that is under the message. What it is called is not the caller's to say. @throws Refusal UNKNOWN_EMOJI
 */
export async function readEmoji(ctx: Context, accessed: MessageAccessed, emoji_name: string): Promise<PartialEmoji> {
  const emoji = namedEmoji(accessed.row, emoji_name);
  if (emoji.id === null || emoji.name !== null) return emoji;
  const known = (await findUsableEmojis(ctx, accessed, [emoji.id])).get(emoji.id) ?? refuse('UNKNOWN_EMOJI');
  return { id: known.id, name: known.name, ...(known.animated && { animated: true }) };
}

/**
 * The emoji that a path names, to ask who reacted or to take it away: by its id, since it may be deleted meanwhile. One that
 * is not under the message has no name. @throws Refusal UNKNOWN_EMOJI
 */
export function namedEmoji(row: Pick<MessageRow, 'reactions'>, emoji_name: string): PartialEmoji {
  const name = unicodeEmoji(emoji_name);
  if (name !== undefined) return { id: null, name };
  const id = OF_GUILD.exec(emoji_name)?.[1] ?? refuse('UNKNOWN_EMOJI');
  return reactionsOf(row).find(({ emoji }) => emoji.id === id)?.emoji ?? { id, name: null };
}

/** The sign as it is kept; undefined when it is none of Unicode. */
export function unicodeEmoji(sign: string): string | undefined {
  return [sign, sign + AS_PICTURE].find((name) => UNICODE.test(name));
}
