import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { repeat } from '../jobs/repeat.ts';
import { workOff } from '../jobs/work-off.ts';
import { announceBan } from './announce-ban.ts';

const EVERY_MS = 30_000;

/** Lifts bans whose time has come, every half a minute until `stop`. One node at a time. */
export function startEndingBans(ctx: Context): { stop(): void } {
  const failure = 'bans that have ended could not be lifted; it is tried again in half a minute';
  return repeat(ctx, { everyMs: EVERY_MS, failure }, () => endBans(ctx));
}

export function endBans(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  return workOff(ctx, 'end-bans', {
    list: (limit) => ctx.storage.bans.listEndedBans(now, limit),
    finish: ({ guild_id, user_id }) => endBan(ctx, guild_id, user_id, now),
  });
}

/** In the name of whoever set the end, as the audit log has it, and for the reason of the ban. */
async function endBan(ctx: Context, guild_id: Id, user_id: Id, now: number): Promise<void> {
  // A moderator may be faster, or have set another end.
  const row = await ctx.storage.bans.removeEndedBan(guild_id, user_id, now);
  if (!row) return;
  await announceBan(ctx, guild_id, user_id);
  await recordDeed(
    ctx,
    { user_id: row.moderator_id },
    {
      guild_id,
      action_type: AUDIT_ACTION.MEMBER_BAN_REMOVE,
      target_id: user_id,
      options: { ended: 'true' },
      reason: row.reason ?? undefined,
    },
  );
}
