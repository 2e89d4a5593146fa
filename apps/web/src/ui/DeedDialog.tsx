import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { AppDialog } from './AppDialog.tsx';
import { ErrorNotice } from './Notice.tsx';
import { ReasonField } from './ReasonField.tsx';

interface DeedDialogProps {
  title: ReactNode;
  /** What the button says. */
  confirm: ReactNode;
  danger?: boolean;
  /** Nothing can be done yet. */
  disabled?: boolean;
  /** Nobody has to be told why. */
  withoutReason?: boolean;
  children?: ReactNode;
  onClose: () => void;
  /** Answers what went wrong in a sentence, or nothing. */
  onAct: (reason: string | undefined) => Promise<string | undefined>;
}

/** What a moderator does to somebody: what exactly, why, and the button. */
export function DeedDialog({ title, confirm, danger, disabled, withoutReason, children, onClose, onAct }: DeedDialogProps) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const button = useRef<HTMLButtonElement>(null);
  // While it is busy the button cannot hold the focus, and without one Escape closes nothing.
  useEffect(() => {
    if (problem !== undefined && !busy) button.current?.focus();
  }, [problem, busy]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (disabled || busy) return;
    setBusy(true);
    setProblem(undefined);
    const sentence = await onAct(reason.trim() || undefined);
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
          <Button ref={button} type="submit" color={danger ? 'error' : 'primary'} disabled={disabled} loading={busy}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      {!withoutReason && <ReasonField value={reason} onChange={setReason} />}
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
    </AppDialog>
  );
}
