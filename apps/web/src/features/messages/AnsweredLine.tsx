import type { Id } from '@chat-js/protocol/ids.ts';
import type { ReferencedMessage } from '@chat-js/protocol/messages.ts';
import { styled } from '@mui/material/styles';
import { Suspense } from 'react';
import { lazyPart } from '../../lib/lazy-part.ts';

const Answered = lazyPart(async () => (await import('./Answered.tsx')).Answered);

const Line = styled('div')(({ theme }) => ({
  gridColumn: '1 / -1',
  position: 'relative',
  display: 'flex',
  height: 22,
  paddingLeft: 54,
  fontSize: '0.8125rem',
  color: theme.vars?.palette.tokens.muted,
  // From the picture of who answers up to what is answered.
  '&::before': {
    content: '""',
    position: 'absolute',
    left: 19,
    top: 10,
    width: 29,
    height: 12,
    borderLeft: `2px solid ${theme.vars?.palette.tokens.line}`,
    borderTop: `2px solid ${theme.vars?.palette.tokens.line}`,
    borderTopLeftRadius: 6,
  },
  '& a': { display: 'flex', gap: 6, minWidth: 0, color: 'inherit', textDecoration: 'none', borderRadius: 3 },
  '& a:hover': { color: theme.vars?.palette.tokens.text },
  '& a > span:last-of-type': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& b': { fontWeight: 650, flex: 'none', maxWidth: '40%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
}));

/** What a message answers, above it. The line has its height before it has its words. */
export function AnsweredLine(props: { guild_id: Id; answered: ReferencedMessage | null }) {
  return (
    <Line>
      <Suspense>
        <Answered {...props} />
      </Suspense>
    </Line>
  );
}
