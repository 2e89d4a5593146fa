import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { Plural, Trans } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { MessageText } from './MessageText.tsx';
import { endSelection } from './selection.ts';
import { textOf } from './text-of.ts';
import { useRemoval } from './use-removal.ts';

const Quote = styled('blockquote')(({ theme }) => ({
  margin: '12px 0 0',
  padding: '8px 12px',
  maxHeight: 160,
  overflowY: 'auto',
  borderRadius: RADIUS.row,
  background: theme.vars?.palette.tokens.raised2,
  '& b': { fontWeight: 650 },
}));

interface DeleteProps {
  guild_id: Id;
  message: Message;
  name: string;
  onClose: () => void;
}

export function DeleteMessageDialog({ guild_id, message, name, onClose }: DeleteProps) {
  const { remove } = useRemoval(guild_id, message.channel_id);
  return (
    <ConfirmDialog
      title={<Trans>Delete this message?</Trans>}
      confirm={<Trans>Delete</Trans>}
      onClose={onClose}
      onConfirm={() => remove([message.id])}
    >
      <Trans>It can be brought back from the audit log for 15 minutes.</Trans>
      <Quote>
        <b>{name}</b>
        <MessageText guild_id={guild_id} content={textOf(message)} />
      </Quote>
    </ConfirmDialog>
  );
}

export function DeleteRecentDialog({ guild_id, message, name, onClose }: DeleteProps) {
  const { removeOf } = useRemoval(guild_id, message.channel_id);
  return (
    <ConfirmDialog
      title={<Trans>Delete what {name} wrote in the last hour?</Trans>}
      confirm={<Trans>Delete</Trans>}
      onClose={onClose}
      onConfirm={() => removeOf(message.author.id)}
    >
      <Trans>
        In every channel that you moderate, at most the newest 1,000 messages at once. It can be brought back from the audit log for 15
        minutes.
      </Trans>
    </ConfirmDialog>
  );
}

export function DeleteSelectedDialog({
  guild_id,
  channel_id,
  ids,
  onClose,
}: {
  guild_id: Id;
  channel_id: Id;
  ids: Id[];
  onClose: () => void;
}) {
  const { remove } = useRemoval(guild_id, channel_id);

  async function removeAll() {
    const problem = await remove(ids);
    if (problem === undefined) endSelection();
    return problem;
  }

  return (
    <ConfirmDialog
      title={<Plural value={ids.length} one="Delete # message?" other="Delete # messages?" />}
      confirm={<Trans>Delete</Trans>}
      onClose={onClose}
      onConfirm={removeAll}
    >
      <Trans>What others wrote can be brought back from the audit log for 15 minutes.</Trans>
    </ConfirmDialog>
  );
}
