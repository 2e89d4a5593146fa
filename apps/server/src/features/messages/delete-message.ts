import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { recordDeed } from '../audit-log/record.ts';
import { accessPlace } from '../channels/access.ts';
import { namedChannel } from '../channels/named-channel.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { isWrittenBy } from './access.ts';
import { isNoteOfGroup } from './is-note.ts';
import { bodyOf } from './new-message.ts';
import { takeAway } from './removal.ts';

/** What one wrote oneself is gone at once and for good; what a moderator deletes can come back for a while. */
export async function deleteMessage(ctx: Context, actor: Actor, input: OperationInput<'messages.delete'>): Promise<null> {
  const { channel_id, message_id, reason } = input;
  const { guild, channel, permissions } = await accessPlace(ctx, actor, channel_id);
  const row = await ctx.storage.messages.getMessage(channel_id, message_id);
  const isOwn = row !== undefined && isWrittenBy(actor, row);
  // Whoever may not read does not learn what is there.
  const mayKnow = hasPermission(permissions, 'READ_MESSAGE_HISTORY') || hasPermission(permissions, 'MANAGE_MESSAGES');
  if (!row) return refuse(mayKnow ? 'UNKNOWN_MESSAGE' : 'MISSING_PERMISSIONS');
  if (!isOwn && !hasPermission(permissions, 'MANAGE_MESSAGES')) refuse('MISSING_PERMISSIONS');
  if (isNoteOfGroup(bodyOf(row).type)) refuse('SYSTEM_MESSAGE');

  const removed = await takeAway(ctx, guild?.id, { rows: [row], forGood: isOwn });
  // Nobody takes away what others wrote in a conversation.
  if (isOwn || !guild) return null;
  await recordDeed(ctx, actor, {
    guild_id: guild.id,
    action_type: AUDIT_ACTION.MESSAGE_DELETE,
    target_id: row.author_id,
    options: { channel_id: namedChannel(channel), message_id, count: '1' },
    reason,
    undo: { kind: 'messages-removed', ...removed },
  });
  return null;
}
