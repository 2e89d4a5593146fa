import { isUnread } from '@chat-js/client/unread.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import { useEffect, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';

/** The newest message that was seen when the reader came, if there was more: what follows it is marked as new. */
export function useFreshSince(channel_id: Id): Id | undefined {
  const { getState } = useClient();
  const [since, setSince] = useState(() => (isUnread(getState(), channel_id) ? getState().seen[channel_id] : undefined));
  const held = useClientState((state) => state.held[channel_id]);
  // Set back by hand, here or on another device.
  useEffect(() => {
    if (held) setSince(getState().seen[channel_id]);
  }, [getState, channel_id, held]);

  useEffect(() => {
    const listen = () => {
      const { seen, channels } = getState();
      if (document.visibilityState === 'hidden') return setSince(seen[channel_id]);
      const last = channels[channel_id]?.last_message_id ?? '0';
      setSince((known) => (known !== undefined && compareIds(last, known) > 0 ? known : undefined));
    };
    document.addEventListener('visibilitychange', listen);
    return () => document.removeEventListener('visibilitychange', listen);
  }, [getState, channel_id]);
  return since;
}
