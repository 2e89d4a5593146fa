import { LIMITS } from '@chat-js/protocol/limits.ts';
import { useLingui } from '@lingui/react/macro';
import { fromField, toField } from '../lib/later-times.ts';
import { Field } from './Field.tsx';

interface TimeFieldProps {
  /** As the browser's own field has it. */
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
}

/** Day and time of the person's own zone. */
export function TimeField({ value, onChange, autoFocus }: TimeFieldProps) {
  const { t } = useLingui();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = Date.now();
  return (
    <Field
      label={t`Day and time`}
      type="datetime-local"
      value={value}
      min={toField(now)}
      max={toField(now + LIMITS.scheduled.latestMs)}
      autoFocus={autoFocus}
      help={t`In your time zone, ${zone}`}
      error={fromField(value, now) === undefined ? t`Choose a time that is still to come.` : undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
