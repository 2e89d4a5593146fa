import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { removeMember } from '../members/remove-member.ts';
import { refuse } from '../refusal.ts';
import { accessGuild } from './access.ts';

export async function leaveGuild(ctx: Context, actor: Actor, input: OperationInput<'guilds.leave'>): Promise<null> {
  const { guild } = await accessGuild(ctx, actor, input.guild_id);
  if (guild.owner_id === actor.user_id) refuse('OWNER_CANNOT_LEAVE');
  await removeMember(ctx, guild.id, actor.user_id);
  return null;
}
