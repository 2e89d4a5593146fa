import { isDeepStrictEqual } from 'node:util';
import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import { checkAutoMod } from '../automod/check-message.ts';
import { isForum } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import { checkVerified } from '../members/verification.ts';
import { refuse, refuseField } from '../refusal.ts';
import type { ThreadAccessed } from './access.ts';
import { checkAppliedTags, shownTags } from './applied-tags.ts';
import { auditedOf } from './audited.ts';
import { changeThread, endOf, reopenThread } from './change-thread.ts';
import { isPrivate } from './is-private.ts';
import type { ThreadPatch, ThreadRow } from './store.ts';

type Input = OperationInput<'channels.update'>;

const KEYS = ['name', 'auto_archive_duration', 'rate_limit_per_user', 'archived', 'locked', 'invitable', 'applied_tags'] as const;

/**
 * Who manages threads changes everything; whoever began one changes its name, its tags and its end, while it is not locked; whoever
 * may write in it opens it again.
 */
export async function updateThread(ctx: Context, actor: Actor, accessed: ThreadAccessed, input: Input): Promise<Channel> {
  const { guild, thread } = accessed;
  const patch = { ...patchOf(thread, input), ...patchOfTags(accessed, input) };
  checkMayChange(actor, accessed, patch);
  checkVerified(ctx, accessed);
  const actOfAutoMod = patch.name === undefined ? undefined : await checkAutoMod(ctx, accessed, { content: patch.name });
  // What has ended is only opened; the rest comes with it.
  if (thread.archived && patch.archived !== false && Object.keys(patch).length > 0) refuse('THREAD_ARCHIVED');
  const answer = patch.archived === false ? await reopenThread(ctx, thread, patch) : await change(ctx, thread, patch);

  const changes = changesBetween<ThreadRow>(thread, { ...thread, ...patch }, auditedOf(thread, KEYS));
  // What people do with a private thread of their own is theirs.
  const isDeed = !isPrivate(thread) || thread.owner_id !== actor.user_id;
  if (isDeed && changes.length > 0) {
    await recordDeed(ctx, actor, {
      ...{ guild_id: guild.id, action_type: AUDIT_ACTION.THREAD_UPDATE, target_id: thread.id, changes, reason: input.reason },
      options: { channel_id: thread.parent_id },
    });
  }
  await actOfAutoMod?.(thread.id);
  return answer;
}

function patchOf(thread: ThreadRow, input: Input): ThreadPatch {
  const { name, auto_archive_duration, rate_limit_per_user, archived, locked } = input;
  const invitable = isPrivate(thread) ? input.invitable : undefined;
  const wanted: ThreadPatch = { name: name ?? undefined, auto_archive_duration, rate_limit_per_user, archived, locked, invitable };
  return Object.fromEntries(
    KEYS.filter((key) => wanted[key] !== undefined && wanted[key] !== thread[key]).map((key) => [key, wanted[key]]),
  );
}

function patchOfTags({ guild, thread, permissions }: ThreadAccessed, { applied_tags: wanted }: Input): ThreadPatch {
  if (!wanted) return {};
  const forum = guild.channels.find(({ id }) => id === thread.parent_id);
  if (!forum || !isForum(forum)) return refuseField('applied_tags', 'FORUM_ONLY', 'Only posts have tags');
  const before = shownTags(forum, thread.applied_tags);
  const applied_tags = checkAppliedTags({ forum, permissions, before, wanted });
  return isDeepStrictEqual(before, applied_tags) ? {} : { applied_tags };
}

function checkMayChange({ user_id }: Actor, { thread, permissions }: ThreadAccessed, patch: ThreadPatch): void {
  if (hasPermission(permissions, 'MANAGE_THREADS')) return;
  const isOwn = thread.owner_id === user_id;
  const maySend = hasPermission(permissions, 'SEND_MESSAGES');
  if (thread.locked || !maySend) refuse('MISSING_PERMISSIONS');
  const may = (key: string) =>
    (key === 'archived' && patch.archived === false) ||
    (isOwn && ['name', 'archived', 'auto_archive_duration', 'invitable', 'applied_tags'].includes(key));
  if (!Object.keys(patch).every(may)) refuse('MISSING_PERMISSIONS');
}

function change(ctx: Context, thread: ThreadRow, patch: ThreadPatch): Promise<Channel> {
  const now = ctx.clock.now();
  return changeThread(ctx, thread, {
    ...patch,
    ...(patch.archived && { archived_at: now }),
    ...(patch.auto_archive_duration && { ends_at: endOf({ ...thread, ...patch }, now) }),
  });
}
