import { visibleChannelIds } from '@chat-js/permissions/permissions.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationAnswer, OperationInput } from '@chat-js/protocol/operations.ts';
import type { ThreadList } from '@chat-js/protocol/thread-operations.ts';
import type { Actor } from '../actor.ts';
import { accessChannel } from '../channels/access.ts';
import { holdsThreads } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { memberAccess } from '../members/new-member.ts';
import { refuse } from '../refusal.ts';
import { presentActiveThreads, presentThreads } from './present.ts';

export async function listActiveThreads(
  ctx: Context,
  actor: Actor,
  { guild_id }: OperationInput<'threads.listActive'>,
): Promise<ThreadList> {
  const { guild, member } = await accessGuild(ctx, actor, guild_id);
  const visible = visibleChannelIds(guild, memberAccess(member, ctx.clock.now()));
  return withMembers(await presentActiveThreads(ctx, guild, visible, actor.user_id));
}

/** As many as end in one turn of the work that ends them, and in the same millisecond. */
const OF_ONE_MOMENT = 101;

export async function listArchivedThreads(
  ctx: Context,
  actor: Actor,
  { channel_id, before, limit }: OperationInput<'threads.listArchived'>,
): Promise<OperationAnswer<'threads.listArchived'>> {
  const { channel } = await accessChannel(ctx, actor, channel_id, 'READ_MESSAGE_HISTORY');
  if (!holdsThreads(channel)) refuse('WRONG_CHANNEL_TYPE');
  const page = { before: before === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(before), limit: limit + OF_ONE_MOMENT };
  const rows = await ctx.storage.threads.listArchivedThreads(channel_id, page);
  // Pages go on after a time: those of the last moment come with it.
  let end = limit;
  while (rows[end] && rows[end]?.archived_at === rows[end - 1]?.archived_at) end += 1;
  const threads = await presentThreads(ctx, rows.slice(0, end), actor.user_id);
  return { ...withMembers(threads), has_more: rows.length > end };
}

function withMembers(threads: Channel[]): ThreadList {
  return { threads, members: threads.flatMap(({ member }) => member ?? []) };
}

/** Those of these ids that are threads, whoever may see them, and their channels. */
export async function findThreads({ storage }: Context, ids: readonly Id[]): Promise<{ id: Id; parent_id: Id }[]> {
  const found = ids.length > 0 ? await storage.threads.listThreads(ids) : [];
  return found.map(({ id, parent_id }) => ({ id, parent_id }));
}
