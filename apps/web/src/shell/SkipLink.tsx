import { styled } from '@mui/material/styles';

/** The first stop of the Tab key; seen only then. */
export const SkipLink = styled('a')(({ theme }) => ({
  position: 'fixed',
  top: 8,
  left: 8,
  zIndex: 2000,
  padding: '8px 14px',
  borderRadius: 8,
  background: theme.vars?.palette.tokens.accent,
  color: theme.vars?.palette.tokens.onAccent,
  fontWeight: 600,
  transform: 'translateY(-200%)',
  '&:focus': { transform: 'none' },
}));
