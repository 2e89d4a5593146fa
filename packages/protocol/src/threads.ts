import { z } from 'zod';
import { Snowflake, Timestamp } from './schemas.ts';

/**
 * A conversation beside a channel: for whoever may see that, or only for those who are in it and those who manage threads there.
 * One of the first kind was started in a channel for announcements. In a forum a public one is a post: its first message has its id.
 */
export const THREAD_TYPE = { ANNOUNCEMENT: 10, PUBLIC: 11, PRIVATE: 12 } as const;

export const ThreadType = z.literal([10, 11, 12]).meta({ id: 'ThreadType' });
export type ThreadType = z.infer<typeof ThreadType>;

/** Minutes without a message after which a thread ends by itself. */
export const AutoArchive = z.literal([60, 1440, 4320, 10_080]).meta({ id: 'ThreadAutoArchiveDuration' });
export type AutoArchive = z.infer<typeof AutoArchive>;

/** Whoever is in a thread hears of what is written there. `id` is the thread. */
export const ThreadMember = z
  .strictObject({ id: Snowflake, user_id: Snowflake, join_timestamp: Timestamp, flags: z.int() })
  .meta({ id: 'ThreadMember' });
export type ThreadMember = z.infer<typeof ThreadMember>;

export const ThreadMetadata = z
  .strictObject({
    /** It has ended: a new message opens it again, unless it is locked. */
    archived: z.boolean(),
    auto_archive_duration: AutoArchive,
    /** When `archived` last changed. */
    archive_timestamp: Timestamp,
    /** Only those who manage threads open it again. */
    locked: z.boolean(),
    /** Of a private one: whoever is in it may bring others. */
    invitable: z.boolean().optional(),
    create_timestamp: Timestamp,
  })
  .meta({ id: 'ThreadMetadata' });
export type ThreadMetadata = z.infer<typeof ThreadMetadata>;

/** What a thread has beside the fields of a channel. The counts may be off by what was under way when a server stopped. */
export const threadFields = {
  /** Who began it. */
  owner_id: Snowflake.optional(),
  /** Messages that are there, and messages that were ever written. */
  message_count: z.int().optional(),
  total_message_sent: z.int().optional(),
  member_count: z.int().optional(),
  thread_metadata: ThreadMetadata.optional(),
  /** Whoever asks is in it. */
  member: ThreadMember.optional(),
  /** Of a post: the tags of its forum that it is marked with. */
  applied_tags: z.array(Snowflake).optional(),
};
