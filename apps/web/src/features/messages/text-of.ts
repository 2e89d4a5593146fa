import type { Message } from '@chat-js/protocol/messages.ts';

/** What was written: of a forward what it carries, of a poll and of its result what was asked. */
export function textOf({
  content,
  message_snapshots,
  poll,
  embeds,
}: Pick<Message, 'content' | 'message_snapshots' | 'poll' | 'embeds'>): string {
  return message_snapshots?.[0]?.message.content ?? (content || (poll?.question.text ?? resultOf(embeds)));
}

function resultOf(embeds: Message['embeds']): string {
  const asked = embeds.flatMap((embed) => (embed.type === 'poll_result' ? embed.fields : []));
  return asked.find(({ name }) => name === 'poll_question_text')?.value ?? '';
}
