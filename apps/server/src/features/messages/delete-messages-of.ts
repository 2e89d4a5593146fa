import { channelPermissions } from '@chat-js/permissions/permissions.ts';
import { isAboveMember } from '@chat-js/permissions/rank.ts';
import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import { snowflakeAt } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationAnswer, OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { recordDeed } from '../audit-log/record.ts';
import { holdsMessages } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import { accessGuild, type GuildAccessed } from '../guilds/access.ts';
import type { StoredChannel } from '../guilds/store.ts';
import { memberAccess } from '../members/new-member.ts';
import { refuse } from '../refusal.ts';
import { placesSince } from '../threads/places-since.ts';
import { takeAway, undoable } from './removal.ts';

type Input = OperationInput<'messages.deleteOf'>;

/** What someone wrote lately, wherever the actor may delete it. They may have left; one deletion is one undo. */
export async function deleteMessagesOf(ctx: Context, actor: Actor, input: Input): Promise<OperationAnswer<'messages.deleteOf'>> {
  const { guild_id, user_id, seconds, reason } = input;
  const accessed = await accessGuild(ctx, actor, guild_id);
  const channels = channelsToModerate(ctx, accessed);
  if (channels.length === 0) refuse('MISSING_PERMISSIONS');
  const target = (await ctx.directory.getMember(guild_id, user_id)) ?? { user_id, roles: [] };
  const me = memberAccess(accessed.member, ctx.clock.now());
  if (user_id !== actor.user_id && !isAboveMember(accessed.guild, me, target)) refuse('MISSING_PERMISSIONS');

  const since = ctx.clock.now() - seconds * 1000;
  const channel_ids = await placesSince(ctx, accessed.guild, { channels, since_ms: since, seer: accessed.member });
  const most = LIMITS.deleteOf.messages;
  const found = await ctx.storage.messages.listMessagesBy(channel_ids, user_id, snowflakeAt(since), most + 1);
  const rows = undoable(found.slice(0, most));
  if (rows.length === 0) return { deleted: 0, has_more: false };
  const removed = await takeAway(ctx, guild_id, { rows, forGood: false });
  await recordDeed(ctx, actor, {
    guild_id,
    action_type: AUDIT_ACTION.MESSAGE_BULK_DELETE,
    target_id: user_id,
    options: { count: String(rows.length), delete_message_seconds: String(seconds) },
    reason,
    undo: { kind: 'messages-removed', ...removed },
  });
  return { deleted: rows.length, has_more: found.length > rows.length };
}

function channelsToModerate(ctx: Context, { guild, member }: GuildAccessed): StoredChannel[] {
  const me = memberAccess(member, ctx.clock.now());
  return guild.channels.filter(
    (channel) => holdsMessages(channel) && hasPermission(channelPermissions(guild, channel.permission_overwrites, me), 'MANAGE_MESSAGES'),
  );
}
