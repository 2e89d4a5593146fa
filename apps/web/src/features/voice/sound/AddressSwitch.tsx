import { hasRelay } from '@chat-js/client/voice/ice-servers.ts';
import { Trans } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useClient } from '../../../lib/client.tsx';
import { useLoaded } from '../../../lib/use-loaded.ts';
import { SwitchRow } from '../../../ui/SwitchRow.tsx';
import { setVoiceSettings, usesRelayOnly, useVoiceSettings } from '../settings/voice-settings.ts';

/** Whether others learn from where one talks. */
export function AddressSwitch() {
  const { call } = useClient();
  const relayOnly = useVoiceSettings((settings) => settings.relayOnly);
  const [loaded] = useLoaded(useCallback(() => call('iceServers.list', {}), [call]));
  const relayed = loaded.status === 'ready' && hasRelay(loaded.value.ice_servers);
  const reasons = {
    loading: <Trans>Asking the server…</Trans>,
    failed: <Trans>The server did not answer. Try again later.</Trans>,
    // Whoever has chosen to be hidden can take that back, also where nothing is reached by it.
    ready:
      relayed || relayOnly ? undefined : (
        <Trans>This server has no relay (TURN), so people who talk send each other sound directly and can see each other's address.</Trans>
      ),
  };
  return (
    <SwitchRow
      label={<Trans>Hide my address from others</Trans>}
      help={<Trans>Sound goes through the relay of this server only. It takes a little longer, and holds from the next call on.</Trans>}
      locked={reasons[loaded.status]}
      checked={usesRelayOnly({ relayOnly }, relayed)}
      onChange={(next) => setVoiceSettings({ relayOnly: next })}
    />
  );
}
