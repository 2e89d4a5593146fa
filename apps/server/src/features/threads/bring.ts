import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { findChannelAccess, type PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { isInThread, type ThreadAccessed } from './access.ts';
import { isPrivate } from './is-private.ts';
import { joinThread } from './membership.ts';

/** Whether whoever may write in a thread may bring others into it. */
export function mayBring({ thread, member, permissions }: ThreadAccessed): boolean {
  return !isPrivate(thread) || thread.invitable || thread.owner_id === member.user_id || hasPermission(permissions, 'MANAGE_THREADS');
}

/** Whoever is named in a private thread is brought into it, as far as they see its channel: there is no other way to hear of it. */
export async function bringNamed(ctx: Context, accessed: PlaceAccessed, user_ids: readonly Id[]): Promise<void> {
  if (!isInThread(accessed) || !isPrivate(accessed.thread) || !mayBring(accessed)) return;
  const { thread } = accessed;
  for (const user_id of user_ids) {
    if (!(await findChannelAccess(ctx, { user_id }, thread.parent_id))) continue;
    try {
      await joinThread(ctx, thread, user_id);
    } catch (error) {
      // It is full, or they have just left: what is written says so to those who are there.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
