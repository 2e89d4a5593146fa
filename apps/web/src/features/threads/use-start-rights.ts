import type { Id } from '@chat-js/protocol/ids.ts';
import { CHANNEL } from '../../lib/channel-types.ts';
import { useClientState } from '../../lib/client.tsx';
import { useMay } from '../../lib/permissions.ts';

/** What threads one may start in a channel. Private ones are only in text channels, never beside announcements. */
export function useStartRights(channel_id: Id): { mayPublic: boolean; mayPrivate: boolean } {
  const guild_id = useClientState((state) => state.channels[channel_id]?.guild_id ?? '');
  const holdsPrivate = useClientState((state) => state.channels[channel_id]?.type === CHANNEL.text);
  const mayPublic = useMay('CREATE_PUBLIC_THREADS', guild_id, channel_id);
  const mayPrivate = useMay('CREATE_PRIVATE_THREADS', guild_id, channel_id) && holdsPrivate;
  return { mayPublic, mayPrivate };
}
