import { toCallError } from '@chat-js/client/errors.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useCallback } from 'react';
import { useClient } from '../lib/client.tsx';
import { paths } from '../lib/paths.ts';
import { useLoaded } from '../lib/use-loaded.ts';
import { FailedNotice } from '../ui/FailedNotice.tsx';
import { MessageSkeleton } from '../ui/MessageSkeleton.tsx';
import { UnknownPlace } from './UnknownPlace.tsx';

/** What is not known here may be a thread that has ended: it is looked for, and shown when it is known. */
export function EndedThread({ guild_id, channel_id }: { guild_id: Id; channel_id: Id }) {
  const { loadThread } = useClient();
  const [loaded, reload] = useLoaded(useCallback(() => loadThread(channel_id), [loadThread, channel_id]));
  const isPassing = loaded.status === 'failed' && toCallError(loaded.error).passing;
  if (isPassing) {
    return (
      <div style={{ padding: 16 }}>
        <FailedNotice error={loaded.error} onRetry={reload} />
      </div>
    );
  }
  if (loaded.status === 'loading') return <MessageSkeleton />;
  // Had it been one, it would be known now and stand in this place.
  return <UnknownPlace back={paths.guild(guild_id)} />;
}
