import { isQuiet } from '@chat-js/client/guild-settings.ts';
import { countMentions, isNews } from '@chat-js/client/unread.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { useLingui } from '@lingui/react/macro';
import MoreIcon from '@material-symbols/svg-400/rounded/more_horiz.svg?react';
import { styled } from '@mui/material/styles';
import { Suspense } from 'react';
import { Link } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { lazyPart } from '../../lib/lazy-part.ts';
import { paths } from '../../lib/paths.ts';
import { useMay } from '../../lib/permissions.ts';
import { wishToTalk } from '../../lib/talk-wish.ts';
import { ChannelIcon } from '../../ui/ChannelIcon.tsx';
import { MentionBadge } from '../../ui/MentionBadge.tsx';
import { useContextMenu } from '../../ui/use-context-menu.ts';
import { RowButton } from './RowButton.tsx';

const ChannelMenu = lazyPart(async () => (await import('./ChannelMenu.tsx')).ChannelMenu, 'later');
const VoiceCount = lazyPart(async () => (await import('./VoiceCount.tsx')).VoiceCount, 'later');

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  height: 34,
  margin: '1px 0',
  borderRadius: 8,
  color: theme.vars?.palette.tokens.muted,
  '&:hover, &:focus-within': { background: theme.vars?.palette.tokens.hover, color: theme.vars?.palette.tokens.secondary },
  '&[data-unread=true]': { color: theme.vars?.palette.tokens.text, fontWeight: 600 },
  '&[data-current=true]': { background: theme.vars?.palette.tokens.active, color: theme.vars?.palette.tokens.text },
  '& > a': {
    flex: 1,
    minWidth: 0,
    height: '100%',
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    padding: '0 8px',
    borderRadius: 8,
    color: 'inherit',
    textDecoration: 'none',
    touchAction: 'manipulation',
    WebkitTouchCallout: 'none',
  },
  '&[data-muted=true] > a:not(:hover)': { opacity: 0.6 },
  '& > a > svg': { flex: 'none', opacity: 0.85 },
  '& > a > span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > button': { opacity: 0, marginRight: 2 },
  '&:hover > button, &:focus-within > button, & > button[aria-expanded=true]': { opacity: 1 },
  '@media (pointer: coarse)': { height: 44, '&[data-current=true] > button': { opacity: 1 } },
}));

interface ChannelRowProps {
  channel: Channel;
  current: boolean;
  /** Whether it can be arranged, and its menu has a button. */
  managed: boolean;
}

export function ChannelRow({ channel, current, managed }: ChannelRowProps) {
  const { t } = useLingui();
  const unread = useClientState((state) => isNews(state, channel.id)) && !current;
  const quiet = useClientState((state) => isQuiet(state, channel.guild_id, channel.id));
  const mentions = useClientState((state) => countMentions(state, channel.id));
  const ruled = useMay('MANAGE_ROLES', channel.guild_id, channel.id);
  // Where channels are dragged, a finger that rests picks them up.
  const menu = useContextMenu({ touch: managed ? 'release' : 'rest' });
  const { name } = channel;
  const kind = channel.type === 2 ? t`${name}, voice channel` : unread ? t`${name}, new messages` : name;
  const label = mentions > 0 ? t`${kind}, mentions: ${mentions}` : kind;
  return (
    <Row data-unread={unread} data-muted={quiet} data-current={current} {...menu.handlers}>
      <Link
        href={paths.channel(channel.guild_id, channel.id)}
        aria-label={label}
        aria-current={current ? 'page' : undefined}
        draggable={false}
        onClick={() => channel.type === 2 && wishToTalk(channel.id)}
      >
        <ChannelIcon type={channel.type} />
        <span>{name}</span>
        <MentionBadge count={mentions} />
        {channel.user_limit ? (
          <Suspense>
            <VoiceCount guild_id={channel.guild_id} channel_id={channel.id} limit={channel.user_limit} />
          </Suspense>
        ) : null}
      </Link>
      {(managed || ruled) && (
        <RowButton
          aria-label={t`Manage ${name}`}
          aria-haspopup="menu"
          aria-expanded={menu.at !== null}
          onClick={(event) => menu.open(event.currentTarget)}
        >
          <MoreIcon />
        </RowButton>
      )}
      {menu.at && (
        <Suspense>
          <ChannelMenu channel={channel} anchor={menu.at} onClose={menu.close} />
        </Suspense>
      )}
    </Row>
  );
}
