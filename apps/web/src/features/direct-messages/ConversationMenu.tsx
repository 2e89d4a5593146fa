import { GROUP } from '@chat-js/client/direct-messages.ts';
import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import { useLingui as useI18n } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import ProfileIcon from '@material-symbols/svg-400/rounded/account_circle.svg?react';
import CloseIcon from '@material-symbols/svg-400/rounded/close.svg?react';
import EditIcon from '@material-symbols/svg-400/rounded/edit.svg?react';
import PeopleIcon from '@material-symbols/svg-400/rounded/group.svg?react';
import LeaveIcon from '@material-symbols/svg-400/rounded/logout.svg?react';
import MenuItem from '@mui/material/MenuItem';
import { useClient } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppMenu } from '../../ui/AppMenu.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import type { MenuPoint } from '../../ui/use-context-menu.ts';
import { useNotifyItems } from '../notifications/use-notify-items.tsx';
import type { Conversation } from './use-conversations.ts';

interface ConversationMenuProps {
  conversation: Conversation;
  anchor: MenuPoint;
  onClose: () => void;
}

/** What one can do with a conversation. */
export function ConversationMenu({ conversation: { channel, entry }, anchor, onClose }: ConversationMenuProps) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const { call } = useClient();
  const { id: channel_id, name } = channel;
  const [user_id] = entry.recipient_ids;

  const notify = useNotifyItems({ guild_id: NO_GUILD, channel_id, anchor, onClose });

  /** Closes first: what comes next takes the focus. */
  const then = (act: () => unknown) => () => {
    onClose();
    act();
  };

  async function close() {
    await call('channels.delete', { channel_id }).catch((error: unknown) => showToast(describeProblem(error, i18n)));
  }

  return (
    <AppMenu label={name} anchor={anchor} onClose={onClose}>
      {notify}
      {entry.type === GROUP
        ? [
            <MenuItem key="people" onClick={then(() => openDialog('groupPeople', { channel_id }))}>
              <PeopleIcon />
              <Trans>People</Trans>
            </MenuItem>,
            <MenuItem key="edit" onClick={then(() => openDialog('editGroup', { channel_id }))}>
              <EditIcon />
              <Trans>Name and picture</Trans>
            </MenuItem>,
            <MenuItem key="leave" onClick={then(() => openDialog('leaveGroup', { channel_id }))} sx={{ color: 'tokens.danger' }}>
              <LeaveIcon />
              <Trans>Leave the group</Trans>
            </MenuItem>,
          ]
        : [
            user_id !== undefined && (
              <MenuItem key="profile" onClick={then(() => openDialog('profile', { guild_id: NO_GUILD, user_id, at: anchor }))}>
                <ProfileIcon />
                {t`Profile`}
              </MenuItem>
            ),
            <MenuItem key="close" onClick={then(() => void close())}>
              <CloseIcon />
              <Trans>Close the conversation</Trans>
            </MenuItem>,
          ]}
    </AppMenu>
  );
}
