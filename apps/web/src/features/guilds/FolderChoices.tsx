import type { Id } from '@chat-js/protocol/ids.ts';
import type { GuildFolder } from '@chat-js/protocol/user-settings.ts';
import { Trans } from '@lingui/react/macro';
import NewIcon from '@material-symbols/svg-400/rounded/create_new_folder.svg?react';
import IntoIcon from '@material-symbols/svg-400/rounded/folder.svg?react';
import OutIcon from '@material-symbols/svg-400/rounded/folder_off.svg?react';
import MenuItem from '@mui/material/MenuItem';
import { folderOf, putInto, putIntoNew, takeOut } from './rail.ts';
import { folderKey, type RailEntry } from './rail-entries.ts';
import { useFolderName } from './use-folder-name.ts';

interface FolderChoicesProps {
  guild_id: Id;
  rail: readonly RailEntry[];
  onChoose: (after: readonly RailEntry[]) => void;
}

/** Into which folder a server goes, or out of which. Stands in its menu. */
export function FolderChoices({ guild_id, rail, onChoose }: FolderChoicesProps) {
  const own = folderOf(rail, guild_id);
  const others = rail.flatMap(({ folder }) => (folder && folder !== own ? [folder] : []));
  return (
    <>
      {others.map((folder) => (
        <MenuItem key={folder.id} onClick={() => onChoose(putInto(rail, guild_id, folderKey(folder.id)))}>
          <IntoIcon />
          <Into folder={folder} />
        </MenuItem>
      ))}
      {own ? (
        <MenuItem onClick={() => onChoose(takeOut(rail, guild_id))}>
          <OutIcon />
          <Trans>Take out of the folder</Trans>
        </MenuItem>
      ) : (
        <MenuItem onClick={() => onChoose(putIntoNew(rail, guild_id))}>
          <NewIcon />
          <Trans>New folder</Trans>
        </MenuItem>
      )}
    </>
  );
}

function Into({ folder }: { folder: GuildFolder }) {
  const name = useFolderName(folder);
  return (
    <span style={{ maxWidth: 260, overflow: 'hidden', textOverflow: 'ellipsis' }}>
      <Trans>Put into “{name}”</Trans>
    </span>
  );
}
