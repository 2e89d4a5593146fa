import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { listGuildIds } from '../../lib/guilds.ts';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';
import { orderOf } from './rail.ts';
import { type RailEntry, railOf } from './rail-entries.ts';

/** The servers and folders in their order, and how to change it: shown at once, on all devices of the person. */
export function useArrangeGuilds() {
  const { i18n } = useLingui();
  const { changeSettings } = useClient();
  const ids = useClientState(listGuildIds);
  const folders = useClientState(({ settings }) => settings?.guild_folders ?? []);
  const [wanted, setWanted] = useState<readonly RailEntry[]>();
  const kept = railOf(ids, folders);

  async function arrange(rail: readonly RailEntry[]) {
    if (rail === kept) return;
    setWanted(rail);
    try {
      await changeSettings(orderOf(rail));
    } catch (error) {
      showToast(describeProblem(error, i18n));
    } finally {
      setWanted(undefined);
    }
  }

  return { rail: wanted ?? kept, arrange };
}
