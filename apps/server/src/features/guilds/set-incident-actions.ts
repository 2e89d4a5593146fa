import type { IncidentsData } from '@chat-js/protocol/guilds.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { isoTime } from '../../lib/clock.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuseField } from '../refusal.ts';
import { accessGuild } from './access.ts';
import { changeGuild } from './change-guild.ts';
import { NO_INCIDENTS, tellIncidents } from './incidents.ts';
import { areInvitesPaused } from './raid.ts';

type Input = OperationInput<'guilds.setIncidentActions'>;

export async function setIncidentActions(ctx: Context, actor: Actor, input: Input): Promise<IncidentsData> {
  const { guild } = await accessGuild(ctx, actor, input.guild_id, 'MANAGE_GUILD');
  const given = {
    ...(input.invites_disabled_until !== undefined && { invites_disabled_until: endOf(ctx, input, 'invites_disabled_until') }),
    ...(input.dms_disabled_until !== undefined && { dms_disabled_until: endOf(ctx, input, 'dms_disabled_until') }),
  };

  let before = guild;
  const after = await changeGuild(ctx, guild.id, (known) => {
    before = known;
    const next = { ...(known.incidents_data ?? NO_INCIDENTS), ...given };
    // Whoever opens the doors again says that the raid is over.
    if (next.invites_disabled_until === null) next.raid_detected_at = null;
    return { incidents_data: Object.values(next).every((value) => value === null) ? null : next };
  });
  // What came before does not count towards the next one.
  if (!areInvitesPaused(after, ctx.clock.now())) await ctx.joins.forget(guild.id);
  await tellIncidents(ctx, { before, after, by: actor.user_id, reason: input.reason });
  return after.incidents_data ?? NO_INCIDENTS;
}

function endOf(ctx: Context, input: Input, field: 'invites_disabled_until' | 'dms_disabled_until'): string | null {
  const end = Date.parse(input[field] ?? '');
  const now = ctx.clock.now();
  if (end > now + LIMITS.incidentMs) refuseField(field, 'INCIDENT_TOO_LONG', 'At most 24 hours from now');
  return end > now ? isoTime(end) : null;
}
