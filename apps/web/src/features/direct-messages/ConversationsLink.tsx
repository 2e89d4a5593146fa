import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import { hasNews, sumMentions } from '@chat-js/client/unread.ts';
import { useLingui } from '@lingui/react/macro';
import ChatIcon from '@material-symbols/svg-400/rounded/chat_bubble.svg?react';
import { styled } from '@mui/material/styles';
import { Link } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import { MentionBadge } from '../../ui/MentionBadge.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';

const Home = styled(Link)(({ theme }) => ({
  position: 'relative',
  display: 'grid',
  placeItems: 'center',
  width: 46,
  height: 46,
  borderRadius: RADIUS.guild,
  background: theme.vars?.palette.tokens.raised2,
  color: theme.vars?.palette.tokens.text,
  touchAction: 'manipulation',
  '&:hover, &[aria-current=page]': { background: theme.vars?.palette.tokens.accent, color: theme.vars?.palette.tokens.onAccent },
  '&::before': {
    content: '""',
    position: 'absolute',
    left: -13,
    width: 5,
    height: 0,
    borderRadius: '0 4px 4px 0',
    background: theme.vars?.palette.tokens.text,
    transition: 'height 140ms',
  },
  '&:hover::before': { height: 18 },
  '&[data-unread=true]::before': { height: 9 },
  '&[aria-current=page]::before': { height: 34 },
  '& > [data-mentions]': { position: 'absolute', right: -5, bottom: -4, boxShadow: `0 0 0 3px ${theme.vars?.palette.tokens.rail}` },
}));

/** Leads to the conversations outside of all servers: the first place of the rail. */
export function ConversationsLink({ current }: { current: boolean }) {
  const { t } = useLingui();
  const unread = useClientState((state) => hasNews(state, NO_GUILD)) && !current;
  const mentions = useClientState((state) => sumMentions(state, (channel) => channel.guild_id === NO_GUILD));
  const name = t`Direct messages`;
  const kind = mentions > 0 ? t`${name}, new messages: ${mentions}` : t`${name}, new messages`;
  return (
    <Home
      href={paths.guild(NO_GUILD)}
      title={name}
      aria-label={unread || mentions > 0 ? kind : name}
      aria-current={current ? 'page' : undefined}
      data-unread={unread}
      draggable={false}
    >
      <ChatIcon width={24} height={24} />
      <MentionBadge count={mentions} />
    </Home>
  );
}
