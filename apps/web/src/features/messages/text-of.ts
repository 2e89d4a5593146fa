import type { Message } from '@chat-js/protocol/messages.ts';

/** What was written: of a forward what it carries, of a poll what it asks. */
export function textOf({ content, message_snapshots, poll }: Pick<Message, 'content' | 'message_snapshots' | 'poll'>): string {
  return message_snapshots?.[0]?.message.content ?? (content || (poll?.question.text ?? ''));
}
