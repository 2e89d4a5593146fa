import { LIMITS } from '@chat-js/protocol/limits.ts';
import { isoTime } from '../../lib/clock.ts';
import { Unavailable } from '../../lib/unavailable.ts';
import type { Context } from '../context.ts';
import { changeGuild } from './change-guild.ts';
import { NO_INCIDENTS, tellIncidents } from './incidents.ts';
import { areInvitesPaused } from './raid.ts';
import type { GuildDoc } from './store.ts';

/** Counts someone who has joined, on all nodes together: too many within a minute are a raid. Joining never fails by it. */
export async function watchForRaid(ctx: Context, guild: GuildDoc): Promise<void> {
  if (guild.raid_joins === 0) return;
  try {
    const { done } = await ctx.joins.add(guild.id);
    // One of those who come at once is enough to close the door.
    if (done >= guild.raid_joins) await ctx.jobs.run(`raid-${guild.id}`, () => beginRaidMode(ctx, guild));
  } catch (error) {
    const level = error instanceof Unavailable ? 'warn' : 'error';
    ctx.logger[level]({ err: error, guild_id: guild.id }, 'a raid may go unnoticed');
  }
}

async function beginRaidMode(ctx: Context, { id }: GuildDoc): Promise<void> {
  const now = ctx.clock.now();
  const known = await ctx.storage.guilds.getGuild(id);
  if (!known || known.deleted || areInvitesPaused(known, now)) return;
  let before = known;
  const after = await changeGuild(ctx, id, (guild) => {
    before = guild;
    const invites_disabled_until = isoTime(now + LIMITS.raidMs);
    return { incidents_data: { ...(guild.incidents_data ?? NO_INCIDENTS), invites_disabled_until, raid_detected_at: isoTime(now) } };
  });
  await tellIncidents(ctx, { before, after, by: id });
}
