import { LIMITS } from '@chat-js/protocol/limits.ts';
import { useLingui } from '@lingui/react/macro';
import { Field } from './Field.tsx';

interface ReasonFieldProps {
  value: string;
  onChange: (value: string) => void;
}

/** Why a moderator does something. */
export function ReasonField({ value, onChange }: ReasonFieldProps) {
  const { t } = useLingui();
  return (
    <Field
      label={t`Reason`}
      help={t`Moderators read it in the audit log. You may leave it empty.`}
      value={value}
      maxLength={LIMITS.auditReason.max}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
