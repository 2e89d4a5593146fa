import type { Id } from '@chat-js/protocol/ids.ts';
import type { AutoArchive, ThreadType } from '@chat-js/protocol/threads.ts';

/** A thread as stored. Times are ms since 1970. */
export interface ThreadRow {
  /** That of the message it was started from, if it was. */
  id: Id;
  guild_id: Id;
  /** Its channel. */
  parent_id: Id;
  type: ThreadType;
  /** Who began it. */
  owner_id: Id;
  /** Whoever is in a private one may bring others. */
  invitable: boolean;
  name: string;
  created_at: number;
  auto_archive_duration: AutoArchive;
  /** Seconds between two messages of one person. */
  rate_limit_per_user: number;
  archived: boolean;
  locked: boolean;
  /** When `archived` last changed. */
  archived_at: number;
  /** It is archived then, if nothing is written before. */
  ends_at: number;
  message_count: number;
  total_message_sent: number;
  /** Of a post: its tags, and such as its forum had once. */
  applied_tags: Id[];
}

/** What is changed of a thread. */
export type ThreadPatch = Partial<
  Pick<
    ThreadRow,
    | 'name'
    | 'auto_archive_duration'
    | 'rate_limit_per_user'
    | 'archived'
    | 'locked'
    | 'invitable'
    | 'archived_at'
    | 'ends_at'
    | 'applied_tags'
  >
>;

export interface ThreadMemberRow {
  thread_id: Id;
  user_id: Id;
  joined_at: number;
}

export interface ThreadStore {
  /** Answers whether it was written: false when there is one with this id, which stays. */
  insertThread(row: ThreadRow): Promise<boolean>;
  getThread(id: Id): Promise<ThreadRow | undefined>;
  /** Unknown ids are left out; in no order. */
  listThreads(ids: readonly Id[]): Promise<ThreadRow[]>;
  /** Those of the guild that are not archived, lowest id first. */
  listActiveThreads(guild_id: Id): Promise<ThreadRow[]>;
  countActiveThreads(guild_id: Id): Promise<number>;
  /** Those of the channel, private or not, that were archived before this time, the last one first; of one moment the highest id first. */
  listArchivedThreads(parent_id: Id, page: { private: boolean; before: number; limit: number }): Promise<ThreadRow[]>;
  /** The archived private ones of these channels that somebody is in, the highest id first, with ids below `before`. */
  listArchivedThreadsOfMember(user_id: Id, parent_ids: readonly Id[], page: { before: Id; limit: number }): Promise<ThreadRow[]>;
  /** Those of the guild whose `ends_at` is after this time, archived or not: in no other was anything written since. In no order. */
  listThreadsSince(guild_id: Id, since: number): Promise<ThreadRow[]>;
  /** Those of the channel, archived or not, lowest id first. */
  listThreadsOfChannel(parent_id: Id, limit: number): Promise<ThreadRow[]>;
  /** Those that are not archived and whose `ends_at` is at or before this time, the one that ended first first. */
  listThreadsToEnd(now: number, limit: number): Promise<ThreadRow[]>;
  /** Answers the thread as it is then; undefined when there is none. Atomic. */
  updateThread(id: Id, patch: ThreadPatch): Promise<ThreadRow | undefined>;
  /** Archives it if it is not, and its `ends_at` is at or before `now`; answers it then, undefined otherwise. Atomic. */
  endThread(id: Id, now: number): Promise<ThreadRow | undefined>;
  /** Adds to the counts, which may be negative, and moves `ends_at` forward, never back. Answers the thread as it is then. Atomic. */
  countInThread(id: Id, count: { present: number; sent: number; ends_at: number }): Promise<ThreadRow | undefined>;
  /** With its members; answers whether it was there. */
  removeThread(id: Id): Promise<boolean>;

  /** Answers whether it was written: false when the person is in it, since whenever. */
  insertThreadMember(row: ThreadMemberRow): Promise<boolean>;
  /** Answers whether it was there. */
  removeThreadMember(thread_id: Id, user_id: Id): Promise<boolean>;
  getThreadMember(thread_id: Id, user_id: Id): Promise<ThreadMemberRow | undefined>;
  /** Lowest user id first, with ids above `after`. */
  listThreadMembers(thread_id: Id, page: { after: Id; limit: number }): Promise<ThreadMemberRow[]>;
  /** In which of these threads somebody is, in no order. */
  listThreadsOfMember(user_id: Id, thread_ids: readonly Id[]): Promise<ThreadMemberRow[]>;
  /** How many are in each of these threads; those without anybody are left out. */
  countThreadMembers(thread_ids: readonly Id[]): Promise<Map<Id, number>>;
}
