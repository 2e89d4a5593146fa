import type { Id } from '@chat-js/protocol/ids.ts';
import { bodyOf, refsOf } from '../messages/new-message.ts';
import type { MessageRow } from '../messages/store.ts';
import type { MentionRow } from './store.ts';

/**
 * Whom a message tells, a row for each person, each role and for everyone: nothing grows with the people who are told. Without
 * a guild every message tells everybody in the conversation.
 */
export function mentionRowsOf(guild_id: Id | undefined, row: MessageRow): MentionRow[] {
  if (guild_id === undefined) return rowsFor([row.channel_id], row);
  // Nobody is told without one of the two: most messages need no second look.
  if (row.refs === null && !row.body.includes('@')) return [];
  const { mention_everyone, mention_roles } = bodyOf(row);
  const { mentions = [] } = refsOf(row);
  const targets = [...mentions, ...mention_roles, ...(mention_everyone ? [guild_id] : [])];
  return rowsFor(targets, row);
}

function rowsFor(targets: readonly Id[], { id: message_id, channel_id, author_id }: MessageRow): MentionRow[] {
  return [...new Set(targets)].map((target_id) => ({ target_id, message_id, channel_id, author_id }));
}
