import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { ThreadMember } from '@chat-js/protocol/threads.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Context } from '../context.ts';
import type { GuildDoc } from '../guilds/store.ts';
import type { ThreadMemberRow, ThreadRow } from './store.ts';

/** In their order. `reader`: in which of them somebody is stands in them; nobody's when all are told. */
export async function presentThreads(ctx: Context, rows: readonly ThreadRow[], reader?: Id): Promise<Channel[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [last, counts, own] = await Promise.all([
    ctx.storage.messages.listLastMessageIds(ids),
    ctx.storage.threads.countThreadMembers(ids),
    reader === undefined ? [] : ctx.storage.threads.listThreadsOfMember(reader, ids),
  ]);
  const members = new Map(own.map((member) => [member.thread_id, presentThreadMember(member)]));
  return rows.map((row) => {
    const member = members.get(row.id);
    return {
      ...fieldsOf(row),
      last_message_id: last.get(row.id) ?? null,
      member_count: counts.get(row.id) ?? 0,
      ...(member && { member }),
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
      ...{ archived, locked, auto_archive_duration },
      archive_timestamp: isoTime(row.archived_at),
      create_timestamp: isoTime(row.created_at),
    },
  };
}

export function presentThreadMember({ thread_id, user_id, joined_at }: ThreadMemberRow): ThreadMember {
  return { id: thread_id, user_id, join_timestamp: isoTime(joined_at), flags: 0 };
}

/** The threads that have not ended of those channels of a guild. `reader` as above. */
export async function presentActiveThreads(
  ctx: Context,
  guild: Pick<GuildDoc, 'id'>,
  channel_ids: ReadonlySet<Id>,
  reader?: Id,
): Promise<Channel[]> {
  const active = await ctx.storage.threads.listActiveThreads(guild.id);
  return presentThreads(
    ctx,
    active.filter(({ parent_id }) => channel_ids.has(parent_id)),
    reader,
  );
}
