import type { Id } from '@chat-js/protocol/ids.ts';
import type { ReadState } from '@chat-js/protocol/read-states.ts';
import type { MentionRow } from './store.ts';

type Wide = Pick<ReadState, 'role_mention_ids' | 'everyone_mention_ids'>;

/** Of the messages of a place that tell somebody, those that do by a role of theirs or by everyone, and not by name. */
export function wideMentions(rows: readonly MentionRow[], { user_id, guild_ids }: { user_id: Id; guild_ids: ReadonlySet<Id> }): Wide {
  const named = new Set(rows.flatMap((row) => (isByName(row, user_id) ? row.message_id : [])));
  const wide = rows.filter(({ message_id }) => !named.has(message_id));
  const idsOf = (some: readonly MentionRow[]) => [...new Set(some.map(({ message_id }) => message_id))];
  const role_mention_ids = idsOf(wide.filter(({ target_id }) => !guild_ids.has(target_id)));
  const everyone_mention_ids = idsOf(wide.filter(({ target_id }) => guild_ids.has(target_id)));
  return {
    ...(role_mention_ids.length > 0 && { role_mention_ids }),
    ...(everyone_mention_ids.length > 0 && { everyone_mention_ids }),
  };
}

/** In a conversation everybody is meant. */
function isByName({ target_id, channel_id }: MentionRow, user_id: Id): boolean {
  return target_id === user_id || target_id === channel_id;
}
