import type { OperationAnswer, OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { ThreadMember } from '@chat-js/protocol/threads.ts';
import type { Actor } from '../actor.ts';
import { findChannelAccess } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { presentMembers } from '../members/list-members.ts';
import { checkVerified } from '../members/verification.ts';
import { refuse } from '../refusal.ts';
import { accessThread, checkOpen, type ThreadAccessed } from './access.ts';
import { mayBring } from './bring.ts';
import { isPrivate } from './is-private.ts';
import { joinThread, leaveThread } from './membership.ts';
import { presentThreadMember } from './present.ts';

type Listed = OperationAnswer<'threads.listMembers'>;

export async function listThreadMembers(ctx: Context, actor: Actor, input: OperationInput<'threads.listMembers'>): Promise<Listed> {
  const { thread } = await accessThread(ctx, actor, input.channel_id);
  const { after = '0', limit, with_member } = input;
  const rows = await ctx.storage.threads.listThreadMembers(thread.id, { after, limit });
  if (!with_member) return rows.map(presentThreadMember);
  const ids = rows.map(({ user_id }) => user_id);
  const found = await presentMembers(ctx, await ctx.storage.members.listMembersAmong(thread.guild_id, ids));
  const members = new Map(found.map((member) => [member.user.id, member]));
  return rows.map((row) => {
    const member = members.get(row.user_id);
    return { ...presentThreadMember(row), ...(member && { member }) };
  });
}

export async function getThreadMember(ctx: Context, actor: Actor, input: OperationInput<'threads.getMember'>): Promise<ThreadMember> {
  const { thread } = await accessThread(ctx, actor, input.channel_id);
  return presentThreadMember((await ctx.storage.threads.getThreadMember(thread.id, input.user_id)) ?? refuse('UNKNOWN_MEMBER'));
}

export async function joinAsOneself(ctx: Context, actor: Actor, input: OperationInput<'threads.join'>): Promise<null> {
  const accessed = await accessThread(ctx, actor, input.channel_id);
  checkOpen(accessed);
  await joinThread(ctx, accessed.thread, actor.user_id);
  return null;
}

export async function leaveAsOneself(ctx: Context, actor: Actor, input: OperationInput<'threads.leave'>): Promise<null> {
  const accessed = await accessThread(ctx, actor, input.channel_id);
  checkOpen(accessed);
  await leaveThread(ctx, accessed.thread, actor.user_id);
  return null;
}

/** Whoever may write in a thread brings others into it, as far as these see its channel. */
export async function addThreadMember(ctx: Context, actor: Actor, input: OperationInput<'threads.addMember'>): Promise<null> {
  const accessed = await accessThread(ctx, actor, input.channel_id, 'SEND_MESSAGES');
  checkVerified(ctx, accessed);
  if (!mayBring(accessed)) refuse('MISSING_PERMISSIONS');
  checkOpen(accessed);
  if (!(await findChannelAccess(ctx, input, accessed.thread.parent_id))) refuse('UNKNOWN_MEMBER');
  await joinThread(ctx, accessed.thread, input.user_id);
  return null;
}

export async function removeThreadMember(ctx: Context, actor: Actor, input: OperationInput<'threads.removeMember'>): Promise<null> {
  const accessed = await accessThread(ctx, actor, input.channel_id);
  if (input.user_id !== actor.user_id && !mayTakeOut(accessed)) refuse('MISSING_PERMISSIONS');
  checkOpen(accessed);
  if (!(await leaveThread(ctx, accessed.thread, input.user_id))) refuse('UNKNOWN_MEMBER');
  return null;
}

/** Out of a private thread also by whoever began it. */
function mayTakeOut({ thread, member, permissions }: ThreadAccessed): boolean {
  if (hasPermission(permissions, 'MANAGE_THREADS')) return true;
  const isOwn = isPrivate(thread) && thread.owner_id === member.user_id;
  return isOwn && !thread.locked && hasPermission(permissions, 'SEND_MESSAGES');
}
