import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { GuildFolder } from '@chat-js/protocol/user-settings.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { Field, FieldLabel } from '../../ui/Field.tsx';
import { Swatches } from '../../ui/Swatches.tsx';
import { FOLDER_COLORS } from './folder-colors.ts';

interface FolderDialogProps {
  folder: GuildFolder;
  onSave: (changes: Pick<GuildFolder, 'name' | 'color'>) => Promise<void>;
  onClose: () => void;
}

export function FolderDialog({ folder, onSave, onClose }: FolderDialogProps) {
  const { t, i18n } = useLingui();
  const [name, setName] = useState(folder.name ?? '');
  const [color, setColor] = useState(folder.color);
  const choices = [{ color: null, name: t`None` }, ...FOLDER_COLORS.map((it) => ({ color: it.color, name: i18n._(it.name) }))];
  return (
    <AppDialog
      title={<Trans>Name and colour</Trans>}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void onSave({ name: name.trim() || null, color });
        onClose();
      }}
      actions={
        <Button type="submit">
          <Trans>Save</Trans>
        </Button>
      }
    >
      <Field
        label={t`Name of the folder`}
        help={<Trans>Without a name it is called by its servers.</Trans>}
        value={name}
        maxLength={LIMITS.guildFolderName}
        autoFocus
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <div>
        <FieldLabel as="div">
          <Trans>Colour</Trans>
        </FieldLabel>
        <Swatches label={t`Colour`} choices={choices} value={color} onChange={setColor} />
      </div>
    </AppDialog>
  );
}
