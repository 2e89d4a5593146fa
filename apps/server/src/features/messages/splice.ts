import type { Message } from '@chat-js/protocol/messages.ts';
import type { MessageRow } from './store.ts';

/** What a message is before it has an author and a nonce: the part that is stored. */
export type MessageBody = Omit<Message, 'author' | 'nonce'>;

/**
 * The JSON of a whole message: the stored body, the author as they are today, and `more` fields (`,"name":value…`).
 * Strings are joined; nothing is parsed or built again.
 */
export function messageJson(row: MessageRow, authorJson: string, more = ''): string {
  const nonce = row.nonce === null ? '' : `,"nonce":${JSON.stringify(row.nonce)}`;
  return `${row.body.slice(0, -1)},"author":${authorJson}${nonce}${more}}`;
}
