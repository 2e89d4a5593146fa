import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useLingui } from '@lingui/react/macro';
import { useClient, useClientState } from '../../../lib/client.tsx';
import { describeProblem } from '../../../lib/problems.ts';
import { showToast } from '../../../ui/Toasts.tsx';
import { isLive, joinChannel, openLine } from '../line/line.ts';
import { useVoices } from '../use-voices.ts';
import { useWebRTC } from '../use-web-rtc.ts';

/** The call of a conversation: who is in it, whom it rings, and what one may do. */
export function useCall(channel_id: Id) {
  const { i18n } = useLingui();
  const client = useClient();
  const { status, leave } = useWebRTC();
  const voices = useVoices(NO_GUILD, channel_id);
  const ringing = useClientState((state) => state.calls[channel_id]) ?? [];

  async function tell(work: () => Promise<unknown>) {
    try {
      await work();
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
  }

  const ring = () => tell(() => client.call('calls.ring', { channel_id }));

  return {
    voices,
    ringing,
    /** This device is in it. */
    inside: isLive(status) && status.channel_id === channel_id,
    /** Goes in, and rings the others when nobody is there yet. */
    async start() {
      const first = voices.length === 0;
      await joinChannel(client, channel_id);
      const { status: now } = openLine(client).getSnapshot();
      if (first && isLive(now) && now.channel_id === channel_id) await ring();
    },
    ring,
    leave,
    decline: () => tell(() => client.call('calls.stopRinging', { channel_id })),
  };
}
