import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationAnswer } from '@chat-js/protocol/operations.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import MentionIcon from '@material-symbols/svg-400/rounded/alternate_email.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import type { ComponentType } from 'react';
import { useLocation } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { shortMoment } from '../../lib/moments.ts';
import { displayName, placeName } from '../../lib/names.ts';
import { paths } from '../../lib/paths.ts';
import { FailedNotice } from '../../ui/FailedNotice.tsx';
import { LoadingRows } from '../../ui/Rows.tsx';
import { StatePane } from '../../ui/StatePane.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { useMentions } from './use-mentions.ts';

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 10 });
const Card = styled('li')(({ theme }) => ({
  position: 'relative',
  padding: '10px 12px',
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised,
  '&[data-unread=true]': { boxShadow: `inset 3px 0 0 ${theme.vars?.palette.tokens.mention}` },
  '& > small': { display: 'block', color: theme.vars?.palette.tokens.muted, fontSize: '0.8125rem', overflowWrap: 'anywhere' },
  '& b': { fontWeight: 650, overflowWrap: 'anywhere' },
  '& time': { marginLeft: 8, fontSize: '0.75rem', color: theme.vars?.palette.tokens.muted, whiteSpace: 'nowrap' },
  '& > div:last-of-type': { display: 'flex', justifyContent: 'flex-end' },
}));

type Mention = OperationAnswer<'mentions.list'>[number];

interface MentionListProps {
  Text: ComponentType<{ guild_id: Id; content: string }>;
  onClose: () => void;
}

/** Messages that tell the reader something, newest first. */
export function MentionList({ Text, onClose }: MentionListProps) {
  const { messages, hasMore, problem, again, more } = useMentions();
  if (problem !== undefined && !messages) return <FailedNotice error={problem} onRetry={again} />;
  if (!messages) return <LoadingRows height={92} />;
  if (messages.length === 0) {
    return (
      <StatePane icon={<MentionIcon />} title={<Trans>Nobody has called you yet</Trans>}>
        <Trans>Messages that name you, your roles or everyone gather here.</Trans>
      </StatePane>
    );
  }
  return (
    <>
      <List>
        {messages.map((message) => (
          <MentionCard key={message.id} message={message} Text={Text} onClose={onClose} />
        ))}
      </List>
      {problem !== undefined && <FailedNotice error={problem} onRetry={more} />}
      {hasMore && problem === undefined && (
        <Button variant="text" onClick={more}>
          <Trans>Show older ones</Trans>
        </Button>
      )}
    </>
  );
}

function MentionCard({ message, Text, onClose }: { message: Mention } & MentionListProps) {
  const { i18n } = useLingui();
  const [, navigate] = useLocation();
  const { id, channel_id, guild_id = '', author } = message;
  const place = useClientState(({ channels, guilds }) => {
    const channel = channels[channel_id];
    const guild = guilds[guild_id]?.name;
    return [channel && placeName(channel), guild].filter((name) => name).join(' · ');
  });
  const unread = useClientState(({ mentions }) => mentions[channel_id]?.includes(id) ?? false);
  const name = useClientState(({ members }) => displayName(author, members[guild_id]?.[author.id]));
  return (
    <Card data-unread={unread}>
      <small>{place}</small>
      <b>{name}</b>
      <time dateTime={message.timestamp}>{shortMoment(i18n, Date.parse(message.timestamp))}</time>
      {message.content !== '' && <Text guild_id={guild_id} content={message.content} />}
      <div>
        <Button
          variant="text"
          onClick={() => {
            onClose();
            navigate(paths.message(guild_id, channel_id, id));
          }}
        >
          <Trans>Jump to it</Trans>
        </Button>
      </div>
    </Card>
  );
}
