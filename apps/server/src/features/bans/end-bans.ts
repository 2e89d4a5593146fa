import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import { recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { repeat } from '../jobs/repeat.ts';
import { announceBan } from './announce-ban.ts';

const EVERY_MS = 30_000;
const AT_ONCE = 100;

/** Lifts bans whose time has come, every half a minute until `stop`. One node at a time. */
export function startEndingBans(ctx: Context): { stop(): void } {
  const failure = 'bans that have ended could not be lifted; it is tried again in half a minute';
  return repeat(ctx, { everyMs: EVERY_MS, failure }, () => endBans(ctx));
}

/** In the name of whoever set the end, as the audit log has it, and for the reason of the ban. */
export async function endBans(ctx: Context): Promise<void> {
  // What is lifted must be told.
  ctx.bus.check();
  await ctx.jobs.run('end-bans', async (fence) => {
    const now = ctx.clock.now();
    for (;;) {
      const ended = await ctx.storage.bans.listEndedBans(now, AT_ONCE);
      for (const { guild_id, user_id } of ended) {
        fence.check();
        // A moderator may be faster, or have set another end.
        const row = await ctx.storage.bans.removeEndedBan(guild_id, user_id, now);
        if (!row) continue;
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
      if (ended.length < AT_ONCE) return;
    }
  });
}
