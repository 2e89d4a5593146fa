import type { Channel } from '@chat-js/protocol/channels.ts';
import { useLingui } from '@lingui/react/macro';
import PeopleIcon from '@material-symbols/svg-400/rounded/group.svg?react';
import ShowIcon from '@material-symbols/svg-400/rounded/left_panel_open.svg?react';
import MenuIcon from '@material-symbols/svg-400/rounded/menu.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { type ReactNode, Suspense } from 'react';
import { isTextual } from '../lib/channel-types.ts';
import { useLayout, useNarrow, usePhone } from '../lib/layout.ts';
import { lazyPart } from '../lib/lazy-part.ts';
import { ChannelIcon } from '../ui/ChannelIcon.tsx';
import { SIZE } from '../ui/theme/tokens.ts';

const InboxButton = lazyPart(async () => (await import('./InboxButton.tsx')).InboxButton, 'later');
const ChannelTools = lazyPart(async () => (await import('./ChannelTools.tsx')).ChannelTools, 'later');

const Bar = styled('header')(({ theme }) => ({
  height: SIZE.header,
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  padding: '0 12px 0 16px',
  '@media (max-width: 767px)': { paddingInline: 4, gap: 6 },
  borderBottom: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& > svg': { flex: 'none', color: theme.vars?.palette.tokens.muted },
  '& h1': {
    margin: 0,
    fontSize: '0.9375rem',
    fontWeight: 650,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    flex: '0 1 auto',
    maxWidth: '60%',
  },
  '& p': {
    margin: 0,
    flex: 1,
    minWidth: 0,
    fontSize: '0.8125rem',
    color: theme.vars?.palette.tokens.muted,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
}));

interface MainHeaderProps {
  guild_id?: string;
  channel?: Channel;
  /** The name of a place that is no channel. */
  title?: ReactNode;
  /** A thread stands in the place of the people. */
  threaded?: boolean;
}

/** The name of where one is, and the switches of what stands beside it. */
export function MainHeader({ guild_id, channel, title, threaded = false }: MainHeaderProps) {
  const { t } = useLingui();
  const phone = usePhone();
  const narrow = useNarrow();
  const { channelsShown, peopleShown, drawer } = useLayout();
  const topic = channel?.type === 15 ? undefined : (channel?.topic ?? undefined);
  const peopleOpen = narrow ? drawer === 'right' : peopleShown;

  return (
    <Bar>
      {phone ? (
        <IconButton aria-label={t`Servers and channels`} onClick={() => useLayout.setState({ drawer: 'left' })}>
          <MenuIcon />
        </IconButton>
      ) : (
        guild_id &&
        !channelsShown && (
          <IconButton aria-label={t`Show channels`} title={t`Show channels`} onClick={() => useLayout.setState({ channelsShown: true })}>
            <ShowIcon />
          </IconButton>
        )
      )}
      {channel && <ChannelIcon type={channel.type} />}
      {(channel || title) && <h1>{channel?.name ?? title}</h1>}
      {/* The guidelines of a forum stand above its posts. */}
      <p title={topic}>{topic}</p>
      {channel && isTextual(channel) && (
        <Suspense fallback={<span style={{ flex: '0 0 82px' }} />}>
          <ChannelTools channel_id={channel.id} followed={channel.type === 5} />
        </Suspense>
      )}
      <Suspense fallback={<span style={{ flex: '0 0 36px' }} />}>
        <InboxButton />
      </Suspense>
      {guild_id && !threaded && (
        <IconButton
          aria-label={t`People`}
          title={t`People`}
          aria-expanded={peopleOpen}
          onClick={() => useLayout.setState(narrow ? { drawer: 'right' } : { peopleShown: !peopleShown })}
        >
          <PeopleIcon />
        </IconButton>
      )}
    </Bar>
  );
}
