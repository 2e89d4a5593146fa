import { compareIds, type Id } from '@chat-js/protocol/ids.ts';

/** What makes the conversation of two people the only one. */
export function pairOf(a: Id, b: Id): string {
  return [a, b].sort(compareIds).join(':');
}
