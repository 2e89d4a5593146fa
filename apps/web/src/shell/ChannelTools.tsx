import type { Id } from '@chat-js/protocol/ids.ts';
import { useLingui } from '@lingui/react/macro';
import ThreadsIcon from '@material-symbols/svg-400/rounded/forum.svg?react';
import PinIcon from '@material-symbols/svg-400/rounded/keep.svg?react';
import FollowIcon from '@material-symbols/svg-400/rounded/podcasts.svg?react';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { type DialogName, openDialog } from '../lib/dialogs.ts';

type Opens = Extract<DialogName, 'followChannel' | 'threads' | 'pins'>;

/** What there is to look at in a channel, beside its name. */
export function ChannelTools({ channel_id, followed }: { channel_id: Id; followed: boolean }) {
  const { t } = useLingui();
  const tool = (name: Opens, label: string, icon: ReactNode) => (
    <IconButton aria-label={label} title={label} onClick={() => openDialog(name, { channel_id })}>
      {icon}
    </IconButton>
  );
  return (
    <>
      {followed && tool('followChannel', t`Follow this channel`, <FollowIcon />)}
      {tool('threads', t`Threads`, <ThreadsIcon />)}
      {tool('pins', t`Pinned messages`, <PinIcon />)}
    </>
  );
}
