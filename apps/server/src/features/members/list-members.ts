import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Member, OnlineMember } from '@chat-js/protocol/members.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { presentPresence } from '../presence/present.ts';
import { refuse } from '../refusal.ts';
import { presentMember } from './present.ts';
import type { MemberRow } from './store.ts';

export async function listMembers(ctx: Context, actor: Actor, input: OperationInput<'members.list'>): Promise<Member[]> {
  await accessGuild(ctx, actor, input.guild_id);
  const rows = await ctx.storage.members.listMembers(input.guild_id, { after: input.after, limit: input.limit });
  return presentMembers(ctx, rows);
}

export async function listOnlineMembers(ctx: Context, actor: Actor, input: OperationInput<'members.online'>): Promise<OnlineMember[]> {
  const { guild_id } = input;
  await accessGuild(ctx, actor, guild_id);
  const online = ctx.presence.listOnline(guild_id, LIMITS.onlineMembers);
  const members = await presentMembers(ctx, await ctx.storage.members.listMembersAmong(guild_id, online));
  return members.flatMap((member) => {
    const seen = ctx.presence.see(member.user.id);
    // Who went meanwhile.
    if (seen.status === 'offline') return [];
    return { ...member, presence: presentPresence(ctx, { guild_id, user_id: member.user.id }, seen) };
  });
}

export async function getMember(ctx: Context, actor: Actor, input: OperationInput<'members.get'>): Promise<Member> {
  await accessGuild(ctx, actor, input.guild_id);
  const row = await ctx.directory.getMember(input.guild_id, input.user_id);
  const user = row && (await ctx.directory.getUser(row.user_id));
  return row && user ? presentMember(row, user) : refuse('UNKNOWN_MEMBER');
}

/** Rows with their people; a row whose person is gone is left out. */
export async function presentMembers(ctx: Context, rows: readonly MemberRow[]): Promise<Member[]> {
  const users = await ctx.storage.users.listUsers(rows.map(({ user_id }) => user_id));
  const byId = new Map(users.map((user) => [user.id, user]));
  return rows.flatMap((row) => {
    const user = byId.get(row.user_id);
    return user ? presentMember(row, user) : [];
  });
}
