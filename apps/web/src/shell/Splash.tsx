import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { SIZE } from '../ui/theme/tokens.ts';

// The shape of what comes, so that nothing jumps when it does.
const Frame = styled('div')(({ theme }) => ({
  height: '100%',
  display: 'grid',
  gridTemplateColumns: `${SIZE.rail}px ${SIZE.channels.initial}px 1fr`,
  background: theme.vars?.palette.tokens.chat,
  '& > :nth-of-type(1)': { background: theme.vars?.palette.tokens.rail },
  '& > :nth-of-type(2)': { background: theme.vars?.palette.tokens.side },
  '@media (max-width: 767px)': { gridTemplateColumns: '1fr', '& > *': { display: 'none' } },
}));

export function Splash() {
  const { t } = useLingui();
  return (
    <Frame role="status" aria-label={t`Loading`}>
      <div />
      <div />
      <div />
    </Frame>
  );
}
