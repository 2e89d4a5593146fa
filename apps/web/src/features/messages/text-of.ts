import { isGroupNote } from '@chat-js/client/group-notes.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { msg } from '@lingui/core/macro';
import { i18n } from '../../lib/i18n.ts';
import { groupNoteText } from './group-note-text.ts';

/** What was written: of a forward what it carries, of a poll and of its result what was asked, of a recording that it is one, of a note what was done. */
export function textOf(message: Message): string {
  if (isGroupNote(message)) return groupNoteText(message);
  const { content, attachments } = message.message_snapshots?.[0]?.message ?? message;
  if (attachments.length > 0) return i18n._(msg`Voice message`);
  return content || (message.poll?.question.text ?? resultOf(message.embeds));
}

function resultOf(embeds: Message['embeds']): string {
  const asked = embeds.flatMap((embed) => (embed.type === 'poll_result' ? embed.fields : []));
  return asked.find(({ name }) => name === 'poll_question_text')?.value ?? '';
}
