import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import { hasNews, sumMentions } from '@chat-js/client/unread.ts';
import { useLingui } from '@lingui/react/macro';
import ChatIcon from '@material-symbols/svg-400/rounded/chat_bubble.svg?react';
import { styled } from '@mui/material/styles';
import { Link } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import { MentionBadge } from '../../ui/MentionBadge.tsx';
import { railMark, railPlace, railSign } from '../../ui/rail.ts';

const Home = styled(Link)(railPlace, railMark, railSign);

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
