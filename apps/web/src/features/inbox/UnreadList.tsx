import { countMentions, isNews } from '@chat-js/client/unread.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import ReadIcon from '@material-symbols/svg-400/rounded/mark_chat_read.svg?react';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { Link } from 'wouter';
import { useClient, useClientState } from '../../lib/client.tsx';
import { channelsOf, groupChannels, listGuildIds, threadsShown } from '../../lib/guilds.ts';
import { paths } from '../../lib/paths.ts';
import { describeProblem } from '../../lib/problems.ts';
import { ChannelIcon } from '../../ui/ChannelIcon.tsx';
import { MentionBadge } from '../../ui/MentionBadge.tsx';
import { StatePane } from '../../ui/StatePane.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';

const Group = styled('section')({
  '& > header': { display: 'flex', alignItems: 'center', gap: 8, minHeight: 36 },
  '& h3': { margin: 0, flex: 1, minWidth: 0, fontSize: '0.8125rem', fontWeight: 600, overflowWrap: 'anywhere' },
  '& ul': { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 4 },
});

const Row = styled('li')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  borderRadius: RADIUS.row,
  background: theme.vars?.palette.tokens.raised,
  '& > a': {
    flex: 1,
    minWidth: 0,
    minHeight: 40,
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    padding: '0 10px',
    borderRadius: RADIUS.row,
    color: theme.vars?.palette.tokens.text,
    fontWeight: 600,
    textDecoration: 'none',
    '&:hover': { background: theme.vars?.palette.tokens.hover },
  },
  '& > a > svg': { flex: 'none', color: theme.vars?.palette.tokens.muted },
  '& > a > span:first-of-type': { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '@media (pointer: coarse)': { '& > a': { minHeight: 48 } },
}));

/** Where something is new, server by server, as the lists show it. */
export function UnreadList({ onClose }: { onClose: () => void }) {
  const guild_ids = useClientState((state) => listGuildIds(state).filter((id) => unreadIn(state, id).length > 0));
  if (guild_ids.length === 0) {
    return (
      <StatePane icon={<ReadIcon />} title={<Trans>All is read</Trans>}>
        <Trans>When somebody writes where you are not looking, it stands here.</Trans>
      </StatePane>
    );
  }
  return guild_ids.map((id) => <UnreadGuild key={id} guild_id={id} onClose={onClose} />);
}

type AllState = Parameters<Parameters<typeof useClientState>[0]>[0];

function unreadIn(state: AllState, guild_id: Id): Channel[] {
  const channels = groupChannels(channelsOf(state, guild_id)).flatMap((group) => group.channels);
  return [...channels, ...threadsShown(state, guild_id)].filter(({ id }) => isNews(state, id));
}

function UnreadGuild({ guild_id, onClose }: { guild_id: Id; onClose: () => void }) {
  const { i18n } = useLingui();
  const { markGuildRead } = useClient();
  const name = useClientState((state) => state.guilds[guild_id]?.name);
  const channels = useClientState((state) => unreadIn(state, guild_id));
  return (
    <Group>
      <header>
        <h3>{name}</h3>
        <Button
          variant="text"
          onClick={() => void markGuildRead(guild_id).catch((error: unknown) => showToast(describeProblem(error, i18n)))}
        >
          <Trans>Mark all as read</Trans>
        </Button>
      </header>
      <ul>
        {channels.map((channel) => (
          <UnreadRow key={channel.id} channel={channel} onClose={onClose} />
        ))}
      </ul>
    </Group>
  );
}

function UnreadRow({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { markRead } = useClient();
  const count = useClientState((state) => countMentions(state, channel.id));
  const { id, guild_id, name, type } = channel;
  return (
    <Row>
      <Link href={paths.channel(guild_id, id)} onClick={onClose}>
        <ChannelIcon type={type} />
        <span>{name}</span>
        <MentionBadge count={count} />
      </Link>
      <IconButton
        aria-label={t`Mark ${name} as read`}
        title={t`Mark as read`}
        onClick={() => void markRead(id).catch((error: unknown) => showToast(describeProblem(error, i18n)))}
      >
        <ReadIcon />
      </IconButton>
    </Row>
  );
}
