import type { Id } from '@chat-js/protocol/ids.ts';
import type { ReferencedMessage } from '@chat-js/protocol/messages.ts';
import { Trans } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { Link } from 'wouter';
import { paths } from '../../lib/paths.ts';
import { MemberName } from '../../ui/MemberName.tsx';
import { useAuthor } from './use-author.ts';
import { textOf } from './use-message-acts.ts';

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

/** Characters of what is answered that can be seen at most. */
const SHOWN = 200;

/** What a message answers, above it: a press leads there. */
export function AnsweredLine({ guild_id, answered }: { guild_id: Id; answered: ReferencedMessage | null }) {
  return (
    <Line>
      {answered ? (
        <Answered guild_id={guild_id} answered={answered} />
      ) : (
        <em>
          <Trans>The message is not there any more</Trans>
        </em>
      )}
    </Line>
  );
}

function Answered({ guild_id, answered }: { guild_id: Id; answered: ReferencedMessage }) {
  const { name, look } = useAuthor(guild_id, answered.author);
  return (
    <Link href={paths.message(guild_id, answered.channel_id, answered.id)} tabIndex={-1}>
      <b>
        <MemberName name={name} look={look} />
      </b>
      <span dir="auto">{textOf(answered).slice(0, SHOWN)}</span>
    </Link>
  );
}
