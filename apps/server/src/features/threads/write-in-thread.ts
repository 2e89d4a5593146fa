import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { ChannelAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { Refusal, refuse } from '../refusal.ts';
import { endOf, reopenThread } from './change-thread.ts';
import { joinThread } from './membership.ts';

/** Nobody but those who manage threads writes in one that is locked. */
export function checkNotLocked({ thread, permissions }: ChannelAccessed): void {
  if (thread?.locked && !hasPermission(permissions, 'MANAGE_THREADS')) refuse('THREAD_LOCKED');
}

/** Writing opens what has ended. */
export async function openForWriting(ctx: Context, { thread }: ChannelAccessed): Promise<void> {
  if (thread?.archived) await reopenThread(ctx, thread);
}

/** Whoever writes in a thread is in it, and what is written is counted. */
export async function wroteInThread(ctx: Context, { thread, member }: ChannelAccessed): Promise<void> {
  if (!thread) return;
  const row = await ctx.storage.threads.countInThread(thread.id, { present: 1, sent: 1, ends_at: endOf(thread, ctx.clock.now()) });
  // It ended by itself at this very moment.
  if (row?.archived) await reopenThread(ctx, row);
  await joinThread(ctx, thread, member.user_id).catch(passFull);
}

/** One may write where no more people can listen. */
function passFull(error: unknown): void {
  if (!(error instanceof Refusal && error.error === 'TOO_MANY_THREAD_MEMBERS')) throw error;
}
