import type { Channel } from '@chat-js/protocol/channels.ts';
import { useClientState } from '../../lib/client.tsx';
import { useMay } from '../../lib/permissions.ts';

/** What somebody may do with a thread. The server decides; this only hides what it would refuse. */
export function useThreadRights({ id, guild_id, owner_id, thread_metadata }: Channel) {
  const own = useClientState((state) => state.me !== null && state.me.id === owner_id);
  const manages = useMay('MANAGE_THREADS', guild_id, id);
  const writes = useMay('SEND_MESSAGES', guild_id, id);
  const { archived = false, locked = false } = thread_metadata ?? {};
  const isOpenFor = manages || !locked;
  return {
    manages,
    /** Nobody else writes in it. */
    closed: !isOpenFor,
    rename: manages || (own && !archived && !locked),
    end: !archived && (manages || own),
    reopen: archived && isOpenFor && (manages || writes),
    follow: !archived,
  };
}
