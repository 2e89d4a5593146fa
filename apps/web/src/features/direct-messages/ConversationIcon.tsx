import { GROUP } from '@chat-js/client/direct-messages.ts';
import GroupIcon from '@material-symbols/svg-400/rounded/group.svg?react';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';
import { avatarUrl, groupIconUrl } from '../../lib/media.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { colorOf } from '../../ui/theme/people.ts';
import { type Conversation, statusOf } from './use-conversations.ts';

const Sign = styled('span')({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  borderRadius: '50%',
  color: '#fff',
  '& svg': { width: '60%', height: '60%' },
});

interface ConversationIconProps {
  conversation: Conversation;
  /** px */
  size?: number;
  surface?: 'side' | 'chat' | 'raised';
}

/** The other person, or the picture of the group. Silent for screen readers, as Avatar. */
export function ConversationIcon({ conversation: { channel, entry }, size = 32, surface = 'side' }: ConversationIconProps) {
  const [other = ''] = entry.recipient_ids;
  const user = useClientState((state) => state.users[other]);
  const status = useClientState((state) => statusOf(state, other));
  if (entry.type !== GROUP) {
    return <Avatar id={other} name={channel.name} src={user ? avatarUrl(user) : null} size={size} status={status} surface={surface} />;
  }
  if (entry.icon) return <Avatar id={channel.id} name={channel.name} src={groupIconUrl(channel.id, entry.icon)} size={size} />;
  return (
    <Sign aria-hidden="true" style={{ width: size, height: size, background: colorOf(channel.id) }}>
      <GroupIcon />
    </Sign>
  );
}
