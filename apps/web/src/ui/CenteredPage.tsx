import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useSession } from '../lib/session.ts';
import { useTitle } from '../lib/use-title.ts';
import { LocaleSwitch } from './LocaleSwitch.tsx';
import { RADIUS } from './theme/tokens.ts';

const Page = styled('div')(({ theme }) => ({
  height: '100%',
  overflowY: 'auto',
  display: 'flex',
  flexDirection: 'column',
  background: theme.vars?.palette.tokens.rail,
  padding: '16px 16px 24px',
}));

const Card = styled('main')(({ theme }) => ({
  width: '100%',
  maxWidth: 420,
  margin: 'auto',
  display: 'flex',
  flexDirection: 'column',
  gap: 20,
  padding: 28,
  borderRadius: RADIUS.guild,
  background: theme.vars?.palette.tokens.chat,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  '@media (max-width: 480px)': { padding: 20 },
}));

interface CenteredPageProps {
  children: ReactNode;
  /** px */
  width?: number;
  /** Whether the language can be chosen below the card. */
  languages?: boolean;
}

/** The one calm card of every page outside the chat. */
export function CenteredPage({ children, width, languages = true }: CenteredPageProps) {
  useTitle(useSession((session) => session.instance?.name));
  return (
    <Page>
      <Card style={{ maxWidth: width }}>{children}</Card>
      {languages && <LocaleSwitch />}
    </Page>
  );
}
