import type { Theme } from '@mui/material/styles';
import { RADIUS } from './theme/tokens.ts';

interface Themed {
  theme: Theme;
}

/** What stands in the rail, with the count at its corner. */
export const railPlace = ({ theme }: Themed) =>
  ({
    display: 'block',
    position: 'relative',
    borderRadius: RADIUS.guild,
    textDecoration: 'none',
    touchAction: 'manipulation',
    WebkitTouchCallout: 'none',
    '&[data-muted=true] > :first-of-type': { opacity: 0.5 },
    '& > [data-mentions]': { position: 'absolute', right: -5, bottom: -4, boxShadow: `0 0 0 3px ${theme.vars?.palette.tokens.rail}` },
  }) as const;

/** The mark at the edge of the window: it is pointed at, something is new there, or one is there. */
export const railMark = ({ theme }: Themed) =>
  ({
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
    '&:hover::before': { height: 18 },
    '&[data-unread=true]::before': { height: 9 },
    '&[aria-current=page]::before, &[data-current=true]::before': { height: 34 },
  }) as const;

/** What is no server, and has a sign in place of a picture. */
export const railSign = ({ theme }: Themed) =>
  ({
    display: 'grid',
    placeItems: 'center',
    width: 46,
    height: 46,
    background: theme.vars?.palette.tokens.raised2,
    color: theme.vars?.palette.tokens.text,
    '&:hover, &[aria-current=page]': { background: theme.vars?.palette.tokens.accent, color: theme.vars?.palette.tokens.onAccent },
  }) as const;
