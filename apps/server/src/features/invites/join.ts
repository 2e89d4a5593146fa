import type { Id } from '@chat-js/protocol/ids.ts';
import { isBanned } from '../bans/is-banned.ts';
import type { Context } from '../context.ts';
import { watchForRaid } from '../guilds/detect-raid.ts';
import { areInvitesPaused } from '../guilds/raid.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { addMember } from '../members/add-member.ts';
import { refuse } from '../refusal.ts';
import { isOpen } from './rules.ts';
import type { InviteRow } from './store.ts';

export interface InviteChecked {
  invite: InviteRow;
  guild: GuildDoc;
}

/** The invite with its guild, or a refusal: unknown, expired and used up look the same. */
export async function checkInvite(ctx: Context, code: string): Promise<InviteChecked> {
  const invite = await ctx.storage.invites.getInvite(code);
  if (!invite || !isOpen(invite, ctx.clock.now())) return refuse('UNKNOWN_INVITE');
  const guild = await ctx.directory.getGuild(invite.guild_id);
  return guild ? { invite, guild } : refuse('UNKNOWN_INVITE');
}

/**
 * Makes a person a member by an invite, using it up by one; members are simply welcome back. `address`: where someone comes
 * from who has no session yet.
 */
export async function joinByInvite(ctx: Context, user_id: Id, code: string, address?: string): Promise<InviteChecked> {
  const checked = await checkInvite(ctx, code);
  const { guild } = checked;
  if (await ctx.directory.getMember(guild.id, user_id)) return checked;
  // To someone who is banned the invite leads nowhere.
  if (await isBanned(ctx, guild, user_id, address)) return refuse('UNKNOWN_INVITE');
  if (areInvitesPaused(guild, ctx.clock.now())) refuse('INVITES_PAUSED');
  if (!(await ctx.storage.invites.takeUse(code, ctx.clock.now()))) return refuse('UNKNOWN_INVITE');
  let added = false;
  try {
    added = await addMember(ctx, guild, user_id);
  } finally {
    if (!added) await ctx.storage.invites.returnUse(code);
  }
  if (added) await watchForRaid(ctx, guild);
  // Another call of theirs was faster, or a moderator.
  else if (await ctx.storage.bans.getBan(guild.id, user_id)) refuse('UNKNOWN_INVITE');
  return checked;
}
