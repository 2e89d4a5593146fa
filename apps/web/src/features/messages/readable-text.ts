import type { Message } from '@chat-js/protocol/messages.ts';
import { textOf } from './text-of.ts';

/** A message with what its author is called here. */
export interface Spoken {
  message: Message;
  name: string;
}

/** Messages as one would write down a conversation: who and when above what they said, in the order in which they said it. */
export function readableText(spoken: readonly Spoken[], momentOf: (time: number) => string): string {
  const groups: { head: string; lines: string[] }[] = [];
  for (const { message, name } of spoken) {
    const head = `${name}, ${momentOf(Date.parse(message.timestamp))}`;
    const group = groups.at(-1);
    if (group?.head === head) group.lines.push(textOf(message));
    else groups.push({ head, lines: [textOf(message)] });
  }
  return groups.map(({ head, lines }) => [head, ...lines].join('\n')).join('\n\n');
}
