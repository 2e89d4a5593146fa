import type { Message } from '@chat-js/protocol/messages.ts';
import { msg } from '@lingui/core/macro';
import { i18n } from '../../lib/i18n.ts';

/** What was written: of a forward what it carries, of a poll and of its result what was asked, of a recording that it is one. */
export function textOf(message: Pick<Message, 'content' | 'message_snapshots' | 'poll' | 'embeds' | 'attachments'>): string {
  const { content, attachments } = message.message_snapshots?.[0]?.message ?? message;
  if (attachments.length > 0) return i18n._(msg`Voice message`);
  return content || (message.poll?.question.text ?? resultOf(message.embeds));
}

function resultOf(embeds: Message['embeds']): string {
  const asked = embeds.flatMap((embed) => (embed.type === 'poll_result' ? embed.fields : []));
  return asked.find(({ name }) => name === 'poll_question_text')?.value ?? '';
}
