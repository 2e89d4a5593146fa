import type { GuildState } from '@chat-js/protocol/guilds.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { presentVisibleChannels } from '../channels/present.ts';
import type { Context } from '../context.ts';
import { presentMembers } from '../members/list-members.ts';
import type { MemberRow } from '../members/store.ts';
import { presentPresence } from '../presence/present.ts';
import { presentActiveThreadsFor } from '../threads/present.ts';
import { presentGuild } from './present.ts';
import type { GuildDoc } from './store.ts';

/** A guild as one of its members first sees it. */
export async function guildState(ctx: Context, guild: GuildDoc, member: MemberRow): Promise<GuildState> {
  const counted = await ctx.directory.countMembers(guild.id);
  const large = counted > LIMITS.largeGuild;
  const rows = large ? [member] : await ctx.storage.members.listMembers(guild.id, { after: '0', limit: LIMITS.largeGuild });
  const channels = await presentVisibleChannels(ctx, guild, member);
  return {
    ...presentGuild(guild),
    joined_at: member.joined_at,
    large,
    unavailable: false,
    // Whoever holds the whole list counts from it: a number of another moment would stay wrong.
    member_count: large ? counted : rows.length,
    channels,
    threads: await presentActiveThreadsFor(ctx, guild, member),
    members: await presentMembers(ctx, rows),
    presences: large
      ? []
      : rows.flatMap(({ user_id }) => {
          // Who asks is there, whatever all nodes know yet.
          const seen = user_id === member.user_id ? ctx.presence.seeOneself(user_id) : ctx.presence.see(user_id);
          return seen.status === 'offline' ? [] : presentPresence(ctx, { guild_id: guild.id, user_id }, seen);
        }),
    voice_states: ctx.voices.listInGuild(guild.id).filter(({ channel_id }) => channels.some(({ id }) => id === channel_id)),
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** The same for a person who may not be a member any more: undefined then. */
export async function findGuildState(ctx: Context, user_id: Id, guild_id: Id): Promise<GuildState | undefined> {
  const [guild, member] = await Promise.all([ctx.directory.getGuild(guild_id), ctx.directory.getMember(guild_id, user_id)]);
  return guild && member && guildState(ctx, guild, member);
}
