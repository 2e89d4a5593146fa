import { useEffect } from 'react';
import { useClient } from '../../lib/client.tsx';
import { passOverBlocked } from './pass-over.ts';

/** Sees to it that what only blocked people have written makes nothing unread. Shows nothing itself. */
export function BlockedPasser() {
  const client = useClient();
  useEffect(() => passOverBlocked(client), [client]);
  return null;
}
