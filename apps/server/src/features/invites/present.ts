import type { Invite, InviteDetails } from '@chat-js/protocol/invites.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Context } from '../context.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { deletedUser, presentUser } from '../users/present.ts';
import type { InviteRow } from './store.ts';

const FACES = 5;

export async function presentInvite(ctx: Context, row: InviteRow, guild: GuildDoc): Promise<Invite> {
  const channel = guild.channels.find(({ id }) => id === row.channel_id);
  const inviter = await ctx.directory.getUser(row.inviter_id);
  return {
    type: 0,
    code: row.code,
    guild: {
      id: guild.id,
      name: guild.name,
      icon: guild.icon,
      description: guild.description,
      banner: null,
      splash: null,
      features: [],
      verification_level: guild.verification_level,
      nsfw_level: 0,
      vanity_url_code: null,
    },
    guild_id: guild.id,
    channel: { id: row.channel_id, name: channel?.name ?? '', type: channel?.type ?? 0 },
    inviter: presentUser(inviter ?? deletedUser(row.inviter_id)),
    expires_at: row.expires_at === null ? null : isoTime(row.expires_at),
  };
}

/** With how many there are, how many are online, and a few of their faces. */
export async function presentInviteWithCounts(ctx: Context, row: InviteRow, guild: GuildDoc): Promise<Invite> {
  const online = ctx.presence.listOnline(guild.id, FACES);
  const faces = await ctx.storage.users.listUsers(online);
  return {
    ...(await presentInvite(ctx, row, guild)),
    approximate_member_count: await ctx.directory.countMembers(guild.id),
    approximate_presence_count: ctx.presence.countOnline(guild.id),
    faces: faces.map(presentUser),
  };
}

export async function presentInviteDetails(ctx: Context, row: InviteRow, guild: GuildDoc): Promise<InviteDetails> {
  return {
    ...(await presentInvite(ctx, row, guild)),
    uses: row.uses,
    max_uses: row.max_uses,
    max_age: row.max_age,
    temporary: false,
    created_at: isoTime(row.created_at),
  };
}
