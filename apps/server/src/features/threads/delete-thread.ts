import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import { purgeGuild } from '../guilds/purge.ts';
import { announceUpdate } from '../messages/change-message.ts';
import { refuse } from '../refusal.ts';
import type { ThreadAccessed } from './access.ts';
import { auditedOf } from './audited.ts';
import { isPrivate } from './is-private.ts';
import { presentThreads } from './present.ts';
import { removeThread } from './remove-thread.ts';
import { markStarted } from './start-thread.ts';
import type { ThreadRow } from './store.ts';

/** Deletes a thread with what was written in it. The message that it was started from stays, and says so no more. */
export async function deleteThread(
  ctx: Context,
  actor: Actor,
  { thread, permissions }: ThreadAccessed,
  reason: string | undefined,
): Promise<Channel> {
  if (!hasPermission(permissions, 'MANAGE_THREADS')) refuse('MISSING_PERMISSIONS');
  const { id, guild_id, parent_id } = thread;
  const [answer] = await presentThreads(ctx, [thread], actor.user_id);
  // First what is still to be removed: an interruption only delays it.
  const after = await changeGuild(ctx, guild_id, (before) => ({ purging: [...new Set([...before.purging, id])] }));
  if (!answer || !(await removeThread(ctx, thread))) {
    void purgeGuild(ctx, after);
    return refuse('UNKNOWN_CHANNEL');
  }
  const unmarked = isPrivate(thread) ? undefined : await markStarted(ctx, parent_id, id, false);
  if (unmarked) await announceUpdate(ctx, guild_id, unmarked);
  await recordDeed(ctx, actor, {
    ...{ guild_id, action_type: AUDIT_ACTION.THREAD_DELETE, target_id: id, reason },
    changes: changesBetween<ThreadRow>(thread, {}, auditedOf(thread, ['name', 'archived', 'locked'])),
    options: { channel_id: parent_id },
  });
  // The message says first that there is none: until the rest is gone no other is started from it.
  void purgeGuild(ctx, after);
  return answer;
}
