import { CHANNEL_NAME_CHANGE, RECIPIENT_ADD, RECIPIENT_REMOVE } from '@chat-js/client/group-notes.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { msg } from '@lingui/core/macro';
import { i18n } from '../../lib/i18n.ts';
import { displayName } from '../../lib/names.ts';

/** What its author did to the group, where their name stands in front of it. */
export function groupNoteText({ type, author, mentions, content }: Pick<Message, 'type' | 'author' | 'mentions' | 'content'>): string {
  const [about = author] = mentions;
  const name = displayName(about);
  if (type === RECIPIENT_ADD) return i18n._(msg`Added: ${name}`);
  if (type === RECIPIENT_REMOVE) return about.id === author.id ? i18n._(msg`Left the group`) : i18n._(msg`Removed: ${name}`);
  return type === CHANNEL_NAME_CHANGE ? i18n._(msg`New name of the group: ${content || '—'}`) : i18n._(msg`New picture of the group`);
}
