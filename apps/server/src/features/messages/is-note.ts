import { MESSAGE_TYPE, type Message } from '@chat-js/protocol/messages.ts';

type Type = Message['type'];

const OF_GROUPS: readonly Type[] = [
  MESSAGE_TYPE.RECIPIENT_ADD,
  MESSAGE_TYPE.RECIPIENT_REMOVE,
  MESSAGE_TYPE.CHANNEL_NAME_CHANGE,
  MESSAGE_TYPE.CHANNEL_ICON_CHANGE,
];
const NOTES: readonly Type[] = [...OF_GROUPS, MESSAGE_TYPE.CHANNEL_FOLLOW_ADD, MESSAGE_TYPE.THREAD_CREATED, MESSAGE_TYPE.POLL_RESULT];

/** It says what happened, and nobody wrote it: its author, who did that, does not change it. */
export const isNote = (type: Type): boolean => NOTES.includes(type);

/** What happened to a group: it stays for those who are in it. */
export const isNoteOfGroup = (type: Type): boolean => OF_GROUPS.includes(type);
