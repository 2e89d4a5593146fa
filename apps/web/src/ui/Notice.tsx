import ErrorIcon from '@material-symbols/svg-400/rounded/error.svg?react';
import InfoIcon from '@material-symbols/svg-400/rounded/info.svg?react';
import WarningIcon from '@material-symbols/svg-400/rounded/warning.svg?react';
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
  '& > svg': { flex: 'none', color: theme.vars?.palette.tokens.danger },
  '&[data-tone=hint] > svg': { color: theme.vars?.palette.tokens.muted },
  '&[data-tone=warning]': { background: theme.vars?.palette.tokens.mentionSoft },
  '&[data-tone=warning] > svg': { color: theme.vars?.palette.tokens.mention },
  '& button': { minHeight: 28, marginBlock: -4, '@media (pointer: coarse)': { minHeight: 44 } },
  '& > div': { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
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

/** Something to know before one goes on; `warning`: before one regrets it. */
export function HintNotice({ children, warning = false }: { children: ReactNode; warning?: boolean }) {
  return (
    <Box data-tone={warning ? 'warning' : 'hint'} role="note">
      {warning ? <WarningIcon /> : <InfoIcon />}
      <div>{children}</div>
    </Box>
  );
}
