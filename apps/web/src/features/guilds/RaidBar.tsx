import { Trans, useLingui } from '@lingui/react/macro';
import ShieldIcon from '@material-symbols/svg-400/rounded/shield.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { shortMoment } from '../../lib/moments.ts';
import { useMay } from '../../lib/permissions.ts';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';
import { useRaid } from './use-raid.ts';

const Bar = styled('div')(({ theme }) => ({
  flex: 'none',
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 10px',
  padding: '6px 16px',
  fontSize: '0.875rem',
  background: theme.vars?.palette.tokens.mentionSoft,
  borderBottom: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& svg': { flex: 'none', width: 20, height: 20, color: theme.vars?.palette.tokens.mention },
  '& > span': { flex: '1 1 200px', minWidth: 0 },
}));

/** Over the conversation, for moderators, while raid mode is on. */
export function RaidBar({ guild_id }: { guild_id: string }) {
  const { i18n } = useLingui();
  const { until, noticed, end } = useRaid(guild_id);
  const mayEnd = useMay('MANAGE_GUILD', guild_id);
  const [busy, setBusy] = useState(false);
  if (until === null) return null;
  const moment = shortMoment(i18n, until);

  async function stop() {
    setBusy(true);
    await end().catch((error: unknown) => showToast(describeProblem(error, i18n)));
    setBusy(false);
  }

  return (
    <Bar role="status">
      <ShieldIcon />
      <span>
        {noticed && <Trans>Many people joined at once.</Trans>}{' '}
        <Trans>Raid mode is on until {moment}: nobody joins, and people write slowly.</Trans>
      </span>
      {mayEnd && (
        <Button size="small" variant="outlined" color="inherit" loading={busy} onClick={() => void stop()}>
          <Trans>End raid mode</Trans>
        </Button>
      )}
    </Bar>
  );
}
