import type { Channel } from '@chat-js/protocol/channels.ts';
import type { ForumTag } from '@chat-js/protocol/forums.ts';
import { Trans } from '@lingui/react/macro';
import EndIcon from '@material-symbols/svg-400/rounded/archive.svg?react';
import DeleteIcon from '@material-symbols/svg-400/rounded/delete.svg?react';
import RenameIcon from '@material-symbols/svg-400/rounded/edit.svg?react';
import PeopleIcon from '@material-symbols/svg-400/rounded/group.svg?react';
import PinIcon from '@material-symbols/svg-400/rounded/keep.svg?react';
import LinkIcon from '@material-symbols/svg-400/rounded/link.svg?react';
import LockIcon from '@material-symbols/svg-400/rounded/lock.svg?react';
import UnlockIcon from '@material-symbols/svg-400/rounded/lock_open.svg?react';
import FollowIcon from '@material-symbols/svg-400/rounded/notifications.svg?react';
import UnfollowIcon from '@material-symbols/svg-400/rounded/notifications_off.svg?react';
import TagsIcon from '@material-symbols/svg-400/rounded/sell.svg?react';
import ReopenIcon from '@material-symbols/svg-400/rounded/unarchive.svg?react';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { type DialogProps, openDialog } from '../../lib/dialogs.ts';
import { AppMenu } from '../../ui/AppMenu.tsx';
import { useNotifyItems } from '../notifications/use-notify-items.tsx';
import { DeleteThreadDialog } from './DeleteThreadDialog.tsx';
import { LeaveThreadDialog } from './LeaveThreadDialog.tsx';
import { PostTagsDialog } from './PostTagsDialog.tsx';
import { RenameThreadDialog } from './RenameThreadDialog.tsx';
import { useThreadActs } from './use-thread-acts.ts';
import { useThreadRights } from './use-thread-rights.ts';

const NO_TAGS: readonly ForumTag[] = [];

type ThreadMenuProps = DialogProps['threadMenu'] & { onClose: () => void };

export function ThreadMenu({ channel_id, ...rest }: ThreadMenuProps) {
  const thread = useClientState((state) => state.channels[channel_id]);
  return thread ? <Menu thread={thread} {...rest} /> : null;
}

/** What one can do with a thread. */
function Menu({ thread, at, onClose }: Omit<ThreadMenuProps, 'channel_id'> & { thread: Channel }) {
  const may = useThreadRights(thread);
  const acts = useThreadActs(thread);
  const tags = useClientState((state) => state.channels[thread.parent_id ?? '']?.available_tags) ?? NO_TAGS;
  const notify = useNotifyItems({ guild_id: thread.guild_id, channel_id: thread.id, anchor: at, onClose });
  const [dialog, setDialog] = useState<'rename' | 'delete' | 'leave' | 'tags'>();

  const then = (act: () => unknown) => () => {
    onClose();
    void act();
  };

  // Whoever is out of a private one sees it no more.
  const unfollow = may.secret && !may.manages ? () => setDialog('leave') : then(acts.unfollow);
  const leave = thread.member && unfollow;

  if (dialog === 'leave') return <LeaveThreadDialog thread={thread} onClose={onClose} />;
  if (dialog === 'rename') return <RenameThreadDialog thread={thread} onClose={onClose} />;
  if (dialog === 'tags') return <PostTagsDialog post={thread} tags={tags} onClose={onClose} />;
  if (dialog === 'delete') return <DeleteThreadDialog thread={thread} onClose={onClose} />;
  return (
    <AppMenu label={thread.name} anchor={at} onClose={onClose}>
      {may.follow && (
        <MenuItem onClick={leave ?? then(acts.follow)}>
          {thread.member ? <UnfollowIcon /> : <FollowIcon />}
          {thread.member ? <LeaveWord secret={may.secret && !may.manages} /> : <Trans>Follow</Trans>}
        </MenuItem>
      )}
      {thread.member && notify}
      <MenuItem onClick={then(() => openDialog('threadPeople', { channel_id: thread.id }))}>
        <PeopleIcon />
        <Trans>People</Trans>
      </MenuItem>
      <MenuItem onClick={then(acts.copyLink)}>
        <LinkIcon />
        <Trans>Copy link</Trans>
      </MenuItem>
      <MenuItem onClick={then(() => openDialog('pins', { channel_id: thread.id }))}>
        <PinIcon />
        <Trans>Pinned messages</Trans>
      </MenuItem>
      {may.rename && (
        <MenuItem onClick={() => setDialog('rename')}>
          <RenameIcon />
          <Trans>Rename</Trans>
        </MenuItem>
      )}
      {may.rename && tags.length > 0 && (
        <MenuItem onClick={() => setDialog('tags')}>
          <TagsIcon />
          <Trans>Tags</Trans>
        </MenuItem>
      )}
      {may.end && (
        <MenuItem onClick={then(acts.end)}>
          <EndIcon />
          <Trans>End the thread</Trans>
        </MenuItem>
      )}
      {may.reopen && (
        <MenuItem onClick={then(acts.reopen)}>
          <ReopenIcon />
          <Trans>Open it again</Trans>
        </MenuItem>
      )}
      {may.lock && (
        <MenuItem onClick={then(acts.lock)}>
          <LockIcon />
          <Trans>Lock</Trans>
        </MenuItem>
      )}
      {may.unlock && (
        <MenuItem onClick={then(acts.unlock)}>
          <UnlockIcon />
          <Trans>Unlock</Trans>
        </MenuItem>
      )}
      {may.manages && (
        <MenuItem onClick={() => setDialog('delete')} sx={{ color: 'tokens.danger' }}>
          <DeleteIcon />
          <Trans>Delete</Trans>
        </MenuItem>
      )}
    </AppMenu>
  );
}

function LeaveWord({ secret }: { secret: boolean }) {
  return secret ? <Trans>Leave</Trans> : <Trans>Do not follow</Trans>;
}
