import { Trans } from '@lingui/react/macro';
import type { DialogProps } from '../../lib/dialogs.ts';
import { usePerson } from '../../lib/use-person.ts';
import { DeedDialog } from '../../ui/DeedDialog.tsx';
import { useMemberActs } from './use-member-acts.ts';

export function KickDialog({ guild_id, user_id, onClose }: DialogProps['kick'] & { onClose: () => void }) {
  const { name } = usePerson(guild_id, user_id);
  const { kick } = useMemberActs(guild_id, user_id);
  return (
    <DeedDialog title={<Trans>Kick {name}?</Trans>} confirm={<Trans>Kick</Trans>} danger onClose={onClose} onAct={kick}>
      <div>
        <Trans>They lose the server and their roles at once. With an invite they can come back.</Trans>
      </div>
    </DeedDialog>
  );
}
