import type { Channel } from '@chat-js/protocol/channels.ts';
import { HIGHEST_ID, type Id } from '@chat-js/protocol/ids.ts';
import type { OperationAnswer, OperationInput } from '@chat-js/protocol/operations.ts';
import type { Permission } from '@chat-js/protocol/permissions.ts';
import type { ThreadList } from '@chat-js/protocol/thread-operations.ts';
import type { Actor } from '../actor.ts';
import { accessChannel } from '../channels/access.ts';
import { holdsThreads, isForum } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';
import { isPrivate } from './is-private.ts';
import { presentActiveThreadsFor, presentThreads } from './present.ts';
import type { ThreadRow } from './store.ts';

export async function listActiveThreads(
  ctx: Context,
  actor: Actor,
  { guild_id }: OperationInput<'threads.listActive'>,
): Promise<ThreadList> {
  const { guild, member } = await accessGuild(ctx, actor, guild_id);
  return withMembers(await presentActiveThreadsFor(ctx, guild, member));
}

/** As many as end in one turn of the work that ends them, and in the same millisecond. */
const OF_ONE_MOMENT = 101;

type Archived = OperationAnswer<'threads.listArchived'>;

export async function listArchivedThreads(ctx: Context, actor: Actor, input: OperationInput<'threads.listArchived'>): Promise<Archived> {
  await accessArchive(ctx, actor, input.channel_id);
  return listArchived(ctx, actor, { ...input, private: false });
}

export async function listArchivedPrivateThreads(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'threads.listArchivedPrivate'>,
): Promise<Archived> {
  await accessArchive(ctx, actor, input.channel_id, 'MANAGE_THREADS');
  return listArchived(ctx, actor, { ...input, private: true });
}

export async function listArchivedThreadsOfMine(
  ctx: Context,
  actor: Actor,
  { channel_id, before = HIGHEST_ID, limit }: OperationInput<'threads.listArchivedMine'>,
): Promise<Archived> {
  await accessArchive(ctx, actor, channel_id);
  const rows = await ctx.storage.threads.listArchivedThreadsOfMember(actor.user_id, [channel_id], { before, limit: limit + 1 });
  const threads = await presentThreads(ctx, rows.slice(0, limit), actor.user_id);
  return { ...withMembers(threads), has_more: rows.length > limit };
}

async function accessArchive(ctx: Context, actor: Actor, channel_id: Id, ...needed: Permission[]): Promise<void> {
  const { channel } = await accessChannel(ctx, actor, channel_id, 'READ_MESSAGE_HISTORY', ...needed);
  if (!holdsThreads(channel) && !isForum(channel)) refuse('WRONG_CHANNEL_TYPE');
}

type Page = OperationInput<'threads.listArchived'> & { private: boolean };

async function listArchived(ctx: Context, actor: Actor, { channel_id, before, limit, ...kind }: Page): Promise<Archived> {
  const rows = await ctx.storage.threads.listArchivedThreads(channel_id, {
    ...{ private: kind.private, limit: limit + OF_ONE_MOMENT },
    before: before === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(before),
  });
  // Pages go on after a time: those of the last moment come with it.
  let end = limit;
  while (rows[end] && rows[end]?.archived_at === rows[end - 1]?.archived_at) end += 1;
  const threads = await presentThreads(ctx, rows.slice(0, end), actor.user_id);
  return { ...withMembers(threads), has_more: rows.length > end };
}

function withMembers(threads: Channel[]): ThreadList {
  return { threads, members: threads.flatMap(({ member }) => member ?? []) };
}

interface Found {
  id: Id;
  parent_id: Id;
  private: boolean;
  /** Of a private one: the person is in it. */
  inside: boolean;
}

/** Those of these ids that are threads, whoever may see them, and what somebody is there. */
export async function findThreads(ctx: Context, ids: readonly Id[], user_id: Id): Promise<Found[]> {
  const found = ids.length > 0 ? await ctx.storage.threads.listThreads(ids) : [];
  return Promise.all(
    found.map(async (thread) => {
      const { id, parent_id } = thread;
      return { id, parent_id, private: isPrivate(thread), inside: isPrivate(thread) && (await isMemberOf(ctx, thread, user_id)) };
    }),
  );
}

/** Whoever is out of the guild may be among the people of a thread for a moment longer. */
async function isMemberOf(ctx: Context, { id, guild_id }: ThreadRow, user_id: Id): Promise<boolean> {
  const own = await ctx.storage.threads.getThreadMember(id, user_id);
  return own !== undefined && (await ctx.storage.members.getMember(guild_id, user_id)) !== undefined;
}
