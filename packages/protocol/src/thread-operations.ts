import { z } from 'zod';
import { Channel } from './channels.ts';
import { AppliedTags } from './forums.ts';
import { LIMITS } from './limits.ts';
import { Member } from './members.ts';
import { written } from './message-operations.ts';
import { Message } from './messages.ts';
import { operation } from './operation.ts';
import { queryBoolean, queryInt, Snowflake } from './schemas.ts';
import { line } from './text.ts';
import { AutoArchive, ThreadMember, ThreadType } from './threads.ts';

const channel = { channel_id: Snowflake };
const limit = { points: 10, seconds: 60 };
const start = {
  name: line(LIMITS.channelName),
  /** Absent: what a forum says of its posts, or a day. */
  auto_archive_duration: AutoArchive.optional(),
  rate_limit_per_user: z.int().min(0).max(LIMITS.slowMode).optional(),
};
const startErrors = [
  'UNKNOWN_CHANNEL',
  'MISSING_PERMISSIONS',
  'WRONG_CHANNEL_TYPE',
  'VERIFICATION_NEEDED',
  'TOO_MANY_THREADS',
  'SLOWMODE',
] as const;
const inThread = ['UNKNOWN_CHANNEL', 'WRONG_CHANNEL_TYPE'] as const;

/** Threads, and in which of them whoever asks is. */
export const ThreadList = z.strictObject({ threads: z.array(Channel), members: z.array(ThreadMember) }).meta({ id: 'ThreadList' });
export type ThreadList = z.infer<typeof ThreadList>;

const pageLimit = queryInt({ min: 1, max: LIMITS.threadPage.max, fallback: LIMITS.threadPage.default });
const archivedPage = {
  answer: ThreadList.extend({ has_more: z.boolean() }),
  limit: { points: 20, seconds: 10 },
  errors: ['UNKNOWN_CHANNEL', 'MISSING_PERMISSIONS', 'WRONG_CHANNEL_TYPE'],
} as const;

export const threadOperations = {
  'threads.create': operation({
    summary:
      'Start a thread in a channel: a public one (11; in a channel for announcements it becomes 10), or, in a text channel, ' +
      'a private one (12) that only those see who are brought into it. In a forum a post, with its first `message`',
    params: channel,
    body: {
      ...start,
      type: ThreadType.optional(),
      /** Of private ones: whoever is in it may bring others. */
      invitable: z.boolean().default(true),
      /** Of posts alone. A nonce makes it safe to repeat: the second time answers the first post. */
      message: z.object(written).optional(),
      applied_tags: AppliedTags.optional(),
    },
    answer: Channel,
    status: 201,
    limit,
    errors: [...startErrors, 'AUTOMOD_BLOCKED', 'EMPTY_MESSAGE'],
    audited: true,
  }),
  'threads.postData': operation({
    summary: 'The first messages of posts of a forum; ids that are none of them are passed over',
    params: channel,
    body: { thread_ids: z.array(Snowflake).min(1).max(LIMITS.postData) },
    answer: z.strictObject({ threads: z.record(Snowflake, z.strictObject({ first_message: Message.nullable() })) }),
    limit: { points: 20, seconds: 10 },
    errors: ['UNKNOWN_CHANNEL', 'MISSING_PERMISSIONS', 'WRONG_CHANNEL_TYPE'],
  }),
  'threads.createFromMessage': operation({
    summary: 'Start a thread from a message: the thread has the id of the message',
    params: { ...channel, message_id: Snowflake },
    body: start,
    answer: Channel,
    status: 201,
    limit,
    errors: [...startErrors, 'UNKNOWN_MESSAGE', 'THREAD_EXISTS', 'SYSTEM_MESSAGE', 'AUTOMOD_BLOCKED'],
    audited: true,
  }),
  'threads.listActive': operation({
    summary: 'The threads of a guild that have not ended, as far as one may see them',
    params: { guild_id: Snowflake },
    answer: ThreadList,
    limit: { points: 20, seconds: 10 },
    errors: ['UNKNOWN_GUILD'],
  }),
  'threads.listArchived': operation({
    summary: 'The public threads of a channel that have ended, the last one first',
    params: channel,
    query: { before: z.iso.datetime({ offset: true }).optional(), limit: pageLimit },
    ...archivedPage,
  }),
  'threads.listArchivedPrivate': operation({
    summary: 'The private threads of a channel that have ended, the last one first. For those who manage threads there',
    params: channel,
    query: { before: z.iso.datetime({ offset: true }).optional(), limit: pageLimit },
    ...archivedPage,
  }),
  'threads.listArchivedMine': operation({
    summary: 'The private threads of a channel that have ended and that one is in, the highest id first',
    params: channel,
    query: { before: Snowflake.optional(), limit: pageLimit },
    ...archivedPage,
  }),
  'threads.listMembers': operation({
    summary: 'Who is in a thread; with `with_member` what each is in the guild',
    params: channel,
    query: {
      after: Snowflake.optional(),
      limit: queryInt({ min: 1, max: 100, fallback: 100 }),
      with_member: queryBoolean,
    },
    answer: z.array(ThreadMember.extend({ member: Member.optional() })),
    errors: inThread,
  }),
  'threads.getMember': operation({
    summary: 'Somebody who is in a thread',
    params: { ...channel, user_id: Snowflake },
    answer: ThreadMember,
    errors: [...inThread, 'UNKNOWN_MEMBER'],
  }),
  'threads.join': operation({
    summary: 'Hear of what is written in a thread',
    params: channel,
    answer: null,
    limit: { points: 20, seconds: 10 },
    errors: [...inThread, 'THREAD_ARCHIVED', 'TOO_MANY_THREAD_MEMBERS'],
  }),
  'threads.leave': operation({
    summary: 'Hear no more of a thread',
    params: channel,
    answer: null,
    limit: { points: 20, seconds: 10 },
    errors: [...inThread, 'THREAD_ARCHIVED'],
  }),
  'threads.addMember': operation({
    summary:
      'Bring somebody into a thread who may see its channel; into a private one that is not `invitable` its starter and those who manage threads do',
    params: { ...channel, user_id: Snowflake },
    answer: null,
    limit: { points: 20, seconds: 60 },
    errors: [...inThread, 'MISSING_PERMISSIONS', 'UNKNOWN_MEMBER', 'THREAD_ARCHIVED', 'TOO_MANY_THREAD_MEMBERS', 'VERIFICATION_NEEDED'],
  }),
  'threads.removeMember': operation({
    summary: 'Take somebody out of a thread; they may come back, unless it is private',
    params: { ...channel, user_id: Snowflake },
    answer: null,
    limit: { points: 20, seconds: 60 },
    errors: [...inThread, 'MISSING_PERMISSIONS', 'UNKNOWN_MEMBER', 'THREAD_ARCHIVED'],
  }),
};
