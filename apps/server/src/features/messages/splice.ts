import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
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
  /** JSON of the thread that was started from it. */
  thread?: string;
  /** The keys of the emoji with which whoever reads it reacted. */
  own?: ReadonlySet<string>;
  /** For which answers of its poll whoever reads it voted. */
  voted?: readonly number[];
}

/** Inside of a text the quotes would be escaped: this is the field itself, and the first one of that name. */
const MENTIONS = '"mentions":[]';

/**
 * The JSON of a whole message: the stored body, what surrounds it, and `more` fields (`,"name":value…`).
 * Strings are joined; nothing is parsed or built again, but for reactions and votes of the reader.
 */
export function messageJson(row: MessageRow, { author, mentions, referenced, thread, own, voted }: Surroundings, more = ''): string {
  const stored = voted?.length ? withVotes(row.body, voted) : row.body;
  const body = mentions?.length ? stored.replace(MENTIONS, () => `"mentions":[${mentions.join()}]`) : stored;
  const nonce = row.nonce === null ? '' : `,"nonce":${JSON.stringify(row.nonce)}`;
  const answered = referenced === undefined ? '' : `,"referenced_message":${referenced}`;
  const below = thread === undefined ? '' : `,"thread":${thread}`;
  const reactions = row.reactions === null ? '' : `,"reactions":${own?.size ? withOwn(row.reactions, own) : row.reactions}`;
  return `${body.slice(0, -1)},"author":${author}${nonce}${answered}${below}${reactions},"revision":${row.revision}${more}}`;
}

/** Where a message is told of that is in a guild. */
export function guildField(guild_id: Id | undefined): string {
  return guild_id === undefined ? '' : `,"guild_id":"${guild_id}"`;
}

function withVotes(body: string, voted: readonly number[]): string {
  const message = JSON.parse(body) as Pick<Message, 'poll'>;
  for (const one of message.poll?.results.answer_counts ?? []) one.me_voted = voted.includes(one.id);
  return JSON.stringify(message);
}

function withOwn(reactions: string, own: ReadonlySet<string>): string {
  return JSON.stringify((JSON.parse(reactions) as Reaction[]).map((one) => ({ ...one, me: own.has(emojiKey(one.emoji)) })));
}
