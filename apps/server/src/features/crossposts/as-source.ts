import { MESSAGE_FLAG } from '@chat-js/protocol/messages.ts';
import { bodyOf, type MessageBody } from '../messages/new-message.ts';
import type { MessageRow } from '../messages/store.ts';

/** What stands in place of a deleted message, for programs; people read it in their language by the flag (Discord: the same). */
const DELETED = '[Original Message Deleted]';

/** A copy with what its message says now, as far as it is not hidden where the copy is; undefined: the message is gone. It tells nobody. */
export function asSource(copy: MessageBody, message: MessageRow | undefined): MessageBody {
  if (!message) return { ...copy, content: DELETED, embeds: [], flags: copy.flags | MESSAGE_FLAG.SOURCE_MESSAGE_DELETED };
  const { content, edited_timestamp, embeds } = bodyOf(message);
  const flags = copy.flags & ~MESSAGE_FLAG.SOURCE_MESSAGE_DELETED;
  const isSuppressed = (flags & MESSAGE_FLAG.SUPPRESS_EMBEDS) !== 0;
  return { ...copy, content, edited_timestamp, embeds: isSuppressed ? [] : embeds, flags };
}
