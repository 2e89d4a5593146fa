import { isDeepStrictEqual } from 'node:util';
import { visibleChannelIds } from '@chat-js/permissions/permissions.ts';
import type { Member } from '@chat-js/protocol/members.ts';
import type { AccessChange } from '../../events/bus.ts';
import { presentChannels } from '../channels/present.ts';
import type { Context } from '../context.ts';
import { correctTold } from '../correct-told.ts';
import { findKeptGuild } from '../guilds/announce-guild.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { deletedUser } from '../users/present.ts';
import { memberAccess } from './new-member.ts';
import { presentMember } from './present.ts';
import type { MemberRow } from './store.ts';

/** Tells the guild how a member is now; their own connections are told of channels that appear or vanish by it. */
export async function announceMember(ctx: Context, guild: GuildDoc, before: MemberRow, after: MemberRow): Promise<Member> {
  const { guild_id, user_id } = after;
  const member = await publish(ctx, guild, before, after);
  let told = after;
  await correctTold(after, {
    read: () => ctx.storage.members.getMember(guild_id, user_id),
    isOther: (kept, known) => !isDeepStrictEqual(kept, known),
    async tell(kept) {
      await publish(ctx, (await findKeptGuild(ctx, guild_id)) ?? guild, told, kept);
      told = kept;
    },
  });
  return member;
}

async function publish(ctx: Context, guild: GuildDoc, before: MemberRow, after: MemberRow): Promise<Member> {
  const { guild_id, user_id } = after;
  const stale = [{ guild_id, user_id }];
  ctx.directory.forget(stale);
  const user = (await ctx.directory.getUser(user_id)) ?? deletedUser(user_id);
  const member = presentMember(after, user);
  const access = await rolesChanged(ctx, guild, before, after);
  await ctx.bus.publish({
    type: 'GUILD_MEMBER_UPDATE',
    data: { ...member, guild_id },
    audience: { guild_id },
    stale,
    ...(access && { access }),
  });
  return member;
}

async function rolesChanged(ctx: Context, guild: GuildDoc, before: MemberRow, after: MemberRow): Promise<AccessChange | undefined> {
  if (before.roles.join() === after.roles.join()) return undefined;
  const now = ctx.clock.now();
  const [saw, sees] = [before, after].map((row) => visibleChannelIds(guild, memberAccess(row, now)));
  const inDoubt = guild.channels.filter(({ id }) => saw?.has(id) !== sees?.has(id));
  const { guild_id, user_id, roles } = after;
  return { kind: 'member', guild_id, user_id, roles, channels: inDoubt.length > 0 ? await presentChannels(ctx, inDoubt) : [] };
}
