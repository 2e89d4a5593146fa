import { useLingui } from '@lingui/react/macro';
import type { UseFormReturn } from 'react-hook-form';
import { type AppLocale, chooseLocale, LOCALE_NAMES, LOCALES } from '../../lib/i18n.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Field } from '../../ui/Field.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useAccountRules } from '../auth/use-account-rules.ts';
import type { SetupValues } from './use-setup-form.ts';

export function AccountStep({ form }: { form: UseFormReturn<SetupValues> }) {
  const { t, i18n } = useLingui();
  const rules = useAccountRules();
  const { errors } = form.formState;
  return (
    <>
      <Choices<AppLocale>
        label={t`Language`}
        value={LOCALES.find((locale) => locale === i18n.locale) ?? 'en'}
        onChange={(locale) => void chooseLocale(locale)}
        choices={LOCALES.map((locale) => ({ value: locale, label: <span lang={locale}>{LOCALE_NAMES[locale]}</span> }))}
        columns={2}
      />
      <Field
        label={t`Name`}
        {...form.register('username', { validate: (value) => rules.username(value) ?? true })}
        error={errors.username?.message}
        help={t`You will be the administrator of everything here.`}
        autoComplete="username"
        autoFocus
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField
        label={t`Password`}
        {...form.register('password', { validate: (value) => rules.password(value) ?? true })}
        error={errors.password?.message}
        help={t`At least 8 characters.`}
        autoComplete="new-password"
      />
    </>
  );
}
