import InfoIcon from '@material-symbols/svg-400/rounded/info.svg?react';
import WarningIcon from '@material-symbols/svg-400/rounded/warning.svg?react';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { RADIUS } from '../../ui/theme/tokens.ts';

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
  '& > svg': { flex: 'none', color: theme.vars?.palette.tokens.muted },
  '&[data-warning=true]': { background: theme.vars?.palette.tokens.mentionSoft },
  '&[data-warning=true] > svg': { color: theme.vars?.palette.tokens.mention },
  '& > div': { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
}));

/** Something to know before one goes on; `warning`: before one regrets it. */
export function HintNotice({ children, warning = false }: { children: ReactNode; warning?: boolean }) {
  return (
    <Box data-warning={warning} role="note">
      {warning ? <WarningIcon /> : <InfoIcon />}
      <div>{children}</div>
    </Box>
  );
}
