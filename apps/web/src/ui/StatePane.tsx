import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

const Pane = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  gap: 12,
  padding: 24,
  textAlign: 'center',
  color: theme.vars?.palette.tokens.secondary,
  '& > svg': { width: 44, height: 44, color: theme.vars?.palette.tokens.muted },
  '& h1, & h2': { margin: 0, fontSize: '1.125rem', fontWeight: 650, color: theme.vars?.palette.tokens.text },
  '& p': { margin: 0, maxWidth: 420 },
}));

interface StatePaneProps {
  icon?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  /** The whole page is in this state: the title is its heading. */
  page?: boolean;
  /** The first step out of this state. */
  action?: ReactNode;
}

/** A whole area that has nothing to show: says why, and offers a step. */
export function StatePane({ icon, title, children, action, page = false }: StatePaneProps) {
  const Title = page ? 'h1' : 'h2';
  return (
    <Pane>
      {icon}
      <Title>{title}</Title>
      {children && <p>{children}</p>}
      {action}
    </Pane>
  );
}
