import type { Message } from '@chat-js/protocol/messages.ts';

/** MESSAGE_TYPE without its table, which would bring Zod into the browser. */
const AUTO_MODERATION_ACTION = 24;

/** AutoMod wrote it about its author. */
export function isAlert({ type }: Pick<Message, 'type'>): boolean {
  return type === AUTO_MODERATION_ACTION;
}
