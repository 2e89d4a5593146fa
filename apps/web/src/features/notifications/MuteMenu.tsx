import { Trans, useLingui } from '@lingui/react/macro';
import MenuItem from '@mui/material/MenuItem';
import type { ReactNode } from 'react';
import type { DialogProps } from '../../lib/dialogs.ts';
import { AppMenu } from '../../ui/AppMenu.tsx';
import { useChosen, useNotifyName } from './use-chosen.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

const WINDOWS: readonly { seconds: number; words: ReactNode }[] = [
  { seconds: 15 * MINUTE, words: <Trans>For 15 minutes</Trans> },
  { seconds: HOUR, words: <Trans>For an hour</Trans> },
  { seconds: 3 * HOUR, words: <Trans>For 3 hours</Trans> },
  { seconds: 8 * HOUR, words: <Trans>For 8 hours</Trans> },
  { seconds: 24 * HOUR, words: <Trans>For 24 hours</Trans> },
];

/** As Discord's clients send it for a mute without an end. */
const FOREVER = -1;

/** For how long something is muted. */
export function MuteMenu({ at, onClose, ...place }: DialogProps['mute'] & { onClose: () => void }) {
  const { t } = useLingui();
  const name = useNotifyName(place);
  const { changeFromMenu } = useChosen(place);

  function mute(seconds: number) {
    onClose();
    const end_time = seconds === FOREVER ? null : new Date(Date.now() + seconds * 1000).toISOString();
    changeFromMenu({ muted: true, mute_config: { end_time, selected_time_window: seconds } });
  }

  return (
    <AppMenu label={t`Mute ${name}`} anchor={at} onClose={onClose}>
      {WINDOWS.map(({ seconds, words }) => (
        <MenuItem key={seconds} onClick={() => mute(seconds)}>
          {words}
        </MenuItem>
      ))}
      <MenuItem onClick={() => mute(FOREVER)}>
        <Trans>Until I turn it back on</Trans>
      </MenuItem>
    </AppMenu>
  );
}
