import type { DirectChannel } from '@chat-js/protocol/direct-messages.ts';
import type { GuildState } from '@chat-js/protocol/guilds.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { openDirectChannels } from '../direct-messages/list.ts';
import { guildState } from '../guilds/guild-state.ts';
import type { MemberRow } from '../members/store.ts';

/** Where a person may read. */
export interface Seen {
  guilds: GuildState[];
  memberships: MemberRow[];
  private_channels: DirectChannel[];
}

export async function seenBy(ctx: Context, user_id: Id): Promise<Seen> {
  const memberships = await ctx.storage.members.listMembershipsOf(user_id);
  const guilds = await Promise.all(
    memberships.map(async (member) => {
      const guild = await ctx.directory.getGuild(member.guild_id);
      return guild ? [await guildState(ctx, guild, member)] : [];
    }),
  );
  return { guilds: guilds.flat(), memberships, private_channels: await openDirectChannels(ctx, user_id) };
}
