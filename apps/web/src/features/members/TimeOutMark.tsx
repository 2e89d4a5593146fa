import { Suspense } from 'react';
import { lazyPart } from '../../lib/lazy-part.ts';
import { useMay } from '../../lib/permissions.ts';
import { useTimeOut } from '../../lib/use-time-out.ts';

const TimeOutSign = lazyPart(async () => (await import('./TimeOutSign.tsx')).TimeOutSign, 'later');

/** Tells moderators that somebody is in a time-out, and until when. */
export function TimeOutMark({ guild_id, user_id }: { guild_id: string; user_id: string }) {
  const end = useTimeOut(guild_id, user_id);
  const may = useMay('MODERATE_MEMBERS', guild_id);
  return <Suspense>{end !== null && may && <TimeOutSign end={end} />}</Suspense>;
}
