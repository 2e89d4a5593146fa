import { isGroupNote } from '@chat-js/client/group-notes.ts';
import type { Message } from '@chat-js/protocol/messages.ts';

/** MESSAGE_TYPE without its table, which would bring Zod into the browser. */
const [CHANNEL_FOLLOW_ADD, THREAD_CREATED, AUTO_MODERATION_ACTION, POLL_RESULT] = [12, 18, 24, 46];

type Kind = Pick<Message, 'type'>;

/** AutoMod wrote it about its author. */
export function isAlert({ type }: Kind): boolean {
  return type === AUTO_MODERATION_ACTION;
}

/** It says what a poll of its author came to. */
export function isResult({ type }: Kind): boolean {
  return type === POLL_RESULT;
}

/** It says what happened, and nobody says it. */
export function isNote(message: Kind): boolean {
  return message.type === THREAD_CREATED || message.type === CHANNEL_FOLLOW_ADD || isResult(message) || isGroupNote(message);
}

/** Its author wrote it. */
export function isText(message: Kind): boolean {
  return !isAlert(message) && !isNote(message);
}
