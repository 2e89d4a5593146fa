import type { Emoji } from '@chat-js/protocol/emojis.ts';
import { Trans } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useEmojiProblem } from './use-emoji-problem.ts';

interface DeleteEmojiDialogProps {
  guild_id: string;
  emoji: Pick<Emoji, 'id' | 'name'>;
  onClose: () => void;
}

export function DeleteEmojiDialog({ guild_id, emoji, onClose }: DeleteEmojiDialogProps) {
  const { call } = useClient();
  const describe = useEmojiProblem();
  return (
    <ConfirmDialog
      title={<Trans>Delete :{emoji.name}:?</Trans>}
      confirm={<Trans>Delete</Trans>}
      onClose={onClose}
      onConfirm={() => call('emojis.delete', { guild_id, emoji_id: emoji.id }).then(() => undefined, describe)}
    >
      <Trans>Messages and reactions with it keep its name and lose its picture. This cannot be undone.</Trans>
    </ConfirmDialog>
  );
}
