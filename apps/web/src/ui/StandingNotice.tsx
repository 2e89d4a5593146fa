import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { RADIUS, SIZE } from './theme/tokens.ts';

// Below dialogs, above the conversation.
export const StandingNotices = styled('div')({
  position: 'fixed',
  top: SIZE.header + 8,
  insetInline: 12,
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: 8,
  pointerEvents: 'none',
  zIndex: 1250,
});

const Card = styled('section')(({ theme }) => ({
  pointerEvents: 'auto',
  width: 'min(560px, 100%)',
  maxHeight: '40vh',
  overflowY: 'auto',
  display: 'grid',
  gridTemplateColumns: 'auto minmax(0, 1fr)',
  gap: '4px 12px',
  padding: '14px 16px',
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised2,
  boxShadow: `inset 0 3px ${theme.vars?.palette.tokens.accent}, ${theme.vars?.palette.tokens.shadow}`,
  '&[data-grave=true]': { boxShadow: `inset 0 3px ${theme.vars?.palette.tokens.mention}, ${theme.vars?.palette.tokens.shadow}` },
  '& > svg': { color: theme.vars?.palette.tokens.accent, width: 24, height: 24 },
  '&[data-grave=true] > svg': { color: theme.vars?.palette.tokens.mention },
  '& h2': { margin: 0, fontSize: '1rem', fontWeight: 650, overflowWrap: 'anywhere' },
  '& p': { gridColumn: 2, margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  '& footer': { gridColumn: 2, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12, marginTop: 8 },
  '& small': { color: theme.vars?.palette.tokens.secondary },
}));

interface StandingNoticeProps {
  label: string;
  icon: ReactNode;
  title: ReactNode;
  text: string;
  grave?: boolean;
  /** What one does with it, and what else stands at its foot. */
  children: ReactNode;
}

/** Something that stays on screen until the person has dealt with it. */
export function StandingNotice({ label, icon, title, text, grave = false, children }: StandingNoticeProps) {
  return (
    <Card aria-label={label} data-grave={grave}>
      {icon}
      <h2>{title}</h2>
      <p dir="auto">{text}</p>
      <footer>{children}</footer>
    </Card>
  );
}
