import { isPrivateThread } from '@chat-js/client/is-thread.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { compareIds, snowflakeTime } from '@chat-js/protocol/ids.ts';
import { Plural, useLingui } from '@lingui/react/macro';
import LockIcon from '@material-symbols/svg-400/rounded/lock.svg?react';
import PrivateIcon from '@material-symbols/svg-400/rounded/lock_person.svg?react';
import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { Link } from 'wouter';
import { shortMoment } from '../../lib/moments.ts';
import { paths } from '../../lib/paths.ts';
import { RADIUS } from '../../ui/theme/tokens.ts';

const Heading = styled('h3')(({ theme }) => ({
  margin: '0 0 6px',
  fontSize: '0.75rem',
  fontWeight: 600,
  color: theme.vars?.palette.tokens.muted,
}));

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& a': {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    minHeight: 48,
    padding: '4px 10px',
    marginInline: -10,
    borderRadius: RADIUS.row,
    color: 'inherit',
    textDecoration: 'none',
    '&:hover': { background: theme.vars?.palette.tokens.hover },
  },
  '& b': { display: 'flex', alignItems: 'center', gap: 6, fontWeight: 600, overflowWrap: 'anywhere' },
  '& b svg': { flex: 'none', width: 16, height: 16 },
  '& small': { color: theme.vars?.palette.tokens.muted, fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' },
}));

interface ThreadListProps {
  title: ReactNode;
  threads: readonly Channel[];
  onOpen: () => void;
}

/** Threads, each of which a press opens. */
export function ThreadList({ title, threads, onOpen }: ThreadListProps) {
  const { t, i18n } = useLingui();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Heading id={id}>{title}</Heading>
      <List>
        {threads.map((thread) => (
          <li key={thread.id}>
            <Link href={paths.channel(thread.guild_id, thread.id)} onClick={onOpen}>
              <b>
                {isPrivateThread(thread) && <PrivateIcon aria-hidden={false} aria-label={t`Private thread`} role="img" />}
                {thread.thread_metadata?.locked && <LockIcon aria-hidden={false} aria-label={t`Locked`} role="img" />}
                {thread.name}
              </b>
              <small>
                <Plural value={thread.message_count ?? 0} _0="No messages yet" one="# message" other="# messages" /> ·{' '}
                {shortMoment(i18n, lastMoment(thread))}
              </small>
            </Link>
          </li>
        ))}
      </List>
    </section>
  );
}

/** When something was last written in it, or it began. */
function lastMoment({ id, last_message_id }: Channel): number {
  return snowflakeTime(last_message_id !== null && compareIds(last_message_id, id) > 0 ? last_message_id : id);
}
