import { Trans } from '@lingui/react/macro';
import TimerIcon from '@material-symbols/svg-400/rounded/timer.svg?react';
import { styled } from '@mui/material/styles';

const Line = styled('div')(({ theme }) => ({
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  padding: '0 18px 4px',
  fontSize: '0.78125rem',
  lineHeight: '20px',
  color: theme.vars?.palette.tokens.muted,
  fontVariantNumeric: 'tabular-nums',
  '&[data-waits=true]': { color: theme.vars?.palette.tokens.secondary },
  '& svg': { width: 16, height: 16, flex: 'none' },
}));

/** Says that people wait here between two messages, and how long this person still does. */
export function SlowLine({ seconds, left }: { seconds: number; left: number }) {
  const [whole, rest] = [duration(seconds), duration(left)];
  return (
    <Line data-waits={left > 0}>
      <TimerIcon aria-hidden />
      {left > 0 ? <Trans>Slow mode: you can write again in {rest}</Trans> : <Trans>Slow mode: one message every {whole}</Trans>}
    </Line>
  );
}

/** 0:30, 5:00, 1:00:00 */
function duration(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
