import { isQuiet } from '@chat-js/client/guild-settings.ts';
import { isPrivateThread } from '@chat-js/client/is-thread.ts';
import { countMentions, isNews } from '@chat-js/client/unread.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { useLingui } from '@lingui/react/macro';
import LockIcon from '@material-symbols/svg-400/rounded/lock.svg?react';
import { styled } from '@mui/material/styles';
import { Link } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import { MentionBadge } from '../../ui/MentionBadge.tsx';
import { useThreadMenu } from '../threads/use-thread-menu.ts';

const Row = styled('li')(({ theme }) => ({
  height: 30,
  margin: '1px 0 1px 27px',
  borderLeft: `2px solid ${theme.vars?.palette.tokens.line}`,
  paddingLeft: 4,
  color: theme.vars?.palette.tokens.muted,
  '&[data-unread=true]': { color: theme.vars?.palette.tokens.text, fontWeight: 600 },
  '&[data-muted=true] > a:not(:hover)': { opacity: 0.6 },
  '&[data-current=true]': { color: theme.vars?.palette.tokens.text },
  '& > a': {
    height: '100%',
    display: 'flex',
    alignItems: 'center',
    padding: '0 8px',
    borderRadius: 8,
    color: 'inherit',
    textDecoration: 'none',
    touchAction: 'manipulation',
    WebkitTouchCallout: 'none',
    '&:hover': { background: theme.vars?.palette.tokens.hover },
    '& > svg': { flex: 'none', width: 16, height: 16, marginRight: 6 },
  },
  '&[data-current=true] > a': { background: theme.vars?.palette.tokens.active },
  '& > a > span:first-of-type': { fontSize: '0.875rem', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '@media (pointer: coarse)': { height: 44 },
}));

interface ThreadRowsProps {
  channel: Channel;
  threads: readonly Channel[];
  current: string | undefined;
}

export function ThreadRows({ channel, threads, current }: ThreadRowsProps) {
  const { t } = useLingui();
  const { name } = channel;
  return (
    <ul aria-label={t`Threads of ${name}`}>
      {threads.map((thread) => (
        <ThreadRow key={thread.id} thread={thread} current={thread.id === current} />
      ))}
    </ul>
  );
}

function ThreadRow({ thread, current }: { thread: Channel; current: boolean }) {
  const { t } = useLingui();
  const unread = useClientState((state) => isNews(state, thread.id)) && !current;
  const quiet = useClientState((state) => isQuiet(state, thread.guild_id, thread.id));
  const mentions = useClientState((state) => countMentions(state, thread.id));
  const menu = useThreadMenu(thread.id);
  const { name: title } = thread;
  const isSecret = isPrivateThread(thread);
  const name = isSecret ? t`${title}, private` : title;
  const kind = unread ? t`${name}, new messages` : name;
  return (
    <Row data-unread={unread} data-muted={quiet} data-current={current} {...menu.handlers}>
      <Link
        href={paths.channel(thread.guild_id, thread.id)}
        aria-label={mentions > 0 ? t`${kind}, mentions: ${mentions}` : kind}
        aria-current={current ? 'page' : undefined}
        draggable={false}
      >
        {isSecret && <LockIcon aria-hidden />}
        <span>{title}</span>
        <MentionBadge count={mentions} />
      </Link>
    </Row>
  );
}
