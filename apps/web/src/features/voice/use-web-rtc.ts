import type { VoiceSession, VoiceSnapshot } from '@chat-js/client/voice/voice-session.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useMemo, useSyncExternalStore } from 'react';
import { useClient } from '../../lib/client.tsx';
import { joinChannel, leaveChannel, openLine, openMicrophone, useLine } from './line/line.ts';

const QUIET: VoiceSnapshot = { status: { name: 'idle' }, selfMuted: false, selfDeafened: false, silenced: false, peers: [] };
const never = () => () => undefined;
const quiet = () => QUIET;

/** How components see who talks with this device, and what they ask of it. The session itself is made when one first wants something. */
export function useWebRTC() {
  const client = useClient();
  const session = useLine((line) => line.session);
  const snapshot = useSyncExternalStore(session?.subscribe ?? never, session?.getSnapshot ?? quiet);
  const acts = useMemo(
    () => ({
      join: (channel_id: Id) => void joinChannel(client, channel_id),
      leave: leaveChannel,
      toggleMuted: () => toggleMuted(openLine(client)),
      toggleDeafened: () => toggleDeafened(openLine(client)),
      openMicrophone: () => void openMicrophone(),
    }),
    [client],
  );
  return { ...snapshot, ...acts };
}

/** Whoever wants to be heard wants to hear as well. */
function toggleMuted(session: VoiceSession): void {
  const { selfMuted, selfDeafened } = session.getSnapshot();
  session.setSelfMuted(!selfMuted && !selfDeafened);
  session.setSelfDeafened(false);
}

function toggleDeafened(session: VoiceSession): void {
  session.setSelfDeafened(!session.getSnapshot().selfDeafened);
}
