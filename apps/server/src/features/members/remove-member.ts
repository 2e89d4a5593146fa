import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { leaveThreadsOfGuild } from '../threads/membership.ts';
import { publicUser } from '../users/public-user.ts';

/** Ends a membership: the person is told GUILD_DELETE, and nothing of the guild after it. False when there was none. */
export async function removeMember(ctx: Context, guild_id: Id, user_id: Id): Promise<boolean> {
  if (!(await ctx.storage.members.removeMember(guild_id, user_id))) return false;
  await announceGone(ctx, guild_id, user_id);
  await leaveThreadsOfGuild(ctx, guild_id, user_id);
  return true;
}

/** Ends a membership of which the guild was not told yet. */
export async function takeBackMember(ctx: Context, guild_id: Id, user_id: Id): Promise<void> {
  if (await ctx.storage.members.removeMember(guild_id, user_id)) await tellLeaver(ctx, guild_id, user_id);
}

/** Tells of a membership that is not there any more. */
export async function announceGone(ctx: Context, guild_id: Id, user_id: Id): Promise<void> {
  const user = await publicUser(ctx, user_id);
  await Promise.all([
    tellLeaver(ctx, guild_id, user_id),
    ctx.bus.publish({ type: 'GUILD_MEMBER_REMOVE', data: { guild_id, user }, audience: { guild_id } }),
  ]);
}

async function tellLeaver(ctx: Context, guild_id: Id, user_id: Id): Promise<void> {
  const stale = [{ guild_id, user_id }];
  ctx.directory.forget(stale);
  await ctx.bus.publish({
    type: 'GUILD_DELETE',
    data: { id: guild_id },
    audience: { user_ids: [user_id] },
    access: { kind: 'leave', user_id, guild_id },
    stale,
  });
}
