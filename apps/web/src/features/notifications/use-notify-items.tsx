import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import { Trans } from '@lingui/react/macro';
import SettingsIcon from '@material-symbols/svg-400/rounded/notification_settings.svg?react';
import UnmuteIcon from '@material-symbols/svg-400/rounded/notifications_active.svg?react';
import MuteIcon from '@material-symbols/svg-400/rounded/notifications_off.svg?react';
import MenuItem from '@mui/material/MenuItem';
import type { ReactNode } from 'react';
import { type NotifyPlace, openDialog, type Point } from '../../lib/dialogs.ts';
import { useChosen } from './use-chosen.ts';

interface NotifyItems extends NotifyPlace {
  /** What the menu hangs on: the next one opens there. */
  anchor: HTMLElement | Point;
  onClose: () => void;
}

/** What the menu of a server, a channel, a thread or a conversation offers to hear less of it. */
export function useNotifyItems({ anchor, onClose, ...place }: NotifyItems): ReactNode[] {
  const { muted, changeFromMenu } = useChosen(place);

  /** Closes first: what comes next takes the focus. */
  const then = (act: () => void) => () => {
    onClose();
    act();
  };

  return [
    muted ? (
      <MenuItem key="unmute" onClick={then(() => changeFromMenu({ muted: false }))}>
        <UnmuteIcon />
        <Trans>Unmute</Trans>
      </MenuItem>
    ) : (
      <MenuItem key="mute" onClick={then(() => openDialog('mute', { ...place, at: pointOf(anchor) }))}>
        <MuteIcon />
        <Trans>Mute…</Trans>
      </MenuItem>
    ),
    place.guild_id !== NO_GUILD && (
      <MenuItem key="notify" onClick={then(() => openDialog('notify', place))}>
        <SettingsIcon />
        <Trans>Notification settings</Trans>
      </MenuItem>
    ),
  ];
}

function pointOf(anchor: HTMLElement | Point): Point {
  if (!(anchor instanceof HTMLElement)) return anchor;
  const { bottom, left } = anchor.getBoundingClientRect();
  return { top: bottom, left };
}
