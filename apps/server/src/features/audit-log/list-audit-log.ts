import type { OperationAnswer, OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessGuild } from '../guilds/access.ts';
import { presentUser } from '../users/present.ts';
import { presentEntry } from './present.ts';
import { BEHIND_BACKS } from './secrets.ts';

export async function listAuditLog(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'auditLog.list'>,
): Promise<OperationAnswer<'auditLog.list'>> {
  const { guild_id, user_id, target_id, action_type, before, after, limit } = input;
  await accessGuild(ctx, actor, guild_id, 'VIEW_AUDIT_LOG');
  const except = { target_id: actor.user_id, action_types: BEHIND_BACKS };
  const rows = await ctx.storage.auditLog.listEntries(guild_id, { user_id, target_id, action_type, before, after, limit, except });
  const people = new Set(rows.flatMap((row) => [row.user_id, row.target_id ?? [], row.undone_by ?? []].flat()));
  const users = await ctx.storage.users.listUsers([...people]);
  const now = ctx.clock.now();
  return {
    audit_log_entries: rows.map((row) => presentEntry(row, now)),
    users: users.map(presentUser),
    application_commands: [],
    auto_moderation_rules: [],
    guild_scheduled_events: [],
    integrations: [],
    threads: [],
    webhooks: [],
  };
}
