import { Trans } from '@lingui/react/macro';
import type { DialogProps } from '../../lib/dialogs.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useFriendActs } from './use-friend-acts.ts';

export function BlockDialog({ user_id, onClose }: DialogProps['block'] & { onClose: () => void }) {
  const { name, block } = useFriendActs(user_id);
  return (
    <ConfirmDialog title={<Trans>Block {name}?</Trans>} confirm={<Trans>Block</Trans>} onClose={onClose} onConfirm={block}>
      <Trans>
        They cannot write to you or ask for friendship, and what they write on servers is folded away. If you are friends, that ends. Nobody
        tells them.
      </Trans>
    </ConfirmDialog>
  );
}

export function UnfriendDialog({ user_id, onClose }: DialogProps['unfriend'] & { onClose: () => void }) {
  const { name, unfriend } = useFriendActs(user_id);
  return (
    <ConfirmDialog
      title={<Trans>Remove {name} from your friends?</Trans>}
      confirm={<Trans>Remove</Trans>}
      onClose={onClose}
      onConfirm={unfriend}
    >
      <Trans>You can ask them for friendship again at any time.</Trans>
    </ConfirmDialog>
  );
}
