import { isGuildUnread } from '@chat-js/client/unread.ts';
import type { Permission } from '@chat-js/protocol/permissions.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import ChannelIcon from '@material-symbols/svg-400/rounded/add.svg?react';
import DownIcon from '@material-symbols/svg-400/rounded/arrow_downward.svg?react';
import UpIcon from '@material-symbols/svg-400/rounded/arrow_upward.svg?react';
import NicknameIcon from '@material-symbols/svg-400/rounded/badge.svg?react';
import CategoryIcon from '@material-symbols/svg-400/rounded/create_new_folder.svg?react';
import ReportsIcon from '@material-symbols/svg-400/rounded/flag.svg?react';
import LeaveIcon from '@material-symbols/svg-400/rounded/logout.svg?react';
import ReadIcon from '@material-symbols/svg-400/rounded/mark_chat_read.svg?react';
import InviteIcon from '@material-symbols/svg-400/rounded/person_add.svg?react';
import SettingsIcon from '@material-symbols/svg-400/rounded/settings.svg?react';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { CreateChannelDialog } from '../features/channels/CreateChannelDialog.tsx';
import { FolderChoices } from '../features/guilds/FolderChoices.tsx';
import { LeaveGuildDialog } from '../features/guilds/LeaveGuildDialog.tsx';
import { mayMoveBy, moveBy } from '../features/guilds/rail.ts';
import type { RailEntry } from '../features/guilds/rail-entries.ts';
import { useArrangeGuilds } from '../features/guilds/use-arrange-guilds.ts';
import { InviteDialog } from '../features/invites/InviteDialog.tsx';
import { useNotifyItems } from '../features/notifications/use-notify-items.tsx';
import { OpenReportsBadge } from '../features/reports/OpenReportsBadge.tsx';
import { useClient, useClientState } from '../lib/client.tsx';
import { openDialog } from '../lib/dialogs.ts';
import { entryChannel } from '../lib/guilds.ts';
import { paths } from '../lib/paths.ts';
import { useMay, useMayAny } from '../lib/permissions.ts';
import { describeProblem } from '../lib/problems.ts';
import { useViewAs } from '../lib/view-as.ts';
import { AppMenu } from '../ui/AppMenu.tsx';
import { showToast } from '../ui/Toasts.tsx';
import type { MenuPoint } from '../ui/use-context-menu.ts';

/** With one of these there is something in the settings. */
const SETTINGS: readonly Permission[] = [
  'BAN_MEMBERS',
  'CREATE_GUILD_EXPRESSIONS',
  'KICK_MEMBERS',
  'MANAGE_GUILD',
  'MANAGE_GUILD_EXPRESSIONS',
  'MANAGE_NICKNAMES',
  'MANAGE_ROLES',
  'MODERATE_MEMBERS',
  'VIEW_AUDIT_LOG',
];

interface GuildMenuProps {
  guild_id: string;
  anchor: HTMLElement | MenuPoint;
  onClose: () => void;
}

export function GuildMenu({ guild_id, anchor, onClose }: GuildMenuProps) {
  const [, navigate] = useLocation();
  const [dialog, setDialog] = useState<'invite' | 'channel' | 'category' | 'leave'>();
  const { i18n } = useLingui();
  const { markGuildRead } = useClient();
  const unread = useClientState((state) => isGuildUnread(state, guild_id));
  const channel_id = useClientState((state) => entryChannel(state, guild_id));
  const name = useClientState((state) => state.guilds[guild_id]?.name ?? '');
  const owner = useClientState((state) => state.guilds[guild_id]?.owner_id === state.me?.id);
  const mayInvite = useMay('CREATE_INSTANT_INVITE', guild_id);
  const mayManageChannels = useMay('MANAGE_CHANNELS', guild_id);
  const mayModerate = useMay('MODERATE_MEMBERS', guild_id);
  const mayRename = useMay('CHANGE_NICKNAME', guild_id);
  const me = useClientState((state) => state.me?.id);
  const maySettings = useMayAny(SETTINGS, guild_id);
  const severalGuilds = useClientState(({ guilds }) => Object.keys(guilds).length > 1);
  const viewing = useViewAs(({ view }) => view?.guild_id === guild_id);

  const notify = useNotifyItems({ guild_id, anchor, onClose });
  const { rail, arrange } = useArrangeGuilds();

  function move(after: readonly RailEntry[]) {
    onClose();
    void arrange(after);
  }

  /** Closes first: the menu may live longer than the page. */
  function go(path: string) {
    onClose();
    navigate(path);
  }

  function readAll() {
    onClose();
    void markGuildRead(guild_id).catch((error: unknown) => showToast(describeProblem(error, i18n)));
  }

  if (dialog === 'invite' && channel_id) return <InviteDialog channel_id={channel_id} onClose={onClose} />;
  if (dialog === 'channel') return <CreateChannelDialog guild_id={guild_id} onClose={onClose} />;
  if (dialog === 'category') return <CreateChannelDialog guild_id={guild_id} initial="category" onClose={onClose} />;
  if (dialog === 'leave') return <LeaveGuildDialog guild_id={guild_id} onClose={onClose} />;
  return (
    <AppMenu label={name} anchor={anchor} onClose={onClose}>
      {unread && (
        <MenuItem onClick={readAll}>
          <ReadIcon />
          <Trans>Mark as read</Trans>
        </MenuItem>
      )}
      {notify}
      {mayInvite && channel_id && (
        <MenuItem onClick={() => setDialog('invite')}>
          <InviteIcon />
          <Trans>Invite people</Trans>
        </MenuItem>
      )}
      {mayManageChannels && (
        <MenuItem onClick={() => setDialog('channel')}>
          <ChannelIcon />
          <Trans>Create a channel</Trans>
        </MenuItem>
      )}
      {mayManageChannels && (
        <MenuItem onClick={() => setDialog('category')}>
          <CategoryIcon />
          <Trans>Create a category</Trans>
        </MenuItem>
      )}
      {mayModerate && (
        <MenuItem onClick={() => go(paths.guildSettings(guild_id, 'reports'))}>
          <ReportsIcon />
          <span style={{ flex: 1 }}>
            <Trans>Reports</Trans>
          </span>
          <OpenReportsBadge guild_id={guild_id} />
        </MenuItem>
      )}
      {(maySettings || viewing) && (
        <MenuItem onClick={() => go(paths.guildSettings(guild_id))}>
          <SettingsIcon />
          <Trans>Server settings</Trans>
        </MenuItem>
      )}
      {me && mayRename && (
        <MenuItem
          onClick={() => {
            onClose();
            openDialog('nickname', { guild_id, user_id: me });
          }}
        >
          <NicknameIcon />
          <Trans>Your name here</Trans>
        </MenuItem>
      )}
      {mayMoveBy(rail, guild_id, -1) && (
        <MenuItem onClick={() => move(moveBy(rail, guild_id, -1))}>
          <UpIcon />
          <Trans>Move up</Trans>
        </MenuItem>
      )}
      {mayMoveBy(rail, guild_id, 1) && (
        <MenuItem onClick={() => move(moveBy(rail, guild_id, 1))}>
          <DownIcon />
          <Trans>Move down</Trans>
        </MenuItem>
      )}
      {severalGuilds && <FolderChoices guild_id={guild_id} rail={rail} onChoose={move} />}
      {!owner && (
        <MenuItem onClick={() => setDialog('leave')} sx={{ color: 'tokens.danger' }}>
          <LeaveIcon />
          <Trans>Leave the server</Trans>
        </MenuItem>
      )}
    </AppMenu>
  );
}
