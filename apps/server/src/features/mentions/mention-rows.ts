import type { Id } from '@chat-js/protocol/ids.ts';
import { bodyOf, refsOf } from '../messages/new-message.ts';
import type { MessageRow } from '../messages/store.ts';
import type { MentionRow } from './store.ts';

/** Whom a message tells, a row for each person, each role and for everyone: nothing grows with the people who are told. */
export function mentionRowsOf(guild_id: Id, row: MessageRow): MentionRow[] {
  // Nobody is told without one of the two: most messages need no second look.
  if (row.refs === null && !row.body.includes('@')) return [];
  const { mention_everyone, mention_roles } = bodyOf(row);
  const { mentions = [] } = refsOf(row);
  const targets = [...mentions, ...mention_roles, ...(mention_everyone ? [guild_id] : [])];
  const { id: message_id, channel_id, author_id } = row;
  return [...new Set(targets)].map((target_id) => ({ target_id, message_id, channel_id, author_id }));
}
