import type { Message } from '@chat-js/protocol/messages.ts';

/** MESSAGE_TYPE without its table, which would bring Zod into the browser. */
const [THREAD_CREATED, AUTO_MODERATION_ACTION] = [18, 24];

type Kind = Pick<Message, 'type'>;

/** AutoMod wrote it about its author. */
export function isAlert({ type }: Kind): boolean {
  return type === AUTO_MODERATION_ACTION;
}

/** It says that its author has started a thread. */
export function isThreadNote({ type }: Kind): boolean {
  return type === THREAD_CREATED;
}

/** Its author wrote it. */
export function isText(message: Kind): boolean {
  return !isAlert(message) && !isThreadNote(message);
}
