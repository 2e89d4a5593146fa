import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { DeedDialog } from './DeedDialog.tsx';
import { Field } from './Field.tsx';

interface ConfirmDialogProps {
  title: ReactNode;
  children: ReactNode;
  /** What the button says. */
  confirm: ReactNode;
  /** Asks to type this name first: for what cannot be undone. */
  name?: string;
  onClose: () => void;
  /** Answers what went wrong in a sentence, or nothing. */
  onConfirm: () => Promise<string | undefined>;
}

/** A question before something is gone. */
export function ConfirmDialog({ title, children, confirm, name, onClose, onConfirm }: ConfirmDialogProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const ready = name === undefined || typed.trim().toLowerCase() === name.trim().toLowerCase();
  return (
    <DeedDialog title={title} confirm={confirm} danger withoutReason disabled={!ready} onClose={onClose} onAct={onConfirm}>
      <div>{children}</div>
      {name !== undefined && (
        <Field
          label={t`Type “${name}” to confirm`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoFocus
          autoComplete="off"
        />
      )}
    </DeedDialog>
  );
}
