import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
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

/** Makes a person a member by an invite, using it up by one; members are simply welcome back. */
export async function joinByInvite(ctx: Context, user_id: Id, code: string): Promise<InviteChecked> {
  const checked = await checkInvite(ctx, code);
  if (await ctx.directory.getMember(checked.guild.id, user_id)) return checked;
  // To someone who is banned the invite leads nowhere.
  if (await ctx.storage.bans.getBan(checked.guild.id, user_id)) return refuse('UNKNOWN_INVITE');
  if (!(await ctx.storage.invites.takeUse(code, ctx.clock.now()))) return refuse('UNKNOWN_INVITE');
  try {
    const added = await addMember(ctx, checked.guild, user_id);
    if (!added) await ctx.storage.invites.returnUse(code);
  } catch (error) {
    await ctx.storage.invites.returnUse(code);
    throw error;
  }
  return checked;
}
