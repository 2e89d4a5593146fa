import type { GuildTemplate } from '@chat-js/protocol/guilds.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useLocation } from 'wouter';
import { useClient } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import { showProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { Field } from '../../ui/Field.tsx';
import { GuildIcon } from '../../ui/GuildIcon.tsx';
import { ImageField } from '../../ui/ImageField.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';

interface Values {
  name: string;
  icon: string | null;
  template: GuildTemplate;
}

export function CreateGuildDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const [, navigate] = useLocation();
  const [problem, setProblem] = useState<string>();
  const { register, control, handleSubmit, watch, setError, formState } = useForm<Values>({
    defaultValues: { name: '', icon: null, template: 'community' },
  });
  const name = watch('name');

  async function create(values: Values) {
    try {
      const guild = await call('guilds.create', values);
      onClose();
      navigate(paths.guild(guild.id));
    } catch (error) {
      setProblem(showProblem(error, i18n, setError, ['name', 'icon']));
    }
  }

  return (
    <AppDialog
      title={<Trans>Create a server</Trans>}
      onClose={onClose}
      onSubmit={(event) => void handleSubmit(create)(event)}
      actions={
        <Button type="submit" loading={formState.isSubmitting}>
          <Trans>Create</Trans>
        </Button>
      }
    >
      <Controller
        control={control}
        name="icon"
        render={({ field }) => (
          <ImageField
            label={t`Picture of the server`}
            preview={<GuildIcon id="1" name={name || '?'} src={field.value} size={64} />}
            removable={field.value !== null}
            maxSize={LIMITS.imageBytes}
            onChange={field.onChange}
          />
        )}
      />
      <Field
        label={t`Server name`}
        {...register('name', { validate: (value) => value.trim() !== '' || t`Give it a name.`, maxLength: LIMITS.guildName.max })}
        error={formState.errors.name?.message}
        autoFocus
        autoComplete="off"
      />
      <Controller
        control={control}
        name="template"
        render={({ field }) => (
          <Choices<GuildTemplate>
            label={t`Channels to begin with`}
            value={field.value}
            onChange={field.onChange}
            columns={2}
            choices={[
              { value: 'community', label: t`A community` },
              { value: 'friends', label: t`Friends` },
              { value: 'team', label: t`A team` },
              { value: 'empty', label: t`None` },
            ]}
          />
        )}
      />
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
    </AppDialog>
  );
}
