import { isQuiet } from '@chat-js/client/guild-settings.ts';
import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import { countMentions, isNews } from '@chat-js/client/unread.ts';
import { useLingui } from '@lingui/react/macro';
import MoreIcon from '@material-symbols/svg-400/rounded/more_horiz.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { Link } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import { MentionBadge } from '../../ui/MentionBadge.tsx';
import { useContextMenu } from '../../ui/use-context-menu.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { ConversationIcon } from './ConversationIcon.tsx';
import { ConversationMenu } from './ConversationMenu.tsx';
import type { Conversation } from './use-conversations.ts';

const Row = styled('li')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  minHeight: 44,
  margin: '1px 0',
  borderRadius: 8,
  color: theme.vars?.palette.tokens.muted,
  '&:hover, &:focus-within': { background: theme.vars?.palette.tokens.hover, color: theme.vars?.palette.tokens.secondary },
  '&[data-unread=true]': { color: theme.vars?.palette.tokens.text, fontWeight: 600 },
  '&[data-muted=true] > a:not(:hover)': { opacity: 0.6 },
  '&[data-current=true]': { background: theme.vars?.palette.tokens.active, color: theme.vars?.palette.tokens.text },
  '& > a': {
    flex: 1,
    minWidth: 0,
    minHeight: 44,
    display: 'flex',
    alignItems: 'center',
    gap: 10,
    padding: '0 8px',
    borderRadius: 8,
    color: 'inherit',
    textDecoration: 'none',
    touchAction: 'manipulation',
    WebkitTouchCallout: 'none',
  },
  '& > a > span:nth-of-type(2)': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '&[data-unread=true] > a:not(:has([data-mentions]))::after': {
    content: '""',
    flex: 'none',
    width: 8,
    height: 8,
    marginLeft: 'auto',
    borderRadius: 4,
    background: theme.vars?.palette.tokens.accent,
  },
  '& > button': { opacity: 0, marginRight: 2 },
  '&:hover > button, &:focus-within > button, & > button[aria-expanded=true]': { opacity: 1 },
  '@media (pointer: coarse)': { '&[data-current=true] > button': { opacity: 1 } },
}));

export function ConversationRow({ conversation, current }: { conversation: Conversation; current: boolean }) {
  const { t } = useLingui();
  const { id, name } = conversation.channel;
  const unread = useClientState((state) => isNews(state, id)) && !current;
  const quiet = useClientState((state) => isQuiet(state, NO_GUILD, id));
  const mentions = useClientState((state) => countMentions(state, id));
  const menu = useContextMenu();
  return (
    <Row data-unread={unread} data-muted={quiet} data-current={current} {...menu.handlers}>
      <Link href={paths.channel(NO_GUILD, id)} aria-current={current ? 'page' : undefined} draggable={false}>
        <ConversationIcon conversation={conversation} />
        <span aria-hidden={unread}>{name}</span>
        {unread && <VisuallyHidden>{mentions > 0 ? t`${name}, new messages: ${mentions}` : t`${name}, new messages`}</VisuallyHidden>}
        {unread && <MentionBadge count={mentions} />}
      </Link>
      <IconButton
        size="small"
        aria-label={t`More about ${name}`}
        aria-haspopup="menu"
        aria-expanded={menu.at !== null}
        onClick={(event) => menu.open(event.currentTarget)}
      >
        <MoreIcon />
      </IconButton>
      {menu.at && <ConversationMenu conversation={conversation} anchor={menu.at} onClose={menu.close} />}
    </Row>
  );
}
