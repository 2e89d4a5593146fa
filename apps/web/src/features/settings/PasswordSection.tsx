import { CallError } from '@chat-js/client/errors.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useClient } from '../../lib/client.tsx';
import { showProblem } from '../../lib/problems.ts';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { useAccountRules } from '../auth/use-account-rules.ts';

const Form = styled('form')({
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
  alignItems: 'stretch',
  '& > button': { alignSelf: 'flex-start' },
});

interface Values {
  password: string;
  new_password: string;
}

export function PasswordSection() {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const rules = useAccountRules();
  const [problem, setProblem] = useState<string>();
  const { register, handleSubmit, setError, reset, formState } = useForm<Values>({ defaultValues: { password: '', new_password: '' } });

  async function save(values: Values) {
    setProblem(undefined);
    try {
      await call('auth.changePassword', values);
      reset();
      showToast(t`The password is changed. Other devices are logged out.`);
    } catch (error) {
      if (error instanceof CallError && error.code === 700003) {
        return setError('password', { message: t`This is not your password.` }, { shouldFocus: true });
      }
      setProblem(showProblem(error, i18n, setError, ['password', 'new_password']));
    }
  }

  return (
    <Form onSubmit={(event) => void handleSubmit(save)(event)} noValidate>
      <PasswordField
        label={t`Password until now`}
        {...register('password', { required: t`Enter your password.` })}
        error={formState.errors.password?.message}
        autoComplete="current-password"
      />
      <PasswordField
        label={t`New password`}
        {...register('new_password', { validate: (value) => rules.password(value) ?? true })}
        error={formState.errors.new_password?.message}
        help={t`At least 8 characters.`}
        autoComplete="new-password"
      />
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
      <Button type="submit" loading={formState.isSubmitting}>
        <Trans>Change the password</Trans>
      </Button>
    </Form>
  );
}
