import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { accessMember } from './access.ts';
import { removeMember } from './remove-member.ts';

export async function kickMember(ctx: Context, actor: Actor, input: OperationInput<'members.kick'>): Promise<null> {
  const { guild_id, user_id, reason } = input;
  const { target } = await accessMember(ctx, actor, guild_id, user_id, 'KICK_MEMBERS');
  await removeMember(ctx, guild_id, user_id);
  await recordDeed(ctx, actor, {
    guild_id,
    action_type: AUDIT_ACTION.MEMBER_KICK,
    target_id: user_id,
    reason,
    undo: { kind: 'member-removed', row: target },
  });
  return null;
}
