import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import { snowflakeTime } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { recordDeed } from '../audit-log/record.ts';
import { accessPlace } from '../channels/access.ts';
import { namedChannel } from '../channels/named-channel.ts';
import type { Context } from '../context.ts';
import { refuse, refuseField } from '../refusal.ts';
import { takeAway } from './removal.ts';

export async function bulkDelete(ctx: Context, actor: Actor, input: OperationInput<'messages.bulkDelete'>): Promise<null> {
  const { channel_id, messages: ids, reason } = input;
  const { guild, channel } = await accessPlace(ctx, actor, channel_id, 'MANAGE_MESSAGES', 'READ_MESSAGE_HISTORY');
  if (!guild) return refuse('MISSING_PERMISSIONS');
  if (new Set(ids).size < ids.length) refuseField('messages', 'DUPLICATE', 'Each id once');
  const oldest = ctx.clock.now() - LIMITS.bulkDelete.ageMs;
  if (ids.some((id) => snowflakeTime(id) < oldest)) refuse('MESSAGES_TOO_OLD');

  const rows = await ctx.storage.messages.listMessagesAmong(channel_id, ids);
  if (rows.length === 0) return null;
  const removed = await takeAway(ctx, guild.id, { rows, forGood: false });
  await recordDeed(ctx, actor, {
    guild_id: guild.id,
    action_type: AUDIT_ACTION.MESSAGE_BULK_DELETE,
    target_id: namedChannel(channel),
    options: { channel_id: namedChannel(channel), count: String(rows.length) },
    reason,
    undo: { kind: 'messages-removed', ...removed },
  });
  return null;
}
