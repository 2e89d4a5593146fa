import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { Snowflake } from './schemas.ts';
import { line } from './text.ts';
import { AutoArchive } from './threads.ts';

/** Of the flags of a channel: posts of a forum need a tag. */
export const CHANNEL_FLAG = { REQUIRE_TAG: 1 << 4 } as const;

/** What the posts of a forum are marked with. At most one of `emoji_id`, an emoji of the guild, and `emoji_name`, a sign. */
export const ForumTag = z
  .strictObject({
    id: Snowflake,
    name: z.string(),
    /** Only those who manage threads set it. */
    moderated: z.boolean(),
    emoji_id: Snowflake.nullable(),
    emoji_name: z.string().nullable(),
  })
  .meta({ id: 'ForumTag' });
export type ForumTag = z.infer<typeof ForumTag>;

/** 0 by recent activity, 1 by creation. */
const SortOrder = z.literal([0, 1]).meta({ id: 'ThreadSortOrder' });

/** What a forum has beside the fields of a channel; other channels have none of it. */
export const forumFields = {
  available_tags: z.array(ForumTag).optional(),
  default_auto_archive_duration: AutoArchive.optional(),
  /** null: whoever reads it chooses. */
  default_sort_order: SortOrder.nullable().optional(),
  /** Slow mode of new posts, in seconds. */
  default_thread_rate_limit_per_user: z.int().optional(),
};

/** A tag as it is asked for: without an id it is a new one. Those left out are deleted; their order is kept. */
const TagRequest = z.object({
  id: Snowflake.nullish(),
  name: line(LIMITS.forumTag.name),
  moderated: z.boolean().default(false),
  emoji_id: Snowflake.nullish(),
  emoji_name: z.string().min(1).max(LIMITS.emojiName).nullish(),
});
export type TagRequest = z.infer<typeof TagRequest>;

/** Settings of a forum in what a channel is made or changed with. */
export const forumSettings = {
  available_tags: z.array(TagRequest).max(LIMITS.forumTag.perForum).optional(),
  default_auto_archive_duration: AutoArchive.optional(),
  default_sort_order: SortOrder.nullable().optional(),
  default_thread_rate_limit_per_user: z.int().min(0).max(LIMITS.slowMode).optional(),
  /** REQUIRE_TAG; bits that nobody sets are passed over. */
  flags: z.int().nonnegative().optional(),
};

/** The tags of a post. */
export const AppliedTags = z.array(Snowflake).max(LIMITS.forumTag.perPost);
