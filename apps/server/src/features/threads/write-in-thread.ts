import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { Refusal, refuse } from '../refusal.ts';
import { endOf, reopenThread } from './change-thread.ts';
import { isPrivate } from './is-private.ts';
import { joinThread } from './membership.ts';

/** Nobody but those who manage threads writes in one that is locked. */
export function checkNotLocked({ thread, permissions }: PlaceAccessed): void {
  if (thread?.locked && !hasPermission(permissions, 'MANAGE_THREADS')) refuse('THREAD_LOCKED');
}

/** Writing opens what has ended. */
export async function openForWriting(ctx: Context, { thread }: PlaceAccessed): Promise<void> {
  if (thread?.archived) await reopenThread(ctx, thread);
}

/** Whoever writes in a thread is in it, and what is written is counted. It is kept and told already: what cannot be done is left out. */
export async function wroteInThread(ctx: Context, { thread, member, permissions }: PlaceAccessed): Promise<void> {
  if (!thread) return;
  const row = await ctx.storage.threads.countInThread(thread.id, { present: 1, sent: 1, ends_at: endOf(thread, ctx.clock.now()) });
  if (!row) return;
  try {
    // It ended at this very moment. Whoever has locked it wants it to stay so.
    if (row.archived && !row.locked) await reopenThread(ctx, row);
    // Nobody comes into a private one by themselves: whoever wrote there and is not in it was taken out meanwhile.
    if (!isPrivate(thread) || hasPermission(permissions, 'MANAGE_THREADS')) await joinThread(ctx, thread, member.user_id);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
