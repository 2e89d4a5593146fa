import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Field } from './Field.tsx';
import { PasswordField } from './PasswordField.tsx';

interface CredentialFieldsProps {
  /** A new account, or one that is there already: password managers want to know. */
  registering: boolean;
  errors: { username?: string | undefined; password?: string | undefined };
  nameLabel?: string;
  nameHelp?: ReactNode;
  passwordHelp?: ReactNode;
}

/** The fields `username` and `password` of a plain form. */
export function CredentialFields({ registering, errors, nameLabel, nameHelp, passwordHelp }: CredentialFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <Field
        label={nameLabel ?? t`Name`}
        name="username"
        error={errors.username}
        help={nameHelp}
        autoComplete="username"
        autoFocus
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField
        label={t`Password`}
        name="password"
        error={errors.password}
        help={passwordHelp}
        autoComplete={registering ? 'new-password' : 'current-password'}
      />
    </>
  );
}
