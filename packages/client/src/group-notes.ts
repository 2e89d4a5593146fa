import type { Message } from '@chat-js/protocol/messages.ts';

/** The types of messages that say what happened to a group. */
export const RECIPIENT_ADD = 1;
export const RECIPIENT_REMOVE = 2;
export const CHANNEL_NAME_CHANGE = 4;
export const CHANNEL_ICON_CHANGE = 5;

const NOTES: readonly number[] = [RECIPIENT_ADD, RECIPIENT_REMOVE, CHANNEL_NAME_CHANGE, CHANNEL_ICON_CHANGE];

export function isGroupNote({ type }: Pick<Message, 'type'>): boolean {
  return NOTES.includes(type);
}
