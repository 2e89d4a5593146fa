import { isUnread } from '@chat-js/client/unread.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import DownIcon from '@material-symbols/svg-400/rounded/arrow_downward.svg?react';
import UpIcon from '@material-symbols/svg-400/rounded/arrow_upward.svg?react';
import NewsIcon from '@material-symbols/svg-400/rounded/campaign.svg?react';
import DeleteIcon from '@material-symbols/svg-400/rounded/delete.svg?react';
import EditIcon from '@material-symbols/svg-400/rounded/edit.svg?react';
import WhyIcon from '@material-symbols/svg-400/rounded/help.svg?react';
import PermissionsIcon from '@material-symbols/svg-400/rounded/lock_person.svg?react';
import ReadIcon from '@material-symbols/svg-400/rounded/mark_chat_read.svg?react';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { CHANNEL } from '../../lib/channel-types.ts';
import { useClient, useClientState } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { channelsOf, groupChannels } from '../../lib/guilds.ts';
import { useMay } from '../../lib/permissions.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppMenu } from '../../ui/AppMenu.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import type { MenuPoint } from '../../ui/use-context-menu.ts';
import { useNotifyItems } from '../notifications/use-notify-items.tsx';
import { DeleteChannelDialog } from './DeleteChannelDialog.tsx';
import { EditChannelDialog } from './EditChannelDialog.tsx';
import { moveStep } from './move-channel.ts';
import { useMoveChannels } from './use-move-channels.ts';

interface ChannelMenuProps {
  channel: Channel;
  anchor: HTMLElement | MenuPoint;
  onClose: () => void;
}

/** What one can do with a channel or a category; for most that is to ask why. Moving is here too, for keyboards and thumbs. */
export function ChannelMenu({ channel, anchor, onClose }: ChannelMenuProps) {
  const { i18n } = useLingui();
  const { getState, markRead } = useClient();
  const unread = useClientState((state) => isUnread(state, channel.id));
  const { move } = useMoveChannels(channel.guild_id);
  const managed = useMay('MANAGE_CHANNELS', channel.guild_id);
  const ruled = useMay('MANAGE_ROLES', channel.guild_id, channel.id);
  const hooks = useMay('MANAGE_WEBHOOKS', channel.guild_id, channel.id);
  const notify = useNotifyItems({ guild_id: channel.guild_id, channel_id: channel.id, anchor, onClose });
  const [dialog, setDialog] = useState<'edit' | 'delete'>();

  function step(by: -1 | 1) {
    void move(moveStep(groupChannels(channelsOf(getState(), channel.guild_id)), channel.id, by));
    onClose();
  }

  function readAll() {
    onClose();
    void markRead(channel.id).catch((error: unknown) => showToast(describeProblem(error, i18n)));
  }

  function open(name: 'channelPermissions' | 'explain' | 'followedChannels') {
    openDialog(name, { channel_id: channel.id });
    onClose();
  }

  if (dialog === 'edit') return <EditChannelDialog channel={channel} onClose={onClose} />;
  if (dialog === 'delete') return <DeleteChannelDialog channel={channel} onClose={onClose} />;
  return (
    <AppMenu label={channel.name} anchor={anchor} onClose={onClose}>
      {unread && (
        <MenuItem onClick={readAll}>
          <ReadIcon />
          <Trans>Mark as read</Trans>
        </MenuItem>
      )}
      {notify}
      {managed && (
        <MenuItem onClick={() => setDialog('edit')}>
          <EditIcon />
          {channel.type === 4 ? <Trans>Rename</Trans> : <Trans>Rename or describe</Trans>}
        </MenuItem>
      )}
      {ruled && (
        <MenuItem onClick={() => open('channelPermissions')}>
          <PermissionsIcon />
          <Trans>Permissions</Trans>
        </MenuItem>
      )}
      {hooks && channel.type === CHANNEL.text && (
        <MenuItem onClick={() => open('followedChannels')}>
          <NewsIcon />
          <Trans>What it follows</Trans>
        </MenuItem>
      )}
      <MenuItem onClick={() => open('explain')}>
        <WhyIcon />
        <Trans>Who may do what, and why</Trans>
      </MenuItem>
      {managed && [
        <MenuItem key="up" onClick={() => step(-1)}>
          <UpIcon />
          <Trans>Move up</Trans>
        </MenuItem>,
        <MenuItem key="down" onClick={() => step(1)}>
          <DownIcon />
          <Trans>Move down</Trans>
        </MenuItem>,
        <MenuItem key="delete" onClick={() => setDialog('delete')} sx={{ color: 'tokens.danger' }}>
          <DeleteIcon />
          <Trans>Delete</Trans>
        </MenuItem>,
      ]}
    </AppMenu>
  );
}
