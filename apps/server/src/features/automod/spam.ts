import { fold } from './fold.ts';

/** What somebody wrote, and when: ms since 1970. */
export interface Written {
  content: string;
  at: number;
}

/** Four times the same in half a minute, or seven messages in five seconds: nobody who talks does that. */
const REPEATS = { messages: 4, ms: 30_000 };
const FLOOD = { messages: 7, ms: 5_000 };

/** Whether a message is spam after the earlier ones of its author, in any order and from whatever channels of the guild. */
export function isSpam(message: Written, earlier: readonly Written[]): boolean {
  const since = (ms: number) => earlier.filter(({ at }) => at <= message.at && message.at - at < ms);
  if (since(FLOOD.ms).length + 1 >= FLOOD.messages) return true;
  const said = gist(message.content);
  return since(REPEATS.ms).filter(({ content }) => gist(content) === said).length + 1 >= REPEATS.messages;
}

/** A dot, a number or an invisible character at the end makes no other message. */
function gist(content: string): string {
  const { skeleton } = fold(content);
  return skeleton.replace(/[^\p{L}]/gu, '') || skeleton;
}
