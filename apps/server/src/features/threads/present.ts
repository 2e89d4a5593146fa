import { visibleChannelIds } from '@chat-js/permissions/permissions.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { ThreadMember } from '@chat-js/protocol/threads.ts';
import { isoTime } from '../../lib/clock.ts';
import { managesThreads } from '../channels/access.ts';
import type { Context } from '../context.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { memberAccess } from '../members/new-member.ts';
import type { MemberRow } from '../members/store.ts';
import { findAppliedTags } from './applied-tags.ts';
import { isPrivate } from './is-private.ts';
import type { ThreadMemberRow, ThreadRow } from './store.ts';

/** In their order. `reader`: in which of them somebody is stands in them; nobody's when all are told. */
export async function presentThreads(ctx: Context, rows: readonly ThreadRow[], reader?: Id): Promise<Channel[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [last, counts, own, tags] = await Promise.all([
    ctx.storage.messages.listLastMessageIds(ids),
    ctx.storage.threads.countThreadMembers(ids),
    reader === undefined ? [] : ctx.storage.threads.listThreadsOfMember(reader, ids),
    findAppliedTags(ctx, rows),
  ]);
  const members = new Map(own.map((member) => [member.thread_id, presentThreadMember(member)]));
  return rows.map((row) => {
    const [member, applied_tags] = [members.get(row.id), tags.get(row.id)];
    return {
      ...fieldsOf(row),
      last_message_id: last.get(row.id) ?? null,
      member_count: counts.get(row.id) ?? 0,
      ...(member && { member }),
      ...(applied_tags && { applied_tags }),
    };
  });
}

function fieldsOf(row: ThreadRow): Channel {
  const { id, type, guild_id, parent_id, owner_id, name, rate_limit_per_user, archived, locked, auto_archive_duration } = row;
  return {
    ...{ id, type, guild_id, parent_id, owner_id, name, rate_limit_per_user },
    ...{ topic: null, position: 0, permission_overwrites: [], nsfw: false, flags: 0, last_message_id: null },
    message_count: Math.max(0, row.message_count),
    total_message_sent: row.total_message_sent,
    thread_metadata: {
      ...{ archived, locked, auto_archive_duration, ...(isPrivate(row) && { invitable: row.invitable }) },
      archive_timestamp: isoTime(row.archived_at),
      create_timestamp: isoTime(row.created_at),
    },
  };
}

export function presentThreadMember({ thread_id, user_id, joined_at }: ThreadMemberRow): ThreadMember {
  return { id: thread_id, user_id, join_timestamp: isoTime(joined_at), flags: 0 };
}

/** The threads that have not ended of those channels of a guild, whoever may see them. */
export async function presentActiveThreads(ctx: Context, guild_id: Id, channel_ids: ReadonlySet<Id>): Promise<Channel[]> {
  const active = await ctx.storage.threads.listActiveThreads(guild_id);
  return presentThreads(
    ctx,
    active.filter(({ parent_id }) => channel_ids.has(parent_id)),
  );
}

/** The threads of a guild that have not ended, as far as a member may see them. */
export async function presentActiveThreadsFor(ctx: Context, guild: GuildDoc, member: MemberRow): Promise<Channel[]> {
  const active = await ctx.storage.threads.listActiveThreads(guild.id);
  const visible = visibleChannelIds(guild, memberAccess(member, ctx.clock.now()));
  const channels = new Map(guild.channels.map((channel) => [channel.id, channel]));
  const rows = active.filter(({ parent_id }) => visible.has(parent_id));
  const isManaged = ({ parent_id }: ThreadRow) => {
    const channel = channels.get(parent_id);
    return channel !== undefined && managesThreads(guild, channel, member);
  };
  const threads = await presentThreads(ctx, rows, member.user_id);
  return threads.filter((thread, index) => {
    const row = rows[index];
    return row !== undefined && (!isPrivate(row) || thread.member !== undefined || isManaged(row));
  });
}
