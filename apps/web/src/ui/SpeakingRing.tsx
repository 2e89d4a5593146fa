import { styled } from '@mui/material/styles';

/** Around a face: green while its owner speaks. `data-speaking`, `data-surface` as of an avatar. */
export const SpeakingRing = styled('span')(({ theme }) => ({
  flex: 'none',
  display: 'inline-flex',
  borderRadius: '50%',
  transition: 'box-shadow 80ms',
  '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
  '&[data-speaking=true]': {
    boxShadow: `0 0 0 2px ${theme.vars?.palette.tokens.side}, 0 0 0 4px ${theme.vars?.palette.tokens.online}`,
  },
  '&[data-speaking=true][data-surface=raised]': {
    boxShadow: `0 0 0 3px ${theme.vars?.palette.tokens.raised}, 0 0 0 6px ${theme.vars?.palette.tokens.online}`,
  },
}));
