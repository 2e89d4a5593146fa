import type { InviteDetails } from '@chat-js/protocol/invites.ts';
import { useEffect, useState } from 'react';
import { useClient } from '../../lib/client.tsx';

interface Terms {
  channel_id: string;
  /** seconds */
  max_age: number;
  max_uses: number;
}

/** An invite with these terms; the server answers one that exists already when it fits. */
export function useNewInvite({ channel_id, max_age, max_uses }: Terms): [invite: InviteDetails | undefined, problem: unknown] {
  const { call } = useClient();
  const [invite, setInvite] = useState<InviteDetails>();
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    let current = true;
    setInvite(undefined);
    setProblem(undefined);
    call('invites.create', { channel_id, max_age, max_uses }).then(
      (created) => current && setInvite(created),
      (error: unknown) => current && setProblem(error),
    );
    return () => {
      current = false;
    };
  }, [call, channel_id, max_age, max_uses]);
  return [invite, problem];
}
