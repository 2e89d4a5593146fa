import { visibleChannelIds } from '@chat-js/permissions/permissions.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import type { GuildDoc, StoredChannel } from '../guilds/store.ts';
import { memberAccess } from '../members/new-member.ts';
import type { MemberRow } from '../members/store.ts';
import { withVoiceFields } from './voice-fields.ts';

export async function presentChannels(ctx: Context, channels: readonly StoredChannel[]): Promise<Channel[]> {
  const last = await ctx.storage.messages.listLastMessageIds(channels.map(({ id }) => id));
  return channels.map((channel) => presentChannel(channel, last.get(channel.id) ?? null));
}

export function presentChannel(channel: StoredChannel, last_message_id: Id | null): Channel {
  return { ...withVoiceFields(channel), last_message_id };
}

/** The channels of a guild that a member may see, in the order of the guild. */
export function presentVisibleChannels(ctx: Context, guild: GuildDoc, member: MemberRow): Promise<Channel[]> {
  const visible = visibleChannelIds(guild, memberAccess(member, ctx.clock.now()));
  return presentChannels(
    ctx,
    guild.channels.filter(({ id }) => visible.has(id)),
  );
}
