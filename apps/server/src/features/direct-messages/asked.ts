import { DIRECT_TYPE } from '@chat-js/protocol/direct-messages.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { DirectChannelRow } from './store.ts';

/** Who has it among their conversations: in it, and has not closed it. */
export function seersOf({ user_ids, closed_by }: DirectChannelRow): Id[] {
  return user_ids.filter((id) => !closed_by.includes(id));
}

/** Whether both of a pair have it among their conversations, and neither is still asked. */
export function isMutual(row: DirectChannelRow): boolean {
  return row.type === DIRECT_TYPE.ONE_TO_ONE && row.user_ids.length === 2 && hearersOf(row).length === 2 && seersOf(row).length === 2;
}

/** Who is told of what is written in it: of whoever is asked nobody learns whether they read. */
export function hearersOf(row: DirectChannelRow): Id[] {
  return row.user_ids.filter((id) => !isAsked(row, id));
}

/** Whether it is a request to somebody, which they have not accepted. */
export function isAsked({ asked_id, consent }: Pick<DirectChannelRow, 'asked_id' | 'consent'>, user_id: Id): boolean {
  return asked_id === user_id && consent !== 'accepted';
}
