import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { IncidentsData } from '@chat-js/protocol/guilds.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { announceGuild } from './announce-guild.ts';
import type { GuildDoc } from './store.ts';

export const NO_INCIDENTS: IncidentsData = {
  invites_disabled_until: null,
  dms_disabled_until: null,
  raid_detected_at: null,
  dm_spam_detected_at: null,
};

const KEYS = ['invites_disabled_until', 'dms_disabled_until', 'raid_detected_at'] as const;

interface Changed {
  before: GuildDoc;
  after: GuildDoc;
  /** Who did it: someone, or the guild itself. */
  by: Id;
  reason?: string | undefined;
}

/** Tells everybody of a guild that raid mode has begun or ended, and writes it down. */
export async function tellIncidents(ctx: Context, { before, after, by, reason }: Changed): Promise<void> {
  const guild_id = after.id;
  ctx.directory.forget([{ guild_id }]);
  await announceGuild(ctx, after);
  const changes = changesBetween(before.incidents_data ?? NO_INCIDENTS, after.incidents_data ?? NO_INCIDENTS, KEYS);
  if (changes.length === 0) return;
  await recordDeed(ctx, { user_id: by }, { guild_id, action_type: AUDIT_ACTION.RAID_MODE, target_id: guild_id, changes, reason });
}
