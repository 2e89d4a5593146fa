import { toCallError } from '@chat-js/client/errors.ts';
import { makeNonce } from '@chat-js/client/nonce.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import AddIcon from '@material-symbols/svg-400/rounded/add.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useClient } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import { useMay } from '../../lib/permissions.ts';
import { Field, TextArea } from '../../ui/Field.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { TagChoice } from '../../ui/TagChoice.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { useChannelWire } from '../messages/use-channel-wire.ts';
import { useThreadProblem } from '../threads/use-thread-problem.ts';

const Frame = styled('form')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: 14,
  padding: 14,
  borderRadius: RADIUS.card,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& > footer': { display: 'flex', justifyContent: 'flex-end', gap: 8 },
}));

interface Form {
  forum: Channel;
  /** A tag has to be chosen. */
  needsTag: boolean;
}

interface NewPostProps extends Form {
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** Writes a post, and leads into it. */
export function NewPost({ open, onOpen, ...form }: NewPostProps) {
  if (open) return <PostForm {...form} onClose={() => onOpen(false)} />;
  return (
    <Button startIcon={<AddIcon />} onClick={() => onOpen(true)} sx={{ alignSelf: 'flex-start' }}>
      <Trans>New post</Trans>
    </Button>
  );
}

function PostForm({ forum, needsTag, onClose }: Form & { onClose: () => void }) {
  const { id: channel_id, guild_id, available_tags = [] } = forum;
  const { t } = useLingui();
  const { call } = useClient();
  const [, navigate] = useLocation();
  const sentence = useThreadProblem();
  const moderates = useMay('MANAGE_THREADS', guild_id, channel_id);
  const wire = useChannelWire(guild_id, channel_id);
  const [draft, setDraft] = useState<{ title: string; text: string; tags: Id[] }>({ title: '', text: '', tags: [] });
  const [errors, setErrors] = useState<{ title?: string; text?: string; problem?: string }>({});
  const [busy, setBusy] = useState(false);
  // What was sent and not answered may have arrived: the same is not written twice.
  const nonce = useRef(makeNonce());

  function change(changes: Partial<typeof draft>) {
    setDraft({ ...draft, ...changes });
    setErrors({});
    nonce.current = makeNonce();
  }

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (busy) return;
    const { title, text, tags } = draft;
    if (title.trim() === '') return setErrors({ title: t`Give it a name.` });
    if (text.trim() === '') return setErrors({ text: t`Write something.` });
    if (needsTag && tags.length === 0) return setErrors({ problem: t`Choose a tag.` });
    setBusy(true);
    try {
      const message = { content: wire.toWire(text), nonce: nonce.current };
      const post = await call('threads.create', { channel_id, name: title, applied_tags: tags, message });
      onClose();
      navigate(paths.channel(guild_id, post.id));
    } catch (error) {
      const fields = toCallError(error).errors;
      if (fields?.['name']) setErrors({ title: t`1 to 100 characters.` });
      else setErrors({ problem: sentence(error) });
      setBusy(false);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
    if (event.key === 'Escape' && draft.title === '' && draft.text === '') {
      event.stopPropagation();
      onClose();
    }
  }

  return (
    <Frame aria-label={t`New post`} onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown} noValidate>
      <Field
        label={t`Title`}
        value={draft.title}
        error={errors.title}
        maxLength={LIMITS.channelName.max}
        autoFocus
        autoComplete="off"
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextArea
        label={t`Text`}
        value={draft.text}
        error={errors.text}
        maxLength={LIMITS.messageContent.max}
        onChange={(event) => change({ text: event.target.value })}
      />
      {available_tags.length > 0 && (
        <TagChoice
          label={needsTag ? <Trans>Tags: at least one</Trans> : <Trans>Tags</Trans>}
          tags={available_tags}
          value={draft.tags}
          max={LIMITS.forumTag.perPost}
          moderates={moderates}
          onChange={(tags) => change({ tags })}
        />
      )}
      {errors.problem && <ErrorNotice>{errors.problem}</ErrorNotice>}
      <footer>
        <Button variant="text" color="inherit" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" loading={busy}>
          <Trans>Post</Trans>
        </Button>
      </footer>
    </Frame>
  );
}
