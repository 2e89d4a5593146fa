import type { Channel } from '@chat-js/protocol/channels.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { CHANNEL, isTextual } from '../../lib/channel-types.ts';
import { useClient } from '../../lib/client.tsx';
import { useMay } from '../../lib/permissions.ts';
import { showProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { Field, TextArea } from '../../ui/Field.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { isLocked, lock } from './lock.ts';
import { draftsOf, type TagDraft, TagsEditor } from './TagsEditor.tsx';
import { useSlowModes } from './use-slow-modes.ts';
import { VoiceFields, type VoiceSettings } from './VoiceFields.tsx';

/** CHANNEL_FLAG without its table, which would bring Zod into the browser. */
const REQUIRE_TAG = 1 << 4;

interface Values {
  name: string;
  topic: string;
  slow: number;
  locked: boolean;
  tags: TagDraft[];
  needsTag: boolean;
  news: boolean;
  voice: VoiceSettings;
}

export function EditChannelDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const client = useClient();
  const { call } = client;
  const mayLock = useMay('MANAGE_ROLES', channel.guild_id, channel.id);
  const slowModes = useSlowModes(channel.rate_limit_per_user);
  const forum = channel.type === CHANNEL.forum;
  const news = channel.type === CHANNEL.announcement;
  const voice = channel.type === CHANNEL.voice;
  const writable = forum || isTextual(channel);
  const [problem, setProblem] = useState<string>();
  const { register, control, handleSubmit, setError, formState } = useForm<Values>({
    defaultValues: {
      ...{ name: channel.name, topic: channel.topic ?? '', slow: channel.rate_limit_per_user, locked: isLocked(channel), news },
      ...{ tags: draftsOf(channel.available_tags ?? []), needsTag: (channel.flags & REQUIRE_TAG) !== 0 },
      voice: { user_limit: channel.user_limit ?? 0, bitrate: channel.bitrate ?? LIMITS.voiceBitrate.default },
    },
  });

  async function save({ name, topic, slow, locked, tags, needsTag, ...given }: Values) {
    setProblem(undefined);
    if (tags.some((tag) => tag.name.trim() === '')) return setProblem(t`Give each tag a name.`);
    if (new Set(tags.map((tag) => tag.name.trim().toLowerCase())).size < tags.length) return setProblem(t`Two tags have the same name.`);
    try {
      await call('channels.update', {
        channel_id: channel.id,
        name,
        ...(channel.type === CHANNEL.category ? {} : { topic: topic || null }),
        ...(forum && { available_tags: tags.map(({ key: _, ...tag }) => tag), flags: needsTag ? REQUIRE_TAG : 0 }),
        ...(voice && given.voice),
        ...(given.news === news ? {} : { type: given.news ? CHANNEL.announcement : CHANNEL.text }),
        ...(slow === channel.rate_limit_per_user ? {} : { rate_limit_per_user: slow }),
      });
      if (locked !== isLocked(channel)) await lock(client, channel, locked);
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
          label={forum ? t`Guidelines` : t`Description`}
          {...register('topic', {
            maxLength: { value: LIMITS.channelTopic.max, message: t`At most ${LIMITS.channelTopic.max} characters.` },
          })}
          error={formState.errors.topic?.message}
          help={forum ? t`What belongs here. They stand above the posts.` : t`What belongs here. It stands beside the name.`}
        />
      )}
      {writable && (
        <Controller
          name="slow"
          control={control}
          render={({ field }) => <SelectField label={t`Slow mode`} value={field.value} options={slowModes} onChange={field.onChange} />}
        />
      )}
      {voice && (
        <Controller name="voice" control={control} render={({ field }) => <VoiceFields value={field.value} onChange={field.onChange} />} />
      )}
      {forum && (
        <Controller
          name="tags"
          control={control}
          render={({ field }) => (
            <TagsEditor guild_id={channel.guild_id} channel_id={channel.id} value={field.value} onChange={field.onChange} />
          )}
        />
      )}
      {forum && (
        <FormControlLabel
          control={
            <Controller
              name="needsTag"
              control={control}
              render={({ field: { value, ...field } }) => <Switch {...field} checked={value} />}
            />
          }
          label={<Trans>Each post needs a tag</Trans>}
        />
      )}
      {isTextual(channel) && (
        <FormControlLabel
          control={
            <Controller name="news" control={control} render={({ field: { value, ...field } }) => <Switch {...field} checked={value} />} />
          }
          label={<Trans>For announcements: other channels can follow it and get what is published here</Trans>}
        />
      )}
      {writable && mayLock && (
        <FormControlLabel
          control={
            <Controller
              name="locked"
              control={control}
              render={({ field: { value, ...field } }) => <Switch {...field} checked={value} />}
            />
          }
          label={<Trans>Locked: only those who are let in by a role write here</Trans>}
        />
      )}
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
    </AppDialog>
  );
}
