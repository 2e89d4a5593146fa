import { styled } from '@mui/material/styles';

/** A line in which nobody says anything: what happened, and when. */
export const NoteLine = styled('div')(({ theme }) => ({
  position: 'relative',
  color: theme.vars?.palette.tokens.secondary,
  overflowWrap: 'anywhere',
  '& > svg': { width: 18, height: 18, marginRight: 8, verticalAlign: -4, color: theme.vars?.palette.tokens.muted },
  '& b': { fontWeight: 650, color: theme.vars?.palette.tokens.text },
  '& a': { color: theme.vars?.palette.tokens.link, fontWeight: 600 },
  '& time': { marginLeft: 8, fontSize: '0.75rem', color: theme.vars?.palette.tokens.muted, whiteSpace: 'nowrap' },
}));
