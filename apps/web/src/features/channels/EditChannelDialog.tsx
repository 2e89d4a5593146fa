import type { Channel } from '@chat-js/protocol/channels.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { CHANNEL } from '../../lib/channel-types.ts';
import { useClient } from '../../lib/client.tsx';
import { showProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { Field, TextArea } from '../../ui/Field.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';

interface Values {
  name: string;
  topic: string;
}

export function EditChannelDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const [problem, setProblem] = useState<string>();
  const { register, handleSubmit, setError, formState } = useForm<Values>({
    defaultValues: { name: channel.name, topic: channel.topic ?? '' },
  });

  async function save({ name, topic }: Values) {
    try {
      await call('channels.update', {
        channel_id: channel.id,
        name,
        ...(channel.type === CHANNEL.category ? {} : { topic: topic || null }),
      });
      onClose();
    } catch (error) {
      setProblem(showProblem(error, i18n, setError, ['name', 'topic']));
    }
  }

  return (
    <AppDialog
      title={channel.name}
      onClose={onClose}
      onSubmit={(event) => void handleSubmit(save)(event)}
      actions={
        <Button type="submit" loading={formState.isSubmitting}>
          <Trans>Save</Trans>
        </Button>
      }
    >
      <Field
        label={channel.type === CHANNEL.category ? t`Category name` : t`Channel name`}
        {...register('name', { validate: (value) => value.trim() !== '' || t`Give it a name.`, maxLength: LIMITS.channelName.max })}
        error={formState.errors.name?.message}
        autoFocus
        autoComplete="off"
      />
      {channel.type !== CHANNEL.category && (
        <TextArea
          label={t`Description`}
          {...register('topic', {
            maxLength: { value: LIMITS.channelTopic.max, message: t`At most ${LIMITS.channelTopic.max} characters.` },
          })}
          error={formState.errors.topic?.message}
          help={t`What belongs here. It stands beside the name.`}
        />
      )}
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
    </AppDialog>
  );
}
