import type { Channel } from '@chat-js/protocol/channels.ts';
import type { ForumTag } from '@chat-js/protocol/forums.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import { useClient } from '../../lib/client.tsx';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { TagChoice } from '../../ui/TagChoice.tsx';
import { useThreadProblem } from './use-thread-problem.ts';
import { useThreadRights } from './use-thread-rights.ts';

interface PostTagsDialogProps {
  post: Channel;
  /** Those of its forum. */
  tags: readonly ForumTag[];
  onClose: () => void;
}

/** Chooses the tags of a post. */
export function PostTagsDialog({ post, tags, onClose }: PostTagsDialogProps) {
  const { call } = useClient();
  const sentence = useThreadProblem();
  const { manages } = useThreadRights(post);
  const [value, setValue] = useState<readonly Id[]>(post.applied_tags ?? []);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function save(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      // One that was deleted meanwhile is not there to be set.
      const applied_tags = value.filter((id) => tags.some((tag) => tag.id === id));
      await call('channels.update', { channel_id: post.id, applied_tags });
      onClose();
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  }

  return (
    <AppDialog
      title={<Trans>Tags of the post</Trans>}
      onClose={onClose}
      onSubmit={(event) => void save(event)}
      actions={
        <Button type="submit" loading={busy}>
          <Trans>Save</Trans>
        </Button>
      }
    >
      <TagChoice label={post.name} tags={tags} value={value} max={LIMITS.forumTag.perPost} moderates={manages} onChange={setValue} />
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
    </AppDialog>
  );
}
