import { CHANNEL_FLAG, type ForumTag } from '@chat-js/protocol/forums.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { isForum } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import type { StoredChannel } from '../guilds/store.ts';
import { refuseField } from '../refusal.ts';
import type { ThreadRow } from './store.ts';

interface Wish {
  forum: StoredChannel;
  /** Of whoever asks, in the forum. */
  permissions: bigint;
  before: readonly Id[];
  wanted: readonly Id[];
}

/** The tags that a post gets. Of those for moderators others neither set one nor take it away. */
export function checkAppliedTags({ forum, permissions, before, wanted }: Wish): Id[] {
  const { available_tags: tags = [], flags } = forum;
  const applied = [...new Set(wanted)];
  const unknown = applied.find((id) => !tags.some((tag) => tag.id === id));
  if (unknown !== undefined) refuseField('applied_tags', 'TAG_UNKNOWN', `There is no tag ${unknown} here`);
  const changed = ({ id }: ForumTag) => applied.includes(id) !== before.includes(id);
  if (tags.some((tag) => tag.moderated && changed(tag)) && !hasPermission(permissions, 'MANAGE_THREADS')) {
    refuseField('applied_tags', 'TAG_MODERATED', 'Only those who manage threads set this tag');
  }
  if (applied.length === 0 && (flags & CHANNEL_FLAG.REQUIRE_TAG) !== 0 && tags.length > 0) {
    refuseField('applied_tags', 'TAG_REQUIRED', 'A tag is required to create a forum post in this channel');
  }
  return applied;
}

/**
 * The tags that posts are shown with, for threads in forums. A tag that was deleted is still kept with the posts that had it:
 * it is never there again, and nobody need look for them.
 */
export async function findAppliedTags({ directory }: Context, rows: readonly ThreadRow[]): Promise<ReadonlyMap<Id, Id[]>> {
  const guilds = await Promise.all([...new Set(rows.map(({ guild_id }) => guild_id))].map((id) => directory.getGuild(id)));
  const forums = new Map(guilds.flatMap((guild) => guild?.channels.filter(isForum).map((forum) => [forum.id, forum] as const) ?? []));
  return new Map(
    rows.flatMap(({ id, parent_id, applied_tags }) => {
      const forum = forums.get(parent_id);
      return forum ? [[id, shownTags(forum, applied_tags)] as const] : [];
    }),
  );
}

export function shownTags({ available_tags = [] }: Pick<StoredChannel, 'available_tags'>, applied: readonly Id[]): Id[] {
  return applied.filter((id) => available_tags.some((tag) => tag.id === id));
}
