import { isAboveMember } from '@chat-js/permissions/rank.ts';
import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationAnswer, OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { accessGuild, type GuildAccessed } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';
import { memberAccess } from './new-member.ts';
import { removeMember } from './remove-member.ts';
import type { MemberRow } from './store.ts';

const PAGE = 500;
/** As many as are written as one group. */
const AT_ONCE = 50;
const DAY_MS = 86_400_000;

interface Pruning {
  days: number;
  include_roles: readonly Id[];
}

export async function countPrune(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'members.countPrune'>,
): Promise<OperationAnswer<'members.countPrune'>> {
  const accessed = await accessPruning(ctx, actor, input.guild_id, input);
  let pruned = 0;
  for await (const rows of listPrunable(ctx, accessed, input)) pruned += rows.length;
  return { pruned };
}

export async function pruneMembers(
  ctx: Context,
  actor: Actor,
  input: OperationInput<'members.prune'>,
): Promise<OperationAnswer<'members.prune'>> {
  const { guild_id, days, compute_prune_count, reason } = input;
  const accessed = await accessPruning(ctx, actor, guild_id, input);
  let pruned = 0;
  for await (const rows of listPrunable(ctx, accessed, input)) {
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const gone = await Promise.all(rows.slice(from, from + AT_ONCE).map(({ user_id }) => removeMember(ctx, guild_id, user_id)));
      pruned += gone.filter(Boolean).length;
    }
  }
  await recordDeed(ctx, actor, {
    guild_id,
    action_type: AUDIT_ACTION.MEMBER_PRUNE,
    target_id: null,
    options: { delete_member_days: String(days), members_removed: String(pruned) },
    reason,
  });
  return { pruned: compute_prune_count ? pruned : null };
}

async function accessPruning(ctx: Context, actor: Actor, guild_id: Id, { include_roles }: Pruning): Promise<GuildAccessed> {
  const accessed = await accessGuild(ctx, actor, guild_id, 'KICK_MEMBERS', 'MANAGE_GUILD');
  if (!include_roles.every((id) => accessed.guild.roles.some((role) => role.id === id))) refuse('UNKNOWN_ROLE');
  return accessed;
}

/** Those below the actor who have no role beside the included ones, joined long ago, and were not seen since. */
async function* listPrunable(
  ctx: Context,
  { guild, member }: GuildAccessed,
  { days, include_roles }: Pruning,
): AsyncGenerator<MemberRow[]> {
  const me = memberAccess(member, ctx.clock.now());
  const since = ctx.clock.now() - days * DAY_MS;
  let after = '0';
  for (;;) {
    const page = await ctx.storage.members.listMembers(guild.id, { after, limit: PAGE });
    const candidates = page.filter(
      (row) =>
        row.roles.every((id) => include_roles.includes(id)) &&
        Date.parse(row.joined_at) < since &&
        isAboveMember(guild, me, row) &&
        !ctx.presence.isConnected(row.user_id),
    );
    const lastUses = await ctx.storage.sessions.listLastUses(candidates.map(({ user_id }) => user_id));
    yield candidates.filter(({ user_id }) => (lastUses.get(user_id) ?? 0) < since);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.user_id;
  }
}
