import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { type FormEvent, type ReactNode, useState } from 'react';
import { AppDialog } from './AppDialog.tsx';
import { Field } from './Field.tsx';
import { ErrorNotice } from './Notice.tsx';

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

export function ConfirmDialog({ title, children, confirm, name, onClose, onConfirm }: ConfirmDialogProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const ready = name === undefined || typed.trim().toLowerCase() === name.trim().toLowerCase();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    const sentence = await onConfirm();
    setBusy(false);
    if (sentence === undefined) onClose();
    else setProblem(sentence);
  }

  return (
    <AppDialog
      title={title}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      actions={
        <>
          <Button variant="text" color="inherit" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" color="error" disabled={!ready} loading={busy}>
            {confirm}
          </Button>
        </>
      }
    >
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
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
    </AppDialog>
  );
}
