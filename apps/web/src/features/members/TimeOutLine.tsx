import { Trans, useLingui } from '@lingui/react/macro';
import TimeOutIcon from '@material-symbols/svg-400/rounded/timer.svg?react';
import { styled } from '@mui/material/styles';
import { shortMoment } from '../../lib/moments.ts';
import { useMay } from '../../lib/permissions.ts';
import { useTimeOut } from '../../lib/use-time-out.ts';

const Line = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  fontSize: '0.8125rem',
  color: theme.vars?.palette.tokens.mention,
  '& svg': { flex: 'none', width: 18, height: 18 },
}));

/** In the card of somebody, for moderators. */
export function TimeOutLine({ guild_id, user_id }: { guild_id: string; user_id: string }) {
  const { i18n } = useLingui();
  const end = useTimeOut(guild_id, user_id);
  const may = useMay('MODERATE_MEMBERS', guild_id);
  if (end === null || !may) return null;
  const until = shortMoment(i18n, end);
  return (
    <Line>
      <TimeOutIcon />
      <Trans>In a time-out until {until}</Trans>
    </Line>
  );
}
