import { useEffect, useEffectEvent } from 'react';
import { useLocation } from 'wouter';
import { noteVisit } from '../../features/switcher/visits.ts';
import { useClient } from '../../lib/client.tsx';
import { shownState } from '../../lib/view-as.ts';
import type { Place } from './channels.ts';
import { isMac, isPressed } from './keys.ts';
import { SHORTCUTS } from './table.ts';

/** Dialogs, menus and drawers: while one is open, keys are its own. */
const IN_FRONT = '.MuiModal-root';

const MAC = isMac(navigator.platform);

/** Runs the shortcuts of the table. Shows nothing. */
export function Shortcuts() {
  const client = useClient();
  const [path, navigate] = useLocation();
  const place = placeOf(path);

  useEffect(() => {
    if (place.channel_id !== undefined) noteVisit(place.channel_id);
  }, [place.channel_id]);

  const listen = useEffectEvent((event: KeyboardEvent, held: boolean) => {
    if ((event.ctrlKey || event.altKey || event.metaKey) !== held || event.defaultPrevented) return;
    const found = SHORTCUTS.find(
      ({ run, where, keys }) =>
        run && (where === 'everywhere' || place.channel_id !== undefined) && keys.some((one) => isPressed(one, event, MAC)),
    );
    if (!found?.run || document.querySelector(IN_FRONT) !== null) return;
    event.preventDefault();
    event.stopPropagation();
    found.run({ ...place, client, state: shownState(client.getState()), navigate });
  });

  useEffect(() => {
    // With Ctrl or Alt they come before a field sees the key; without, only when nothing else wanted it.
    const early = (event: KeyboardEvent) => listen(event, true);
    const late = (event: KeyboardEvent) => listen(event, false);
    addEventListener('keydown', early, { capture: true });
    addEventListener('keydown', late);
    return () => {
      removeEventListener('keydown', early, { capture: true });
      removeEventListener('keydown', late);
    };
  }, []);
  return null;
}

function placeOf(path: string): Place {
  const [, root, guild_id, channel_id] = path.split('/');
  return root === 'channels' ? { guild_id, channel_id } : { guild_id: undefined, channel_id: undefined };
}
