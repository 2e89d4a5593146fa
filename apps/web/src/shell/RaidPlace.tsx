import { Suspense } from 'react';
import { useClientState } from '../lib/client.tsx';
import { lazyPart } from '../lib/lazy-part.ts';
import { useMayAny } from '../lib/permissions.ts';

const RaidBar = lazyPart(async () => (await import('../features/guilds/RaidBar.tsx')).RaidBar, 'later');

/** Where moderators read that raid mode is on. */
export function RaidPlace({ guild_id }: { guild_id: string }) {
  const raid = useClientState((state) => state.guilds[guild_id]?.incidents_data?.invites_disabled_until != null);
  const moderates = useMayAny(['MANAGE_GUILD', 'MODERATE_MEMBERS'], guild_id);
  return <Suspense>{raid && moderates && <RaidBar guild_id={guild_id} />}</Suspense>;
}
