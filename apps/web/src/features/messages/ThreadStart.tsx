import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { Link } from 'wouter';
import { avatarUrl } from '../../lib/media.ts';
import { paths } from '../../lib/paths.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { MemberName } from '../../ui/MemberName.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { MessageText } from './MessageText.tsx';
import { textOf } from './text-of.ts';
import { shortMoment } from './times.ts';
import { useAuthor } from './use-author.ts';
import { useStarter } from './use-starter.ts';

const Start = styled('div')(({ theme }) => ({
  flex: 'none',
  padding: '12px 16px 8px',
  '& > p': { margin: 0, color: theme.vars?.palette.tokens.secondary },
}));

const Quote = styled('blockquote')(({ theme }) => ({
  margin: 0,
  padding: '8px 12px',
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised,
  '& > header': { display: 'flex', alignItems: 'center', gap: 8, minWidth: 0 },
  '& b': { fontWeight: 650, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& time': { fontSize: '0.75rem', color: theme.vars?.palette.tokens.muted, whiteSpace: 'nowrap' },
  // All of it stands in the channel.
  '& > div': { maxHeight: 92, overflow: 'hidden', margin: '4px 0' },
  '& > a': { fontSize: '0.8125rem', color: theme.vars?.palette.tokens.link },
}));

/** Where a thread begins: the message that it was started from. */
export function ThreadStart({ thread }: { thread: Channel }) {
  const starter = useStarter(thread);
  return (
    <Start>
      {starter ? (
        <Starter thread={thread} message={starter} />
      ) : (
        <p>
          <Trans>The thread begins here.</Trans>
        </p>
      )}
    </Start>
  );
}

function Starter({ thread: { guild_id, parent_id }, message }: { thread: Channel; message: Message }) {
  const { i18n } = useLingui();
  const { user, name, look } = useAuthor(guild_id, message.author);
  return (
    <Quote>
      <header>
        <Avatar id={user.id} name={name} src={avatarUrl(user)} size={24} />
        <b>
          <MemberName name={name} look={look} />
        </b>
        <time dateTime={message.timestamp}>{shortMoment(i18n.locale, Date.parse(message.timestamp))}</time>
      </header>
      <div>
        <MessageText guild_id={guild_id} content={textOf(message)} />
      </div>
      <Link href={paths.message(guild_id, parent_id ?? '', message.id)}>
        <Trans>Show it in the channel</Trans>
      </Link>
    </Quote>
  );
}
