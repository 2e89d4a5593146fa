import type { Id } from '@chat-js/protocol/ids.ts';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { listGuildIds } from '../../lib/guilds.ts';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';

/** The servers in their order, and how to change it: shown at once, on all devices of the person. */
export function useArrangeGuilds() {
  const { i18n } = useLingui();
  const { changeSettings } = useClient();
  const kept = useClientState(listGuildIds);
  const [wanted, setWanted] = useState<readonly Id[]>();

  async function put(id: Id, to: number) {
    const others = kept.filter((other) => other !== id);
    const ids = others.toSpliced(to, 0, id);
    setWanted(ids);
    try {
      await changeSettings({ guild_positions: ids });
    } catch (error) {
      showToast(describeProblem(error, i18n));
    } finally {
      setWanted(undefined);
    }
  }

  return { ids: wanted ?? kept, put };
}
