import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { CHANNELS_WIDTH } from '../lib/channels-width.ts';
import { SIZE } from '../ui/theme/tokens.ts';

// The shape of what comes, so that nothing jumps when it does.
const Frame = styled('div')(({ theme }) => ({
  height: '100%',
  display: 'grid',
  gridTemplateColumns: `${SIZE.rail}px ${CHANNELS_WIDTH.initial}px 1fr`,
  background: theme.vars?.palette.tokens.chat,
  '& > :nth-of-type(1)': { background: theme.vars?.palette.tokens.rail },
  '& > :nth-of-type(2)': { background: theme.vars?.palette.tokens.side },
  '& img': { position: 'fixed', inset: 0, margin: 'auto', width: 48, height: 48, opacity: 0, animation: 'splash 160ms 300ms forwards' },
  '@keyframes splash': { to: { opacity: 1 } },
  '@media (prefers-reduced-motion: reduce)': { '& img': { opacity: 1 } },
  '@media (max-width: 767px)': { gridTemplateColumns: '1fr', '& > div': { display: 'none' } },
}));

export function Splash() {
  const { t } = useLingui();
  return (
    <Frame role="status" aria-label={t`Loading`}>
      <div />
      <div />
      <div />
      <img src="/favicon.svg" alt="" />
    </Frame>
  );
}
