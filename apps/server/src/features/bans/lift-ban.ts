import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';
import { announceBan } from './announce-ban.ts';

export async function liftBan(ctx: Context, actor: Actor, input: OperationInput<'bans.remove'>): Promise<null> {
  const { guild_id, user_id, reason } = input;
  await accessGuild(ctx, actor, guild_id, 'BAN_MEMBERS');
  if (!(await ctx.storage.bans.removeBan(guild_id, user_id))) refuse('UNKNOWN_BAN');
  await announceBan(ctx, guild_id, user_id);
  await recordDeed(ctx, actor, { guild_id, action_type: AUDIT_ACTION.MEMBER_BAN_REMOVE, target_id: user_id, reason });
  return null;
}
