import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { GuildDoc } from './store.ts';

type Incidents = Pick<GuildDoc, 'incidents_data'>;

/** Raid mode: nobody joins. `now` in ms since 1970. */
export function areInvitesPaused({ incidents_data }: Incidents, now: number): boolean {
  const until = incidents_data?.invites_disabled_until ?? null;
  return until !== null && Date.parse(until) > now;
}

/**
 * How long everybody waits between two messages in any channel while raid mode is on, whatever its own slow mode is; 0 while
 * it is off. Not for those who manage messages or are above slow modes. Seconds.
 */
export function raidSlowMode(guild: Incidents, now: number): number {
  return areInvitesPaused(guild, now) ? LIMITS.raidSlowMode : 0;
}
