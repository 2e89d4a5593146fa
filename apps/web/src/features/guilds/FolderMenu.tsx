import { isGuildUnread } from '@chat-js/client/unread.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import DownIcon from '@material-symbols/svg-400/rounded/arrow_downward.svg?react';
import UpIcon from '@material-symbols/svg-400/rounded/arrow_upward.svg?react';
import EditIcon from '@material-symbols/svg-400/rounded/edit.svg?react';
import BreakUpIcon from '@material-symbols/svg-400/rounded/folder_off.svg?react';
import ReadIcon from '@material-symbols/svg-400/rounded/mark_chat_read.svg?react';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppMenu } from '../../ui/AppMenu.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { FolderDialog } from './FolderDialog.tsx';
import { breakUp, changeFolder, mayMoveBy, moveBy } from './rail.ts';
import { folderKey, type RailEntry } from './rail-entries.ts';
import { useArrangeGuilds } from './use-arrange-guilds.ts';
import { useFolderName } from './use-folder-name.ts';

/** What one can do with a folder of the rail. */
export function FolderMenu({ folder_id, at, onClose }: DialogProps['folderMenu'] & { onClose: () => void }) {
  const { i18n } = useLingui();
  const { markGuildRead } = useClient();
  const { rail, arrange } = useArrangeGuilds();
  const [editing, setEditing] = useState(false);
  const key = folderKey(folder_id);
  const folder = rail.find((entry) => entry.folder?.id === folder_id)?.folder;
  const name = useFolderName(folder ?? { name: null, guild_ids: [] });
  const unread = useClientState((state) => (folder?.guild_ids ?? []).filter((id) => isGuildUnread(state, id)));
  if (!folder) return null;
  if (editing)
    return <FolderDialog folder={folder} onSave={(changes) => arrange(changeFolder(rail, folder_id, changes))} onClose={onClose} />;

  function act(after: readonly RailEntry[]) {
    onClose();
    void arrange(after);
  }

  function readAll() {
    onClose();
    Promise.all(unread.map(markGuildRead)).catch((error: unknown) => showToast(describeProblem(error, i18n)));
  }

  return (
    <AppMenu label={name} anchor={at} onClose={onClose}>
      {unread.length > 0 && (
        <MenuItem onClick={readAll}>
          <ReadIcon />
          <Trans>Mark as read</Trans>
        </MenuItem>
      )}
      <MenuItem onClick={() => setEditing(true)}>
        <EditIcon />
        <Trans>Name and colour</Trans>
      </MenuItem>
      {mayMoveBy(rail, key, -1) && (
        <MenuItem onClick={() => act(moveBy(rail, key, -1))}>
          <UpIcon />
          <Trans>Move up</Trans>
        </MenuItem>
      )}
      {mayMoveBy(rail, key, 1) && (
        <MenuItem onClick={() => act(moveBy(rail, key, 1))}>
          <DownIcon />
          <Trans>Move down</Trans>
        </MenuItem>
      )}
      <MenuItem onClick={() => act(breakUp(rail, folder_id))}>
        <BreakUpIcon />
        <Trans>Break up the folder</Trans>
      </MenuItem>
    </AppMenu>
  );
}
