import type { Context } from '../context.ts';
import { everySecond } from '../jobs/every-second.ts';
import { workOff } from '../jobs/work-off.ts';
import { hasEnded } from '../presence/present.ts';
import { changeSettings, tellSettings } from './update-settings.ts';

/** Takes away custom statuses whose time has come, every second until `stop`. One node at a time. */
export function startEndingStatuses(ctx: Context): { stop(): Promise<void> } {
  const failure = 'custom statuses that have ended could not be removed; it is tried again every second';
  return everySecond(ctx, failure, async () => {
    // Asked without the lock: mostly there is nothing.
    if ((await ctx.storage.userSettings.listEndedStatuses(ctx.clock.now(), 1)).length > 0) await endStatuses(ctx);
  });
}

async function endStatuses(ctx: Context): Promise<void> {
  await workOff(ctx, 'end-statuses', {
    list: (limit) => ctx.storage.userSettings.listEndedStatuses(ctx.clock.now(), limit),
    async finish({ user_id }) {
      const user = await ctx.directory.getUser(user_id);
      // Whoever refused the person may have been interrupted.
      if (!user) return ctx.storage.userSettings.removeSettings(user_id);
      const kept = await changeSettings(ctx, user_id, ({ custom_status }) =>
        // It may be another one by now.
        custom_status && hasEnded(custom_status, ctx.clock.now()) ? { custom_status: null } : undefined,
      );
      if (kept) await tellSettings(ctx, user_id, kept);
    },
  });
}
