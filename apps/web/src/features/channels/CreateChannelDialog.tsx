import type { Overwrite } from '@chat-js/protocol/channels.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useLocation } from 'wouter';
import { CHANNEL, isTextual } from '../../lib/channel-types.ts';
import { useClient, useClientState } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import { useMay } from '../../lib/permissions.ts';
import { showProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { Field } from '../../ui/Field.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { useTemplates } from '../roles/use-templates.ts';
import { type Access, AccessFields } from './AccessFields.tsx';

type Kind = keyof typeof CHANNEL;

const ONLY_SOME_WRITE: Access = { template: 'announcement', chosen: [] };
const NO_RULES: readonly Overwrite[] = [];

interface CreateChannelDialogProps {
  guild_id: string;
  parent_id?: string | null;
  initial?: Kind;
  onClose: () => void;
}

export function CreateChannelDialog({ guild_id, parent_id = null, initial = 'text', onClose }: CreateChannelDialogProps) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const [, navigate] = useLocation();
  const [kind, setKind] = useState<Kind>(initial);
  const mayRule = useMay('MANAGE_ROLES', guild_id);
  const { rulesOf } = useTemplates(guild_id);
  const categoryRules = useClientState((state) => state.channels[parent_id ?? '']?.permission_overwrites ?? NO_RULES);
  const [access, setAccess] = useState<Access | null>(null);
  const [problem, setProblem] = useState<string>();
  const { register, handleSubmit, setError, formState } = useForm({ defaultValues: { name: '' } });

  /** News are read by everybody and written by a few, unless one says otherwise. */
  function choose(next: Kind) {
    setKind(next);
    if (next === 'announcement') setAccess(access ?? ONLY_SOME_WRITE);
    else if (access === ONLY_SOME_WRITE) setAccess(null);
  }

  async function create({ name }: { name: string }) {
    try {
      const channel = await call('channels.create', {
        guild_id,
        name,
        type: CHANNEL[kind],
        parent_id: kind === 'category' ? null : parent_id,
        ...(access && { permission_overwrites: rulesOf(access.template, categoryRules, access.chosen) }),
      });
      onClose();
      if (isTextual(channel) || kind === 'forum') navigate(paths.channel(guild_id, channel.id));
    } catch (error) {
      setProblem(showProblem(error, i18n, setError, ['name']));
    }
  }

  return (
    <AppDialog
      title={kind === 'category' ? <Trans>Create a category</Trans> : <Trans>Create a channel</Trans>}
      onClose={onClose}
      onSubmit={(event) => void handleSubmit(create)(event)}
      actions={
        <Button type="submit" loading={formState.isSubmitting}>
          <Trans>Create</Trans>
        </Button>
      }
    >
      {initial !== 'category' && (
        <Choices<Kind>
          label={t`What kind?`}
          value={kind}
          onChange={choose}
          choices={[
            { value: 'text', label: t`Text`, help: t`For writing` },
            { value: 'announcement', label: t`Announcements`, help: t`For news that other channels can follow` },
            { value: 'voice', label: t`Voice`, help: t`For speaking` },
            { value: 'forum', label: t`Forum`, help: t`For posts, each a conversation of its own` },
          ]}
        />
      )}
      <Field
        label={kind === 'category' ? t`Category name` : t`Channel name`}
        {...register('name', { validate: (value) => value.trim() !== '' || t`Give it a name.`, maxLength: LIMITS.channelName.max })}
        error={formState.errors.name?.message}
        autoFocus
        autoComplete="off"
      />
      {mayRule && <AccessFields guild_id={guild_id} value={access} onChange={setAccess} />}
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
    </AppDialog>
  );
}
