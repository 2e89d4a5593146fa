import type { Id } from '@chat-js/protocol/ids.ts';
import { useClient, useClientState } from '../../lib/client.tsx';
import { useAhead } from '../../lib/use-time-out.ts';

/** Raid mode of a guild: until when it holds (ms since 1970; null while it is off), whether it began by itself, and the switch. */
export function useRaid(guild_id: Id) {
  const { call } = useClient();
  const incidents = useClientState((state) => state.guilds[guild_id]?.incidents_data ?? null);
  const until = useAhead(incidents?.invites_disabled_until ?? null);
  const set = (invites_disabled_until: string | null) => call('guilds.setIncidentActions', { guild_id, invites_disabled_until });
  return {
    until,
    noticed: until !== null && incidents?.raid_detected_at != null,
    begin: (hours: number) => set(new Date(Date.now() + hours * 3_600_000).toISOString()),
    end: () => set(null),
  };
}
