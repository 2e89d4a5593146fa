import type { Theme } from '@mui/material/styles';
import { RADIUS } from '../../ui/theme/tokens.ts';

/** What stands in the rail: the mark at the edge of the window, and the count at the corner. */
export const railMark = ({ theme }: { theme: Theme }) =>
  ({
    display: 'block',
    position: 'relative',
    borderRadius: RADIUS.guild,
    textDecoration: 'none',
    touchAction: 'manipulation',
    WebkitTouchCallout: 'none',
    '&::before': {
      content: '""',
      position: 'absolute',
      left: -13,
      top: '50%',
      width: 5,
      height: 0,
      transform: 'translateY(-50%)',
      borderRadius: '0 4px 4px 0',
      background: theme.vars?.palette.tokens.text,
      transition: 'height 140ms',
    },
    '&[data-muted=true] > :first-of-type': { opacity: 0.5 },
    '&:hover::before': { height: 18 },
    '&[data-unread=true]::before': { height: 9 },
    '&[aria-current=page]::before, &[data-current=true]::before': { height: 34 },
    '& > [data-mentions]': {
      position: 'absolute',
      right: -5,
      bottom: -4,
      boxShadow: `0 0 0 3px ${theme.vars?.palette.tokens.rail}`,
    },
  }) as const;
