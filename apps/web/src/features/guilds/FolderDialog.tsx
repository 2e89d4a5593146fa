import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { GuildFolder } from '@chat-js/protocol/user-settings.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import CheckIcon from '@material-symbols/svg-400/rounded/check.svg?react';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { Field, FieldLabel } from '../../ui/Field.tsx';
import { FOLDER_COLORS, hexOf } from './folder-colors.ts';

const Grid = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8 });

const Swatch = styled(ButtonBase)(({ theme }) => ({
  width: 36,
  height: 36,
  borderRadius: 8,
  color: '#fff',
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& svg': { filter: 'drop-shadow(0 0 2px rgba(0, 0, 0, 0.9))' },
  '@media (pointer: coarse)': { width: 44, height: 44 },
}));

interface FolderDialogProps {
  folder: GuildFolder;
  onSave: (changes: Pick<GuildFolder, 'name' | 'color'>) => Promise<void>;
  onClose: () => void;
}

export function FolderDialog({ folder, onSave, onClose }: FolderDialogProps) {
  const { t, i18n } = useLingui();
  const [name, setName] = useState(folder.name ?? '');
  const [color, setColor] = useState(folder.color);
  const choices = [{ color: null, label: t`None` }, ...FOLDER_COLORS.map((it) => ({ color: it.color, label: i18n._(it.name) }))];
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
        <Grid role="group" aria-label={t`Colour`}>
          {choices.map((choice) => (
            <Swatch
              key={choice.color}
              aria-label={choice.label}
              title={choice.label}
              aria-pressed={choice.color === color}
              style={{ background: choice.color === null ? 'var(--mui-palette-tokens-muted)' : hexOf(choice.color) }}
              onClick={() => setColor(choice.color)}
            >
              {choice.color === color && <CheckIcon />}
            </Swatch>
          ))}
        </Grid>
      </div>
    </AppDialog>
  );
}
