import type { WantedStatus } from '@chat-js/protocol/user-settings.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import ClearIcon from '@material-symbols/svg-400/rounded/close.svg?react';
import MoodIcon from '@material-symbols/svg-400/rounded/mood.svg?react';
import Divider from '@mui/material/Divider';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import { useClient, useClientState } from '../../lib/client.tsx';
import { type DialogProps, openDialog } from '../../lib/dialogs.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppMenu } from '../../ui/AppMenu.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { useStatusWords } from '../../ui/use-status-words.ts';

const STATUSES: readonly WantedStatus[] = ['online', 'idle', 'dnd', 'invisible'];

const Place = styled('span')({
  position: 'relative',
  width: 20,
  height: 20,
  flex: 'none',
  '& > *': { right: 0, bottom: 0, width: 20, height: 20 },
});

const Words = styled('span')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  lineHeight: 1.3,
  whiteSpace: 'normal',
  '& small': { color: theme.vars?.palette.tokens.muted, fontSize: '0.75rem' },
}));

/** As what the person wants to be seen, and what they say of themselves. */
export function StatusMenu({ at, onClose }: DialogProps['status'] & { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { changeSettings } = useClient();
  const words = useStatusWords();
  const chosen = useClientState((state) => state.settings?.status);
  const hasCustom = useClientState((state) => state.settings?.custom_status !== null);
  const help: Partial<Record<WantedStatus, string>> = {
    dnd: t`Others see that you do not want to be disturbed`,
    invisible: t`Others see you as offline, and you see everything`,
  };

  function change(changes: Parameters<typeof changeSettings>[0]) {
    onClose();
    changeSettings(changes).catch((error: unknown) => showToast(describeProblem(error, i18n)));
  }

  return (
    <AppMenu label={t`Your status`} anchor={at} onClose={onClose}>
      {STATUSES.map((status) => (
        <MenuItem
          key={status}
          role="menuitemradio"
          aria-checked={status === chosen}
          selected={status === chosen}
          onClick={() => change({ status })}
          sx={{ maxWidth: 300 }}
        >
          <Place>
            <StatusDot data-surface="raised" data-status={status === 'invisible' ? 'offline' : status} />
          </Place>
          <Words>
            {words[status]}
            {help[status] && <small>{help[status]}</small>}
          </Words>
        </MenuItem>
      ))}
      <Divider />
      <MenuItem
        onClick={() => {
          onClose();
          openDialog('customStatus', {});
        }}
      >
        <MoodIcon />
        <Trans>Say what you are doing…</Trans>
      </MenuItem>
      {hasCustom && (
        <MenuItem onClick={() => change({ custom_status: null })}>
          <ClearIcon />
          <Trans>Say nothing any more</Trans>
        </MenuItem>
      )}
    </AppMenu>
  );
}
