import { toCallError } from '@chat-js/client/errors.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { type FormEvent, type ReactNode, useState } from 'react';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { useThreadProblem } from './use-thread-problem.ts';

interface NameDialogProps {
  title: ReactNode;
  /** What the button says. */
  confirm: ReactNode;
  /** What stands there first. */
  name: string;
  help?: ReactNode;
  /** What else is asked. */
  children?: ReactNode;
  /** Throws what the server says against it. */
  onName: (name: string) => Promise<void>;
  onClose: () => void;
}

/** Asks what a thread is called. */
export function NameDialog({ title, confirm, name, help, children, onName, onClose }: NameDialogProps) {
  const { t } = useLingui();
  const sentence = useThreadProblem();
  const [value, setValue] = useState(name);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<string>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    if (value.trim() === '') return setError(t`Give it a name.`);
    setBusy(true);
    setProblem(undefined);
    try {
      await onName(value);
    } catch (thrown) {
      if (toCallError(thrown).errors?.['name']) setError(t`1 to 100 characters.`);
      else setProblem(sentence(thrown));
      setBusy(false);
    }
  }

  return (
    <AppDialog
      title={title}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      actions={
        <Button type="submit" loading={busy}>
          {confirm}
        </Button>
      }
    >
      <Field
        label={t`Name of the thread`}
        value={value}
        error={error}
        help={help}
        maxLength={LIMITS.channelName.max}
        autoFocus
        autoComplete="off"
        onFocus={({ target }) => target.select()}
        onChange={(event) => {
          setValue(event.target.value);
          setError(undefined);
        }}
      />
      {children}
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
    </AppDialog>
  );
}
