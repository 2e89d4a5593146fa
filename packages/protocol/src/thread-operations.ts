import { z } from 'zod';
import { Channel } from './channels.ts';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { queryInt, Snowflake } from './schemas.ts';
import { line } from './text.ts';
import { AutoArchive, ThreadMember, ThreadType } from './threads.ts';

const channel = { channel_id: Snowflake };
const limit = { points: 10, seconds: 60 };
const start = {
  name: line(LIMITS.channelName),
  auto_archive_duration: AutoArchive.default(1440),
  rate_limit_per_user: z.int().min(0).max(LIMITS.slowMode).default(0),
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

export const threadOperations = {
  'threads.create': operation({
    summary: 'Start a thread in a channel. Only public ones: `type` has to say so; in a channel for announcements it becomes 10',
    params: channel,
    body: { ...start, type: ThreadType },
    answer: Channel,
    status: 201,
    limit,
    errors: [...startErrors, 'AUTOMOD_BLOCKED'],
    audited: true,
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
    summary: 'The threads of a channel that have ended, the last one first',
    params: channel,
    query: {
      before: z.iso.datetime({ offset: true }).optional(),
      limit: queryInt({ min: 1, max: LIMITS.threadPage.max, fallback: LIMITS.threadPage.default }),
    },
    answer: ThreadList.extend({ has_more: z.boolean() }),
    limit: { points: 20, seconds: 10 },
    errors: ['UNKNOWN_CHANNEL', 'MISSING_PERMISSIONS', 'WRONG_CHANNEL_TYPE'],
  }),
  'threads.listMembers': operation({
    summary: 'Who is in a thread',
    params: channel,
    query: {
      after: Snowflake.optional(),
      limit: queryInt({ min: 1, max: 100, fallback: 100 }),
    },
    answer: z.array(ThreadMember),
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
    summary: 'Bring somebody into a thread who may see its channel',
    params: { ...channel, user_id: Snowflake },
    answer: null,
    limit: { points: 20, seconds: 60 },
    errors: [...inThread, 'MISSING_PERMISSIONS', 'UNKNOWN_MEMBER', 'THREAD_ARCHIVED', 'TOO_MANY_THREAD_MEMBERS', 'VERIFICATION_NEEDED'],
  }),
  'threads.removeMember': operation({
    summary: 'Take somebody out of a thread; they may come back',
    params: { ...channel, user_id: Snowflake },
    answer: null,
    limit: { points: 20, seconds: 60 },
    errors: [...inThread, 'MISSING_PERMISSIONS', 'UNKNOWN_MEMBER', 'THREAD_ARCHIVED'],
  }),
};
