import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useClient } from '../../lib/client.tsx';
import { type ChannelGroup, channelsOf } from '../../lib/guilds.ts';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';
import { changedPlaces } from './move-channel.ts';

/** Shows the new order at once and tells the server; falls back to the old one when refused. */
export function useMoveChannels(guild_id: string) {
  const { i18n } = useLingui();
  const { call, getState } = useClient();
  const [wanted, setWanted] = useState<readonly ChannelGroup[] | null>(null);

  async function move(after: readonly ChannelGroup[]) {
    const channels = changedPlaces(channelsOf(getState(), guild_id), after);
    if (channels.length === 0) return;
    setWanted(after);
    try {
      await call('channels.reorder', { guild_id, channels });
    } catch (error) {
      showToast(describeProblem(error, i18n));
    } finally {
      setWanted(null);
    }
  }

  return { wanted, move };
}
