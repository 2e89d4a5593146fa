import { isPrivateThread } from '@chat-js/client/is-thread.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { useLingui } from '@lingui/react/macro';
import BackIcon from '@material-symbols/svg-400/rounded/arrow_back.svg?react';
import CloseIcon from '@material-symbols/svg-400/rounded/close.svg?react';
import ThreadIcon from '@material-symbols/svg-400/rounded/forum.svg?react';
import PeopleIcon from '@material-symbols/svg-400/rounded/group.svg?react';
import LockIcon from '@material-symbols/svg-400/rounded/lock.svg?react';
import MoreIcon from '@material-symbols/svg-400/rounded/more_horiz.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { openDialog } from '../../lib/dialogs.ts';
import { SIZE } from '../../ui/theme/tokens.ts';
import { useThreadMenu } from './use-thread-menu.ts';

const Bar = styled('header')(({ theme }) => ({
  height: SIZE.header,
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  padding: '0 8px 0 16px',
  '&[data-alone=true]': { paddingLeft: 4 },
  borderBottom: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& > svg': { flex: 'none', color: theme.vars?.palette.tokens.muted },
  '& h1, & h2': {
    flex: 1,
    minWidth: 0,
    margin: 0,
    fontSize: '0.9375rem',
    fontWeight: 650,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
}));

interface ThreadHeaderProps {
  thread: Channel;
  /** It fills the place of its channel: the way back is on the left, where a thumb looks for it. */
  alone: boolean;
  onClose: () => void;
}

export function ThreadHeader({ thread, alone, onClose }: ThreadHeaderProps) {
  const { t } = useLingui();
  const menu = useThreadMenu(thread.id);
  const secret = isPrivateThread(thread);
  const Title = alone ? 'h1' : 'h2';
  return (
    <Bar data-alone={alone} {...menu.handlers}>
      {alone ? (
        <IconButton aria-label={t`Back to the channel`} onClick={onClose}>
          <BackIcon />
        </IconButton>
      ) : (
        !secret && <ThreadIcon />
      )}
      {secret && <LockIcon aria-hidden={false} aria-label={t`Private thread`} role="img" />}
      <Title title={thread.name}>{thread.name}</Title>
      <IconButton
        aria-label={t`People in this thread`}
        title={t`People in this thread`}
        onClick={() => openDialog('threadPeople', { channel_id: thread.id })}
      >
        <PeopleIcon />
      </IconButton>
      <IconButton
        aria-label={t`With this thread`}
        title={t`With this thread`}
        aria-haspopup="menu"
        onClick={(event) => menu.open(event.currentTarget)}
      >
        <MoreIcon />
      </IconButton>
      {!alone && (
        <IconButton aria-label={t`Close the thread`} title={t`Close the thread`} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      )}
    </Bar>
  );
}
