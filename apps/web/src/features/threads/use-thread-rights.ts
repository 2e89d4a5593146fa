import { isPrivateThread } from '@chat-js/client/is-thread.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { useClientState } from '../../lib/client.tsx';
import { useMay } from '../../lib/permissions.ts';

/** What somebody may do with a thread. The server decides; this only hides what it would refuse. */
export function useThreadRights(thread: Channel) {
  const { id, guild_id, owner_id, member, thread_metadata } = thread;
  const secret = isPrivateThread(thread);
  const own = useClientState((state) => state.me !== null && state.me.id === owner_id);
  const manages = useMay('MANAGE_THREADS', guild_id, id);
  const writes = useMay('SEND_MESSAGES', guild_id, id);
  const { archived = false, locked = false } = thread_metadata ?? {};
  const closed = locked && !manages;
  const changes = !archived && (manages || (own && writes && !locked));
  return {
    manages,
    /** Only others write in it. */
    closed,
    rename: changes,
    end: changes,
    reopen: archived && !closed && (manages || writes),
    // What has ended is only opened: that can be locked which goes on.
    lock: manages && !archived && !locked,
    unlock: manages && locked,
    // Out of a private one leads no way back, but for those who manage it.
    follow: !archived && (member !== undefined || !secret || manages),
    bring: !archived && writes && (!secret || (thread_metadata?.invitable ?? true) || own || manages),
    takeOut: !archived && (manages || (secret && own && writes && !locked)),
    secret,
  };
}
