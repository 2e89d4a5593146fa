import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Context } from '../context.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { announcePresenceIn } from '../presence/announce-presence.ts';
import { refuse } from '../refusal.ts';
import { recallGuildSettings } from '../user-guild-settings/tell-guild-settings.ts';
import { newMember } from './new-member.ts';
import { presentMember } from './present.ts';
import { announceGone, takeBackMember } from './remove-member.ts';
import { standingTimeOut } from './standing-time-out.ts';
import type { MemberRow } from './store.ts';

/** Makes a person a member; they and the guild are told. False when they are a member already, or banned. */
export async function addMember(ctx: Context, guild: GuildDoc, user_id: Id): Promise<boolean> {
  await checkGuildCount(ctx, user_id);
  const row = newMember({ guild_id: guild.id, user_id, joined_at: isoTime(ctx.clock.now()) });
  return enterMember(ctx, guild, { ...row, communication_disabled_until: await standingTimeOut(ctx, guild.id, user_id) });
}

/** Writes a membership and tells of it; false when there is one already, or the person is banned. */
export async function enterMember(ctx: Context, guild: GuildDoc, row: MemberRow): Promise<boolean> {
  const { user_id } = row;
  if (!(await ctx.storage.members.insertMember(row))) return false;
  // A ban is kept before its member is removed: whoever does not see the one here is seen there.
  if (await ctx.storage.bans.getBan(guild.id, user_id)) {
    await takeBackMember(ctx, guild.id, user_id);
    return false;
  }
  const stale = [{ guild_id: guild.id, user_id }];
  ctx.directory.forget(stale);

  const user = await ctx.directory.getUser(user_id);
  if (!user) return true;
  const member = presentMember(row, user);
  await Promise.all([
    ctx.bus.publish({ type: 'GUILD_MEMBER_ADD', data: { ...member, guild_id: guild.id }, audience: { guild_id: guild.id }, stale }),
    // For nobody's eyes: each connection of the newcomer is told GUILD_CREATE by the node that holds it.
    ctx.bus.publish({ type: 'RESYNC', data: {}, audience: 'nobody', access: { kind: 'join', user_id, guild, roles: row.roles }, stale }),
  ]);
  await recallGuildSettings(ctx, user_id, guild.id);
  // Connected already: nothing else would tell the guild that the newcomer is there. Who connects later finds the row.
  const seen = ctx.presence.see(user_id);
  if (seen.status !== 'offline') await announcePresenceIn(ctx, guild.id, user_id, seen);
  // Who was removed before they were announced is in for everybody now: the last word is that they are not.
  if (!(await ctx.storage.members.getMember(guild.id, user_id))) await announceGone(ctx, guild.id, user_id);
  return true;
}

export async function checkGuildCount(ctx: Context, user_id: Id): Promise<void> {
  const memberships = await ctx.storage.members.listMembershipsOf(user_id);
  if (memberships.length >= LIMITS.guildsPerUser) refuse('TOO_MANY_GUILDS');
}
