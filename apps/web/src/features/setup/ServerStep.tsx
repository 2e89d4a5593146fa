import { useLingui } from '@lingui/react/macro';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { Choices } from '../../ui/Choices.tsx';
import { Field } from '../../ui/Field.tsx';
import type { SetupValues } from './use-setup-form.ts';

export function ServerStep({ form }: { form: UseFormReturn<SetupValues> }) {
  const { t } = useLingui();
  const { errors } = form.formState;
  return (
    <>
      <Field
        label={t`Server name`}
        {...form.register('guild_name', {
          validate: (value) => value.trim() !== '' || t`Give it a name.`,
          maxLength: { value: 100, message: t`1 to 100 characters.` },
        })}
        error={errors.guild_name?.message}
        autoFocus
        autoComplete="off"
      />
      <Controller
        control={form.control}
        name="template"
        render={({ field }) => (
          <Choices
            label={t`What is it for?`}
            value={field.value}
            onChange={field.onChange}
            choices={[
              { value: 'community', label: t`A community`, help: t`Rules, news, a few rooms to talk` },
              { value: 'friends', label: t`Friends`, help: t`One room to write, one to speak` },
              { value: 'team', label: t`A team`, help: t`Work, questions, meetings` },
            ]}
          />
        )}
      />
      <Controller
        control={form.control}
        name="registration"
        render={({ field }) => (
          <Choices
            label={t`Who may join?`}
            value={field.value}
            onChange={field.onChange}
            choices={[
              { value: 'invite', label: t`People with an invite` },
              { value: 'approval', label: t`Anyone, after you agree` },
              { value: 'open', label: t`Anyone` },
            ]}
          />
        )}
      />
    </>
  );
}
