import ErrorIcon from '@material-symbols/svg-400/rounded/error.svg?react';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { RADIUS } from './theme/tokens.ts';

const Box = styled('div')(({ theme }) => ({
  display: 'flex',
  gap: 10,
  alignItems: 'flex-start',
  padding: '10px 12px',
  borderRadius: RADIUS.row,
  background: theme.vars?.palette.tokens.raised,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  fontSize: '0.875rem',
  lineHeight: 1.45,
  '& svg': { flex: 'none', color: theme.vars?.palette.tokens.danger },
}));

/** What went wrong, and what to do, above the button that was pressed. */
export function ErrorNotice({ children }: { children: ReactNode }) {
  return (
    <Box role="alert">
      <ErrorIcon />
      <div>{children}</div>
    </Box>
  );
}
