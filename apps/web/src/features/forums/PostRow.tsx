import type { Channel } from '@chat-js/protocol/channels.ts';
import type { ForumTag } from '@chat-js/protocol/forums.ts';
import { compareIds } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import LockIcon from '@material-symbols/svg-400/rounded/lock.svg?react';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { Link } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { shortMoment } from '../../lib/moments.ts';
import { displayName } from '../../lib/names.ts';
import { paths } from '../../lib/paths.ts';
import { usePerson } from '../../lib/use-person.ts';
import { TagChip, TagRow } from '../../ui/TagChip.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useSpokenText } from '../messages/use-spoken-text.ts';
import { useThreadMenu } from '../threads/use-thread-menu.ts';
import { lastMoment } from './sort-posts.ts';
import type { FirstMessage } from './use-first-messages.ts';

const Card = styled('li')(({ theme }) => ({
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised,
  '& > a': {
    display: 'flex',
    flexDirection: 'column',
    gap: 6,
    padding: '12px 14px',
    borderRadius: RADIUS.card,
    border: '1px solid transparent',
    color: 'inherit',
    textDecoration: 'none',
    WebkitTouchCallout: 'none',
    '&:hover': { background: theme.vars?.palette.tokens.raised2 },
    '&[aria-current]': { borderColor: theme.vars?.palette.tokens.accent },
  },
  '& b': { display: 'flex', alignItems: 'center', gap: 8, fontSize: '1rem', fontWeight: 600, overflowWrap: 'anywhere' },
  '& b > span': { minWidth: 0 },
  '& b > svg': { flex: 'none', width: 16, height: 16, color: theme.vars?.palette.tokens.muted },
  '&[data-unread=true] b': { fontWeight: 700 },
  '&[data-unread=true] b::before': {
    content: '""',
    flex: 'none',
    width: 8,
    height: 8,
    borderRadius: 4,
    background: theme.vars?.palette.tokens.text,
  },
  '& p': {
    margin: 0,
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    color: theme.vars?.palette.tokens.secondary,
    fontSize: '0.875rem',
  },
  '& small': {
    color: theme.vars?.palette.tokens.muted,
    fontSize: '0.8125rem',
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
}));

interface PostRowProps {
  post: Channel;
  tags: readonly ForumTag[];
  /** undefined: it is not known yet. */
  first: FirstMessage | undefined;
  current: boolean;
}

/** A post in the list of a forum: a press opens it. */
export function PostRow({ post, tags, first, current }: PostRowProps) {
  const { t, i18n } = useLingui();
  const { id, guild_id, name, owner_id = '', applied_tags = [], message_count = 0, last_message_id } = post;
  const { user, name: known } = usePerson(guild_id, owner_id);
  // Of a large server not everybody is known.
  const author = user === undefined && isMessage(first) ? displayName(first.author) : known;
  const unread =
    useClientState(({ seen }) => last_message_id !== null && compareIds(last_message_id, seen[id] ?? last_message_id) > 0) && !current;
  // What is read here is as it is now.
  const live = useClientState(({ windows }) => windows[id]?.messages.find((message) => message.id === id));
  const menu = useThreadMenu(id);
  const own = tags.filter((tag) => applied_tags.includes(tag.id));
  return (
    <Card data-unread={unread} {...menu.handlers}>
      <Link id={`post-${id}`} href={paths.channel(guild_id, id)} aria-current={current ? 'page' : undefined} draggable={false}>
        <b>
          <span>{name}</span>
          {post.thread_metadata?.locked && <LockIcon aria-label={t`Locked`} role="img" />}
          {unread && (
            <VisuallyHidden>
              <Trans>new messages</Trans>
            </VisuallyHidden>
          )}
        </b>
        {own.length > 0 && (
          <TagRow>
            {own.map((tag) => (
              <TagChip key={tag.id} tag={tag} />
            ))}
          </TagRow>
        )}
        <Excerpt guild_id={guild_id} message={live ?? first} />
        <small>
          {author} · <Plural value={message_count} one="# message" other="# messages" /> · {shortMoment(i18n, lastMoment(post))}
        </small>
      </Link>
    </Card>
  );
}

function isMessage(first: FirstMessage | undefined): first is Message {
  return typeof first === 'object' && first !== null;
}

function Excerpt({ guild_id, message }: { guild_id: string; message: FirstMessage | undefined }) {
  const text = useSpokenText(guild_id, isMessage(message) ? message.content : '');
  if (message === 'unreadable') return null;
  if (message === undefined) return <Skeleton variant="text" width="70%" />;
  return <p dir="auto">{message === null ? <Trans>The first message was deleted.</Trans> : text}</p>;
}
