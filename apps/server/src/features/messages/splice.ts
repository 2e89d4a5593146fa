import type { Reaction } from '@chat-js/protocol/reactions.ts';
import { emojiKey } from '../reactions/emoji.ts';
import type { MessageRow } from './store.ts';

/** What a message is shown with and does not hold itself. */
export interface Surroundings {
  /** JSON of the author as they are today. */
  author: string;
  /** JSON of each person that is mentioned. */
  mentions?: readonly string[];
  /** Of an answer: JSON of the other message, `null` when that is gone. */
  referenced?: string;
  /** The keys of the emoji with which whoever reads it reacted. */
  own?: ReadonlySet<string>;
}

/** Inside of a text the quotes would be escaped: this is the field itself, and the first one of that name. */
const MENTIONS = '"mentions":[]';

/**
 * The JSON of a whole message: the stored body, what surrounds it, and `more` fields (`,"name":value…`).
 * Strings are joined; nothing is parsed or built again, but for reactions of the reader.
 */
export function messageJson(row: MessageRow, { author, mentions, referenced, own }: Surroundings, more = ''): string {
  const body = mentions?.length ? row.body.replace(MENTIONS, () => `"mentions":[${mentions.join()}]`) : row.body;
  const nonce = row.nonce === null ? '' : `,"nonce":${JSON.stringify(row.nonce)}`;
  const answered = referenced === undefined ? '' : `,"referenced_message":${referenced}`;
  const reactions = row.reactions === null ? '' : `,"reactions":${own?.size ? withOwn(row.reactions, own) : row.reactions}`;
  return `${body.slice(0, -1)},"author":${author}${nonce}${answered}${reactions},"revision":${row.revision}${more}}`;
}

function withOwn(reactions: string, own: ReadonlySet<string>): string {
  return JSON.stringify((JSON.parse(reactions) as Reaction[]).map((one) => ({ ...one, me: own.has(emojiKey(one.emoji)) })));
}
