import type { Invite } from '@chat-js/protocol/invites.ts';
import { useEffect, useState } from 'react';
import { session } from '../../lib/session.ts';

export type InviteState = { invite: Invite } | { error: unknown } | 'loading';

/** What an invite leads to; no login needed. */
export function useInvite(code: string): [InviteState, retry: () => void] {
  const [state, setState] = useState<InviteState>('loading');
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    let current = true;
    setState('loading');
    session.rest.call('invites.get', { code, with_counts: true }).then(
      (invite) => current && setState({ invite }),
      (error: unknown) => current && setState({ error }),
    );
    return () => {
      current = false;
    };
  }, [code, attempt]);
  return [state, () => setAttempt(attempt + 1)];
}
